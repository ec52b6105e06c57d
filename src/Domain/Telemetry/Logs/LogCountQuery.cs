using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>
/// Which lines a rule counts, and over how long: the words of a search, and beside them "service:cart", "instance:node-3",
/// "severity:error" for that one or a higher one, and "over:5m".
/// </summary>
public sealed record LogCountQuery(LogWording Words, LogSeverity Least, string? Service, string? Instance, TimeSpan Window)
{
    /// <summary>The query, or what is wrong with it.</summary>
    public static (LogCountQuery? Query, string? Fault) Read(string text)
    {
        var query = new LogCountQuery(LogWording.Anything, LogSeverity.Unset, null, null, CountWindow.Usual);
        var words = new List<LogTerm>();
        foreach (var term in LogWording.Terms(text))
        {
            var (name, value) = term.Text.IndexOf(':') is > 0 and var colon ? (term.Text[..colon], term.Text[(colon + 1)..]) : ("", "");
            if (term.IsQuoted || term.IsUnwanted || name is not ("service" or "instance" or "severity" or "over")) words.Add(term);
            else if (value.Length == 0) return (null, $"\"{term.Text}\" says nothing behind the colon.");
            else if (name == "service") query = query with { Service = value };
            else if (name == "instance") query = query with { Instance = value };
            else if (name == "severity" && LogSeverities.Of(value) is not LogSeverity.Unset and var least) query = query with { Least = least };
            else if (name == "over" && CountWindow.Of(value) is { } window) query = query with { Window = window };
            else if (name == "severity") return (null, $"\"{value}\" is no severity; say trace, debug, info, warn, error or fatal.");
            else return (null, $"\"{value}\" is no {CountWindow.Forms}.");
        }

        query = query with { Words = LogWording.Of(words) };
        return query is { Words: var said, Least: LogSeverity.Unset, Service: null, Instance: null } && said == LogWording.Anything
            ? (null, "Say a word, a service, an instance or a severity: a rule does not count all lines.")
            : (query, null);
    }

    /// <summary>Lines that count at one of the moments from one to another.</summary>
    public LogQuestion Question(DateTimeOffset from, DateTimeOffset until) =>
        new(CountWindow.Nanoseconds(from - Window) + 1, CountWindow.Nanoseconds(until), Words, Least, Service, Instance);
}
