using System.Text.RegularExpressions;
using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Traces;

/// <summary>What a rule compares of an operation.</summary>
public enum OperationMeasure
{
    /// <summary>Within so many milliseconds half of its spans were over.</summary>
    P50,

    /// <summary>Within so many milliseconds 95 of 100 were over.</summary>
    P95,

    /// <summary>Within so many milliseconds 99 of 100 were over.</summary>
    P99,

    /// <summary>So many of a hundred failed.</summary>
    Failed,

    /// <summary>So many there were in a minute.</summary>
    Rate,
}

/// <summary>
/// What a rule compares of operations, and of which: a measure, and beside it "service:cart", name:"POST /orders", "kind:client" and "over:5m".
/// Where no kind is named these are entries: what a service asks of others is known to those as theirs.
/// </summary>
public sealed partial record OperationQuery(OperationMeasure Measure, string? Service, string? Name, SpanKind? Kind, TimeSpan Window)
{
    /// <summary>Of fewer spans neither a share of failures nor a quantile says anything: one of one would be a hundred percent.</summary>
    public const int Least = 10;

    private const string Measures = "p50, p95, p99, failed or rate";

    /// <summary>Whether a single operation is named, whose silence is known as well.</summary>
    public bool NamesOne => Service is not null && Name is not null;

    /// <summary>In what the measure is told.</summary>
    public string Unit => Measure switch { OperationMeasure.Failed => "%", OperationMeasure.Rate => "/min", _ => "ms" };

    /// <summary>The query, or what is wrong with it.</summary>
    public static (OperationQuery? Query, string? Fault) Read(string text)
    {
        var (query, measure) = (new OperationQuery(default, null, null, null, CountWindow.Usual), (OperationMeasure?)null);
        foreach (Match term in Terms.Matches(text))
        {
            var (name, value) = (term.Groups["name"].Value, ValueOf(term));
            if (name.Length == 0 && MeasureOf(value) is { } said)
            {
                if (measure is not null) return (null, $"Say one of {Measures}: \"{value}\" is another one.");
                measure = said;
            }
            else if (name is not ("service" or "name" or "kind" or "over"))
                return (null, $"\"{term.Value}\" is not understood; say {Measures}, and service:, name:, kind: or over: beside it.");
            else if (value.Length == 0) return (null, $"\"{term.Value}\" says nothing behind the colon.");
            else if (value.StartsWith('"') && !term.Groups["quoted"].Success) return (null, $"{term.Value} begins with a quotation mark that nothing ends.");
            else if (name == "service") query = query with { Service = value };
            else if (name == "name") query = query with { Name = value };
            else if (name == "kind" && KindOf(value) is { } kind) query = query with { Kind = kind };
            else if (name == "over" && CountWindow.Of(value) is { } window) query = query with { Window = window };
            else if (name == "kind") return (null, $"\"{value}\" is no kind; say server, client, producer, consumer or internal.");
            else return (null, $"\"{value}\" is no {CountWindow.Forms}.");
        }

        return measure is { } compared ? (query with { Measure = compared }, null) : (null, $"Say what is compared: {Measures}.");
    }

    /// <summary>Spans that count at one of the moments from one to another.</summary>
    public SpanQuestion Question(DateTimeOffset from, DateTimeOffset until) => new(
        CountWindow.Nanoseconds(from - Window) + 1, CountWindow.Nanoseconds(until), Service, Name: Name, Kind: Kind, EntriesOnly: Kind is null);

    private static OperationMeasure? MeasureOf(string word) => word switch
    {
        "p50"    => OperationMeasure.P50,
        "p95"    => OperationMeasure.P95,
        "p99"    => OperationMeasure.P99,
        "failed" => OperationMeasure.Failed,
        "rate"   => OperationMeasure.Rate,
        _        => null,
    };

    private static SpanKind? KindOf(string word) => word switch
    {
        "internal" => SpanKind.Internal,
        "server"   => SpanKind.Server,
        "client"   => SpanKind.Client,
        "producer" => SpanKind.Producer,
        "consumer" => SpanKind.Consumer,
        _          => null,
    };

    private static string ValueOf(Match term) => term.Groups["quoted"] is { Success: true } quoted
        ? Escaped.Replace(quoted.Value, "$1") : term.Groups["plain"].Success ? term.Groups["plain"].Value : term.Value;

    /// <summary>A word, or a name with what is said behind its colon; in quotation marks that may have gaps, and marks behind a backslash.</summary>
    [GeneratedRegex("""(?<name>\w+):(?:"(?<quoted>(?:[^"\\]|\\.)*)"(?!\S)|(?<plain>\S*))|\S+""", RegexOptions.ExplicitCapture)]
    private static partial Regex Terms { get; }

    [GeneratedRegex("""\\(["\\])""")]
    private static partial Regex Escaped { get; }
}
