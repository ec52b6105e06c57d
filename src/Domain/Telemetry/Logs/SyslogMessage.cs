using System.Globalization;
using System.Text;
using NodaTime;
using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>
/// What a device says by syslog, in the form of RFC 5424 or in the older one that RFC 3164 describes. What is of neither form is a text all
/// the same: devices are careless, and a line that cannot be read is still a line.
/// </summary>
/// <param name="At">In nanoseconds since 1970; null when it does not say, or says it so that nobody knows when.</param>
public sealed record SyslogMessage(
    long? At, LogSeverity Severity, string Host, string App, string Text, IReadOnlyList<TelemetryField> Attributes)
{
    private const string Facility = "syslog.facility";
    private const string Process = "process.id";
    private const string Kind = "syslog.message_id";
    private const string Nothing = "-";

    private static readonly string[] Facilities =
    [
        "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp", "ntp", "audit", "alert", "clock",
        "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
    ];

    /// <param name="now">The older form knows no year: it is the one that brings it nearest to now.</param>
    /// <param name="zone">Nor does it know a zone: it is this one.</param>
    public static SyslogMessage Read(string line, Instant now, DateTimeZone zone)
    {
        var rest = line.AsSpan().TrimEnd("\r\n\0");
        if (Priority(ref rest) is not { } priority) return new(null, LogSeverity.Unset, "", "", rest.ToString(), []);
        var known = new List<TelemetryField> { new(Facility, Facilities[priority / 8]) };
        var severity = (priority % 8) switch { <= 2 => LogSeverity.Fatal, 3 => LogSeverity.Error, 4 => LogSeverity.Warn, 7 => LogSeverity.Debug, _ => LogSeverity.Info };
        return rest.StartsWith("1 ") ? Newer(rest[2..], severity, known) : Older(rest, severity, known, now, zone);
    }

    private static SyslogMessage Newer(ReadOnlySpan<char> rest, LogSeverity severity, List<TelemetryField> known)
    {
        var (time, host, app, process, kind) = (Word(ref rest), Word(ref rest), Word(ref rest), Word(ref rest), Word(ref rest));
        if (process.Length > 0) known.Add(new(Process, process));
        if (kind.Length > 0) known.Add(new(Kind, kind));
        Structured(ref rest, known);
        var text = rest.TrimStart(' ').TrimStart('\ufeff').ToString();
        long? at = DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var told) ? Nanoseconds(Instant.FromDateTimeOffset(told)) : null;
        return new(at, severity, host, app, text, known);
    }

    /// <summary>[name@number key="value" …] as often as there is one: "name@number.key" becomes the name of the attribute.</summary>
    private static void Structured(ref ReadOnlySpan<char> rest, List<TelemetryField> known)
    {
        if (rest.StartsWith(Nothing))
        {
            rest = rest[1..];
            return;
        }

        while (rest.StartsWith("["))
        {
            var inner = rest[1..];
            var element = Until(ref inner, " ]");
            while (inner.StartsWith(" "))
            {
                inner = inner[1..];
                var name = Until(ref inner, "=]");
                if (!inner.StartsWith("=\"")) break;
                inner = inner[2..];
                known.Add(new($"{element}.{name}", Quoted(ref inner)));
            }

            if (!inner.StartsWith("]")) return; // no such element after all: it is part of the text
            rest = inner[1..];
        }
    }

    private static SyslogMessage Older(ReadOnlySpan<char> rest, LogSeverity severity, List<TelemetryField> known, Instant now, DateTimeZone zone)
    {
        if (rest.Length < 16 || !LocalTime(rest[..15], now, zone, out var at)) return new(null, severity, "", "", rest.Trim().ToString(), known);
        rest = rest[16..];
        var host = Word(ref rest);
        var end = rest.IndexOfAny(":[ ");
        if (end <= 0 || rest[end] == ' ') return new(at, severity, host, "", rest.ToString(), known);
        var app = rest[..end].ToString();
        rest = rest[end..];
        if (rest[0] == '[' && rest.IndexOf(']') is var close and > 1)
        {
            known.Add(new(Process, rest[1..close].ToString()));
            rest = rest[(close + 1)..];
        }

        return new(at, severity, host, app, rest.TrimStart(':').Trim().ToString(), known);
    }

    private static bool LocalTime(ReadOnlySpan<char> text, Instant now, DateTimeZone zone, out long at)
    {
        at = 0;
        var local = now.InZone(zone).LocalDateTime;
        var best = Instant.MinValue;
        for (var year = local.Year - 1; year <= local.Year + 1; year++)
        {
            var dated = string.Create(CultureInfo.InvariantCulture, $"{year} {text}").Replace("  ", " ", StringComparison.Ordinal);
            if (!DateTime.TryParseExact(dated, "yyyy MMM d HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var told)) continue;
            var moment = zone.AtLeniently(LocalDateTime.FromDateTime(told)).ToInstant();
            if (best == Instant.MinValue || Distance(moment, now) < Distance(best, now)) best = moment;
        }

        if (best == Instant.MinValue) return false;
        at = Nanoseconds(best);
        return true;
    }

    private static Duration Distance(Instant one, Instant other) => one > other ? one - other : other - one;

    private static long Nanoseconds(Instant at) => (at.ToUnixTimeTicks() is var ticks && ticks is > 0 and < long.MaxValue / 100) ? ticks * 100 : 0;

    private static int? Priority(ref ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("<") || rest.IndexOf('>') is not (> 1 and < 5 and var end)) return null;
        if (!int.TryParse(rest[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var priority) || priority >= Facilities.Length * 8) return null;
        rest = rest[(end + 1)..];
        return priority;
    }

    /// <summary>Up to the next space; nothing where a hyphen says so.</summary>
    private static string Word(ref ReadOnlySpan<char> rest)
    {
        var word = Until(ref rest, " ");
        rest = rest.TrimStart(' ');
        return word == Nothing ? "" : word;
    }

    private static string Until(ref ReadOnlySpan<char> rest, string ends)
    {
        var end = rest.IndexOfAny(ends) is var found && found < 0 ? rest.Length : found;
        var word = rest[..end].ToString();
        rest = rest[end..];
        return word;
    }

    private static string Quoted(ref ReadOnlySpan<char> rest)
    {
        var (value, at) = (new StringBuilder(), 0);
        for (; at < rest.Length && rest[at] != '"'; at++)
        {
            if (rest[at] == '\\' && at + 1 < rest.Length && rest[at + 1] is '"' or '\\' or ']') at++;
            value.Append(rest[at]);
        }

        rest = rest[Math.Min(rest.Length, at + 1)..];
        return value.ToString();
    }
}
