using System.Globalization;
using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>How much a line may say. What is too long is cut and says so: losing the line would be worse.</summary>
public static class LogRules
{
    /// <summary>How many characters a text had that is not there as a whole.</summary>
    public const string CutFrom = "log.cut_from";

    public const int LongestText = 32_768;

    public static LogLine Bounded(LogLine line)
    {
        var attributes = TelemetryRules.Bounded(line.Attributes);
        if (line.Text.Length > LongestText)
            attributes =
            [
                .. attributes.Take(TelemetryRules.MostAttributes - 1), new(CutFrom, line.Text.Length.ToString(CultureInfo.InvariantCulture)),
            ];
        return line with
        {
            Text = TelemetryRules.Cut(line.Text, LongestText), Attributes = attributes, Trace = TelemetryRules.CutId(line.Trace), Span = TelemetryRules.CutId(line.Span),
        };
    }
}
