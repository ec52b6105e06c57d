using System.Globalization;
using System.Text.Json;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Traces;
using EventSourcedOps.Domain.Tests.Telemetry;

namespace EventSourcedOps.Domain.Tests.Monitoring;

/// <summary>A fault that was put into a service on purpose.</summary>
internal sealed record InjectedFault(string Service, long At);

/// <summary>The recorded day with what was done to it. Where a file stands and what it is called says nothing but what sort of table it is.</summary>
internal sealed class TrainTicketFaults
{
    private const long Second = 1_000_000_000;

    private readonly List<Span> _spans = [];
    private readonly List<(TemplatedLine Line, LogTemplate Template)> _lines = [];
    private readonly Dictionary<(string Service, string Name), List<(long At, double Value)>> _metrics = [];
    private readonly LogTemplateMiner _miner = new();
    private IReadOnlyList<RequestFacts> _requests = [];
    private (long From, long Until) _quiet;

    public IReadOnlyList<InjectedFault> Faults { get; private set; } = [];

    public static TrainTicketFaults Read()
    {
        var day = new TrainTicketFaults();
        foreach (var (name, text) in TrainTicket.Files())
            if (name.EndsWith("fault_list.json", StringComparison.Ordinal)) day.ReadFaults(text.ReadToEnd());
            else if (name.EndsWith(".csv", StringComparison.Ordinal)) day.ReadTable(text, isQuiet: name.Contains("construct_data", StringComparison.Ordinal));
        day._requests = RequestReading.Of(day._spans, day._lines.Select(one => one.Line with
        {
            Template = one.Template.Current.Pattern,
        }));
        return day;
    }

    /// <summary>
    /// Three minutes since the fault beside what is recorded of the minutes before this fault and earlier ones, and of the fault-free
    /// stretch. Nobody saw to it that all was well in those minutes.
    /// </summary>
    public FaultQuestion Question(InjectedFault fault, long secondsBefore = 75, long secondsSince = 180, int readings = 360)
    {
        var before = Faults.Where(other => other.At <= fault.At)
            .Select(other => (From: other.At - secondsBefore * Second, Until: other.At)).Append(_quiet).ToList();
        var until = fault.At + secondsSince * Second;
        return new(
            [.. _requests.Where(request => before.Any(time => request.At >= time.From && request.At < time.Until))],
            [.. _requests.Where(request => request.At >= fault.At && request.At < until)],
            [
                // A reading tells of the minute before it.
                .. _metrics.Select(one => new MetricReadings(
                    one.Key.Service, one.Key.Name, [.. one.Value.Where(reading => reading.At < fault.At).Select(reading => reading.Value).TakeLast(readings)],
                    [.. one.Value.Where(reading => reading.At >= fault.At && reading.At < until + 60 * Second).Select(reading => reading.Value)])),
            ],
            ServiceMap.Empty);
    }

    private void ReadFaults(string text)
    {
        using var hours = JsonDocument.Parse(text);
        Faults =
        [
            .. hours.RootElement.EnumerateObject().SelectMany(hour => hour.Value.EnumerateArray()).Select(fault => new InjectedFault(
                ServiceOf(fault.GetProperty("inject_pod").GetString()!),
                DateTimeOffset.Parse(fault.GetProperty("inject_time").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                    .ToUnixTimeSeconds() * Second)).OrderBy(fault => fault.At),
        ];
    }

    private void ReadTable(StreamReader text, bool isQuiet)
    {
        var columns = text.ReadLine()!.Split(',');
        Action<string> read = columns switch
        {
            ["TraceID", "SpanID", ..]         => row => ReadSpan(row, isQuiet),
            ["Timestamp", "TimeUnixNano", ..] => ReadLine,
            ["Time", "TimeStamp", ..]         => row => ReadReadings(row, columns),
            _                                 => _ => { },
        };
        if (isQuiet && columns is ["Time", ..]) return; // The same series once more.
        while (text.ReadLine() is { } row) read(row);
    }

    private void ReadSpan(string row, bool isQuiet)
    {
        var cells = row.Split(',');
        var (from, until) = (long.Parse(cells[^3], CultureInfo.InvariantCulture), long.Parse(cells[^2], CultureInfo.InvariantCulture));
        if (isQuiet) _quiet = (_quiet.From == 0 ? from : Math.Min(_quiet.From, from), Math.Max(_quiet.Until, from + 1));
        _spans.Add(new(
            new(ServiceOf(cells[3]), cells[3], []), cells[0], cells[1], cells[2] == "root" ? "" : cells[2], string.Join(',', cells[4..^3]),
            SpanKind.Unset, from, until - from, SpanStatus.Unset, "", [], []));
    }

    private void ReadLine(string row)
    {
        var cells = row.Split(',', 8);
        var text = TextOf(cells[7]);
        var severity = text.Split(' ', 3) is [_, var word, ..] ? LogSeverities.Of(word) : LogSeverity.Unset;
        _lines.Add((
            new(ServiceOf(cells[3]), long.Parse(cells[1], CultureInfo.InvariantCulture), severity, "", LogOrigin.Of(text), cells[5], cells[6]),
            _miner.Mine(text).Template));
    }

    /// <summary>What a container wrote, as its runtime packed it; some lines were cut by it and are no JSON.</summary>
    private static string TextOf(string cell)
    {
        var packed = cell.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal);
        var (from, until) = (packed.IndexOf("\"log\":\"", StringComparison.Ordinal), packed.LastIndexOf("\",\"stream\"", StringComparison.Ordinal));
        return from < 0 || until < from ? packed : packed[(from + "\"log\":\"".Length)..until];
    }

    private void ReadReadings(string row, string[] columns)
    {
        var cells = row.Split(',');
        for (var column = 3; column < cells.Length; column++)
            if (double.TryParse(cells[column], CultureInfo.InvariantCulture, out var value))
                (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_metrics, (ServiceOf(cells[2]), columns[column]), out _) ??= [])
                    .Add((long.Parse(cells[1], CultureInfo.InvariantCulture) * Second, value));
    }

    /// <summary>Kubernetes names a pod after its deployment, with two words of its own behind.</summary>
    private static string ServiceOf(string pod) => pod.Split('-') is { Length: > 2 } words ? string.Join('-', words[..^2]) : pod;
}
