using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>What is counted.</summary>
/// <param name="Slices">Into how many parts the time is divided.</param>
/// <param name="Field">The attribute whose values are counted; null for none.</param>
/// <param name="Templates">Whether lines are put together by their templates, which costs more than all the rest.</param>
public sealed record LogTallySettings(int Slices, string? Field = null, bool Templates = false);

/// <summary>How many lines have a value.</summary>
public readonly record struct LogShare(string Value, long Lines);

/// <summary>Lines of one template.</summary>
/// <param name="Newest">The newest of them, in nanoseconds since 1970.</param>
/// <param name="Highest">The highest severity of them.</param>
public sealed record LogKind(LogTemplate Template, long Lines, long Newest, LogSeverity Highest);

/// <summary>What many lines come to: a fold, the same for the same lines in the same order.</summary>
public sealed class LogTally
{
    /// <summary>Values beyond that are counted no more: what has so many is no way of putting lines together.</summary>
    private const int MostValues = 10_000;

    private readonly TimeSlices _time;
    private readonly LogTallySettings _settings;
    private readonly LogTemplateMiner? _miner;
    private readonly long[,] _slices;
    private readonly Dictionary<string, long> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<LogTemplate, LogKind> _kinds = [];

    public LogTally(LogQuestion question, LogTallySettings settings)
    {
        (_time, _settings) = (new(question.From, question.Until, settings.Slices), settings);
        _slices = new long[settings.Slices, Enum.GetValues<LogSeverity>().Length];
        if (settings.Templates) _miner = new();
    }

    public long Lines { get; private set; }

    /// <summary>Since when all lines are counted: there were too many to count the earlier ones. Null when all are.</summary>
    public long? CountedSince { get; private set; }

    public IEnumerable<LogShare> Services => Ordered(_services);

    /// <summary>Names of attributes, and how many lines have one.</summary>
    public IEnumerable<LogShare> Names => Ordered(_names);

    /// <summary>Values of the attribute that was asked for.</summary>
    public IEnumerable<LogShare> Values => Ordered(_values);

    /// <summary>Each template that is not part of a wider one, the most frequent first.</summary>
    public IEnumerable<LogKind> Kinds =>
    [
        .. _kinds.Values.GroupBy(kind => kind.Template.Current)
            .Select(kinds => new LogKind(kinds.Key, kinds.Sum(kind => kind.Lines), kinds.Max(kind => kind.Newest), kinds.Max(kind => kind.Highest)))
            .OrderByDescending(kind => kind.Lines).ThenBy(kind => kind.Template.Pattern, StringComparer.Ordinal),
    ];

    /// <summary>How many lines of a severity lie in a slice of the time.</summary>
    public long this[int slice, LogSeverity severity] => _slices[slice, (int)severity];

    public void Add(LogLine line)
    {
        Lines++;
        _slices[_time.Of(line.At), (int)line.Severity]++;
        Count(_services, line.Source.Service);
        foreach (var (name, value) in line.Attributes) Count(name, value);
        foreach (var (name, value) in line.Source.Attributes) Count(name, value);
        if (_miner is null) return;
        var template = _miner.Mine(line.Text).Template;
        _kinds[template] = _kinds.TryGetValue(template, out var kind)
            ? kind with
            {
                Lines = kind.Lines + 1, Newest = Math.Max(kind.Newest, line.At),
                Highest = line.Severity > kind.Highest ? line.Severity : kind.Highest,
            }
            : new(template, 1, line.At, line.Severity);
    }

    /// <summary>What is earlier is not counted any more.</summary>
    public void EndAt(long since) => CountedSince = since;

    private void Count(string name, string value)
    {
        Count(_names, name);
        if (name == _settings.Field) Count(_values, value);
    }

    private static void Count(Dictionary<string, long> counts, string value)
    {
        if (counts.TryGetValue(value, out var before)) counts[value] = before + 1;
        else if (counts.Count < MostValues) counts[value] = 1;
    }

    private static IEnumerable<LogShare> Ordered(Dictionary<string, long> counts) =>
        counts.Select(one => new LogShare(one.Key, one.Value)).OrderByDescending(one => one.Lines).ThenBy(one => one.Value, StringComparer.Ordinal);
}
