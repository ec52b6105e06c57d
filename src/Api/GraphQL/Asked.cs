namespace EventSourcedOps.Api.GraphQL;

/// <summary>Numbers that callers ask for.</summary>
internal static class Asked
{
    /// <summary>What was asked, or the usual; refused where it is out of bounds.</summary>
    public static int Within(int? asked, int usual, int most, string name) => (asked ?? usual) is var number && number >= 1 && number <= most
        ? number
        : throw new ApiError($"{name}-out-of-range", $"`{name}` is a number from 1 to {most}.");

    /// <summary>The same for numbers that are not whole.</summary>
    public static double Within(double? asked, double usual, double most, string name) => (asked ?? usual) is var number && number >= 1 && number <= most
        ? number
        : throw new ApiError($"{name}-out-of-range", $"`{name}` is a number from 1 to {most}.");
}
