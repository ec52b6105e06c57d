using GraphQL.Types;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>The shortest selection of a field that is valid: required arguments get any value of their type.</summary>
internal static class MinimalDocument
{
    private const int Deepest = 8;

    public static string Of(FieldType field) => $"{field.Name}{Arguments(field)}{Selection(field.ResolvedType!)}";

    private static string Arguments(FieldType field)
    {
        var required = (field.Arguments ?? []).Where(argument => argument.ResolvedType is NonNullGraphType && argument.DefaultValue is null)
            .Select(argument => $"{argument.Name}: {Value(argument.ResolvedType!, 0)}").ToList();
        return required.Count == 0 ? "" : $"({string.Join(", ", required)})";
    }

    // A command's refusal is data: without asking for it nobody would see it.
    private static string Selection(IGraphType type) => Bare(type) switch
    {
        IComplexGraphType complex when complex.Fields.Any(field => field.Name == "refusal") => " { refusal { code } }",
        IComplexGraphType or UnionGraphType => " { __typename }",
        _ => "",
    };

    private static IGraphType Bare(IGraphType type) => type switch
    {
        NonNullGraphType inner => Bare(inner.ResolvedType!),
        ListGraphType inner    => Bare(inner.ResolvedType!),
        _                      => type,
    };

    private static string Value(IGraphType type, int depth) => type switch
    {
        _ when depth > Deepest     => throw new InvalidOperationException($"{type} needs itself."),
        NonNullGraphType inner     => Value(inner.ResolvedType!, depth),
        ListGraphType              => "[]",
        EnumerationGraphType names => names.Values.First().Name,
        IInputObjectGraphType input => $"{{ {string.Join(", ", input.Fields.Where(IsRequired).Select(field => $"{field.Name}: {Value(field.ResolvedType!, depth + 1)}"))} }}",
        _ => Scalar(type.Name),
    };

    private static bool IsRequired(FieldType field) => field.ResolvedType is NonNullGraphType && field.DefaultValue is null;

    private static string Scalar(string name) => name switch
    {
        "Boolean"                                => "true",
        "Int" or "Long" or "Short" or "Byte"     => "1",
        "Float" or "Decimal"                     => "1.5",
        "Guid" or "ID"                           => $"\"{Guid.CreateVersion7()}\"",
        "DateTimeOffset" or "DateTime"           => "\"2027-01-01T00:00:00Z\"",
        "Date" or "DateOnly" or "LocalDate"      => "\"2027-01-01\"",
        "TimeOnly" or "LocalTime"                => "\"08:00:00\"",
        "Seconds" or "Milliseconds" or "TimeSpanSeconds" or "TimeSpanMilliseconds" => "60",
        _                                        => "\"x\"",
    };
}
