namespace EventSourcedOps.Domain.Telemetry;

/// <summary>What labels and times a sample may have to be taken in.</summary>
public static class MetricRules
{
    public const int MostLabels = 64;
    public const int LongestName = 256;
    public const int LongestValue = 2_048;

    /// <summary>Says to which organisation a series belongs. It is set here, so that no sender can say otherwise.</summary>
    public const string Organisation = "organisation";

    /// <summary>A clock may be ahead by so many milliseconds.</summary>
    public const long FarthestAhead = 600_000;

    /// <summary>What was measured, for records and answers that know numbers only; null for what is none.</summary>
    public static double? NumberOf(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    /// <summary>Null when the labels name a series.</summary>
    public static string? Fault(IReadOnlyList<KeyValuePair<string, string>> labels)
    {
        if (labels.Count > MostLabels) return $"A series has {MostLabels} labels at most.";
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in labels)
        {
            if (name.Length == 0) return "A label has no name.";
            if (name.Length > LongestName) return $"The name of a label has {LongestName} characters at most.";
            if (value.Length > LongestValue) return $"The value of a label has {LongestValue} characters at most: {name}.";
            if (name.Contains('\0') || value.Contains('\0')) return "A label holds a character that no text has.";
            if (!names.Add(name)) return $"A label is there twice: {name}.";
        }

        return labels.Any(label => label.Key == MetricLabels.Name && label.Value.Length > 0) ? null : "A series has no name.";
    }
}
