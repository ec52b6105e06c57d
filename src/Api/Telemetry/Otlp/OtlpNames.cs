using System.Text;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>Names as Prometheus makes them of those of OpenTelemetry: letters, digits and underscores, the unit spelt out at the end.</summary>
internal static class OtlpNames
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["d"] = "days", ["h"] = "hours", ["min"] = "minutes", ["s"] = "seconds", ["ms"] = "milliseconds", ["us"] = "microseconds",
        ["ns"] = "nanoseconds", ["By"] = "bytes", ["KiBy"] = "kibibytes", ["MiBy"] = "mebibytes", ["GiBy"] = "gibibytes", ["TiBy"] = "tebibytes",
        ["KBy"] = "kilobytes", ["MBy"] = "megabytes", ["GBy"] = "gigabytes", ["TBy"] = "terabytes", ["m"] = "meters", ["V"] = "volts",
        ["A"] = "amperes", ["J"] = "joules", ["W"] = "watts", ["g"] = "grams", ["Cel"] = "celsius", ["Hz"] = "hertz", ["%"] = "percent",
    };

    private static readonly Dictionary<string, string> Per = new(StringComparer.Ordinal)
    {
        ["s"] = "second", ["m"] = "minute", ["min"] = "minute", ["h"] = "hour", ["d"] = "day", ["w"] = "week", ["mo"] = "month", ["y"] = "year",
    };

    public static string Metric(OtlpMetric metric)
    {
        var name = Plain(metric.Name, colon: true);
        var isCounter = metric is { Kind: OtlpKind.Sum, IsMonotonic: true };
        if (isCounter && name.EndsWith("_total", StringComparison.Ordinal)) name = name[..^"_total".Length];
        foreach (var part in UnitOf(metric).Where(part => !name.Split('_').Contains(part))) name = $"{name}_{part}";
        return isCounter ? $"{name}_total" : name;
    }

    public static string Label(string name)
    {
        var plain = Plain(name, colon: false);
        return plain.StartsWith('_') && !plain.StartsWith("__", StringComparison.Ordinal) ? $"key{plain}" : plain;
    }

    private static IEnumerable<string> UnitOf(OtlpMetric metric)
    {
        // What stands in braces is a remark and no unit.
        var unit = metric.Unit.Contains('{', StringComparison.Ordinal) ? metric.Unit[..metric.Unit.IndexOf('{', StringComparison.Ordinal)] : metric.Unit;
        if (unit == "1") return metric.Kind == OtlpKind.Gauge ? ["ratio"] : [];
        var halves = unit.Split('/', 2);
        string[] parts =
        [
            .. halves[0].Length > 0 ? [Units.GetValueOrDefault(halves[0], Plain(halves[0], colon: false))] : Array.Empty<string>(),
            .. halves.Length == 2 && halves[1].Length > 0 ? [$"per_{Per.GetValueOrDefault(halves[1], Plain(halves[1], colon: false))}"] : Array.Empty<string>(),
        ];
        return parts.Where(part => part.Trim('_').Length > 0);
    }

    private static string Plain(string name, bool colon)
    {
        var plain = new StringBuilder(name.Length + 1);
        if (name.Length > 0 && char.IsAsciiDigit(name[0])) plain.Append('_');
        foreach (var sign in name)
            if (char.IsAsciiLetterOrDigit(sign) || sign == '_' || (colon && sign == ':')) plain.Append(sign);
            else if (plain.Length == 0 || plain[^1] != '_') plain.Append('_');
        return colon ? plain.ToString().TrimEnd('_') : plain.ToString();
    }
}
