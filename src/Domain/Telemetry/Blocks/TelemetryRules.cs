namespace EventSourcedOps.Domain.Telemetry.Blocks;

/// <summary>How much a sender may say of a line, a span or itself. What is too long is cut: losing it would be worse.</summary>
public static class TelemetryRules
{
    public const string Service = "service.name";
    public const string Instance = "service.instance.id";
    public const string Trace = "trace.id";

    public const int LongestValue = 4_096;
    public const int LongestName = 256;
    public const int MostAttributes = 64;
    private const int LongestId = 64;

    public static TelemetrySource Bounded(TelemetrySource source) =>
        new(Cut(source.Service, LongestName), Cut(source.Instance, LongestName), Bounded(source.Attributes));

    public static IReadOnlyList<TelemetryField> Bounded(IReadOnlyList<TelemetryField> attributes) => Fit(attributes) ? attributes
        : [.. attributes.Take(MostAttributes).Select(one => new TelemetryField(Cut(one.Name, LongestName), Cut(one.Value, LongestValue)))];

    public static string CutId(string id) => Cut(id, LongestId);

    /// <summary>Never between the two halves of a character.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static bool Fit(IReadOnlyList<TelemetryField> attributes)
    {
        if (attributes.Count > MostAttributes) return false;
        foreach (var (name, value) in attributes)
            if (name.Length > LongestName || value.Length > LongestValue) return false;
        return true;
    }
}
