using System.Globalization;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>How much a line may say. What is too long is cut and says so: losing the line would be worse.</summary>
public static class LogRules
{
    public const string Service = "service.name";
    public const string Instance = "service.instance.id";
    public const string Trace = "trace.id";

    /// <summary>How many characters a text had that is not there as a whole.</summary>
    public const string CutFrom = "log.cut_from";

    public const int LongestText = 32_768;
    public const int LongestValue = 4_096;
    public const int LongestName = 256;
    public const int MostAttributes = 64;
    private const int LongestId = 64;

    public static LogLine Bounded(LogLine line)
    {
        var isLong = line.Text.Length > LongestText;
        if (!isLong && line.Trace.Length <= LongestId && line.Span.Length <= LongestId && Fit(line.Attributes)) return line;
        var attributes = Bounded(line.Attributes);
        if (isLong)
            attributes = [.. attributes.Take(MostAttributes - 1), new(CutFrom, line.Text.Length.ToString(CultureInfo.InvariantCulture))];
        return line with
        {
            Text = Cut(line.Text, LongestText), Attributes = attributes, Trace = Cut(line.Trace, LongestId), Span = Cut(line.Span, LongestId),
        };
    }

    public static LogSource Bounded(LogSource source) =>
        new(Cut(source.Service, LongestName), Cut(source.Instance, LongestName), Bounded(source.Attributes));

    private static IReadOnlyList<LogField> Bounded(IReadOnlyList<LogField> attributes) => Fit(attributes) ? attributes
        : [.. attributes.Take(MostAttributes).Select(one => new LogField(Cut(one.Name, LongestName), Cut(one.Value, LongestValue)))];

    private static bool Fit(IReadOnlyList<LogField> attributes)
    {
        if (attributes.Count > MostAttributes) return false;
        foreach (var (name, value) in attributes)
            if (name.Length > LongestName || value.Length > LongestValue) return false;
        return true;
    }

    /// <summary>Never between the two halves of a character.</summary>
    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
