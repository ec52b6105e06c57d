using System.Globalization;
using System.Text.Json;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Rehearsal;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Api.Rehearsal;

/// <summary>
/// Reads a day of TrainTicket: spans and lines of the minutes around injected faults, and metrics by the minute. Tables are known by their
/// columns; what files are called tells the list of faults and the stretch without faults, and nothing else. That stretch goes before the
/// day, so that something is known to be usual when the day begins.
/// </summary>
internal sealed class TrainTicketRecording
{
    private const long Second = 1_000_000_000;
    private const string Quiet = "construct_data/";
    private const string FaultList = "fault_list.json";
    private const int ColumnsBeforeReadings = 3;

    private readonly List<Span> _spans = [];
    private readonly List<LogLine> _lines = [];
    private readonly List<Span> _quietSpans = [];
    private readonly List<LogLine> _quietLines = [];
    private readonly List<RecordedReading> _readings = [];
    private readonly List<RecordedFault> _faults = [];
    private readonly Dictionary<string, TelemetrySource> _sources = new(StringComparer.Ordinal);

    public static Recording Read(string path)
    {
        var day = new TrainTicketRecording();
        foreach (var (name, text) in RecordingFiles.Of(path))
            if (name.EndsWith(FaultList, StringComparison.Ordinal)) day.ReadFaults(text.ReadToEnd());
            else if (name.EndsWith(".csv", StringComparison.Ordinal)) day.ReadTable(text, name.Contains(Quiet, StringComparison.Ordinal));
        if (day._spans.Count == 0 || day._faults.Count == 0)
            throw new CannotStartException($"{path} holds no recorded day: spans in tables that begin with TraceID, and a list of faults, are missing.");
        return day.Ordered();
    }

    private Recording Ordered()
    {
        PutQuietBefore();
        return new(
            [.. _spans.DistinctBy(span => (span.Trace, span.Id)).OrderBy(Recording.EndOf)],
            [.. _lines.DistinctBy(line => (line.At, line.Span, line.Mark)).OrderBy(line => line.At)],
            [.. _readings.OrderBy(reading => reading.At)], [.. _faults.OrderBy(fault => fault.At)]);
    }

    /// <summary>Its requests are recorded in their own place as well, so their ids are written backwards.</summary>
    private void PutQuietBefore()
    {
        if (_quietSpans.Count == 0) return;
        var back = _spans.Min(span => span.From) - _quietSpans.Max(Recording.EndOf) - Second;
        _spans.AddRange(_quietSpans.Select(span => span with { Trace = Backwards(span.Trace), From = span.From + back }));
        _lines.AddRange(_quietLines.Select(line => line with { Trace = Backwards(line.Trace), At = line.At + back }));
    }

    private static string Backwards(string id) => string.Concat(id.Reverse());

    private void ReadFaults(string text)
    {
        using var hours = JsonDocument.Parse(text);
        _faults.AddRange(hours.RootElement.EnumerateObject().SelectMany(hour => hour.Value.EnumerateArray()).Select(fault => new RecordedFault(
            ServiceOf(fault.GetProperty("inject_pod").GetString()!),
            DateTimeOffset.Parse(fault.GetProperty("inject_time").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            fault.GetProperty("inject_type").GetString()!)));
    }

    private void ReadTable(StreamReader text, bool isQuiet)
    {
        var columns = text.ReadLine()!.Split(',');
        Action<string>? read = columns switch
        {
            ["TraceID", "SpanID", ..]         => row => ReadSpan(row, isQuiet ? _quietSpans : _spans),
            ["Timestamp", "TimeUnixNano", ..] => row => ReadLine(row, isQuiet ? _quietLines : _lines),
            ["Time", "TimeStamp", "PodName", ..] when !isQuiet => row => ReadReadings(row, columns),
            _                                 => null,
        };
        while (read is not null && text.ReadLine() is { } row) read(row);
    }

    private void ReadSpan(string row, List<Span> into)
    {
        var cells = row.Split(',');
        var (from, until) = (long.Parse(cells[^3], CultureInfo.InvariantCulture), long.Parse(cells[^2], CultureInfo.InvariantCulture));
        into.Add(new(
            SourceOf(cells[3]), cells[0], cells[1], cells[2] == "root" ? "" : cells[2], string.Join(',', cells[4..^3]),
            SpanKind.Unset, from, until - from, SpanStatus.Unset, "", [], []));
    }

    private void ReadLine(string row, List<LogLine> into)
    {
        var cells = row.Split(',', 8);
        var at = long.Parse(cells[1], CultureInfo.InvariantCulture);
        if (at <= 0) return; // of some lines nobody knew the time
        var text = TextOf(cells[7]);
        var severity = text.Split(' ', 3) is [_, var word, ..] ? LogSeverities.Of(word) : LogSeverity.Unset;
        into.Add(new(SourceOf(cells[3]), at, severity, text, [], cells[5], cells[6]));
    }

    /// <summary>What a container wrote, as its runtime packed it; some lines were cut by it and are no JSON.</summary>
    private static string TextOf(string cell)
    {
        const string begin = "\"log\":\"";
        var packed = cell.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal);
        var (from, until) = (packed.IndexOf(begin, StringComparison.Ordinal), packed.LastIndexOf("\",\"stream\"", StringComparison.Ordinal));
        return from < 0 || until < from ? packed : packed[(from + begin.Length)..until];
    }

    private void ReadReadings(string row, string[] columns)
    {
        var cells = row.Split(',');
        for (var column = ColumnsBeforeReadings; column < cells.Length; column++)
            if (double.TryParse(cells[column], CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
                _readings.Add(new(
                    ServiceOf(cells[2]), cells[2], columns[column], long.Parse(cells[1], CultureInfo.InvariantCulture) * Second, value));
    }

    private TelemetrySource SourceOf(string pod)
    {
        if (!_sources.TryGetValue(pod, out var source)) _sources[pod] = source = new(ServiceOf(pod), pod, []);
        return source;
    }

    /// <summary>Kubernetes names a pod after its deployment, with two words of its own behind.</summary>
    private static string ServiceOf(string pod) => pod.Split('-') is { Length: > 2 } words ? string.Join('-', words[..^2]) : pod;
}
