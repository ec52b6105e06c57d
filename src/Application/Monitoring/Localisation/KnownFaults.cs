using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;

namespace EventSourcedOps.Application.Monitoring.Localisation;

/// <summary>Times in which it was known that something was out of order: alerts fired that became incidents. They are no measure of what is usual.</summary>
internal static class KnownFaults
{
    /// <summary>Of more alerts than that the newest count.</summary>
    private const int MostAlerts = 2_000;

    /// <summary>A fault is there for a while before an alert fires.</summary>
    private static readonly TimeSpan Unnoticed = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<(DateTimeOffset From, DateTimeOffset Until)>> Between(
        TelemetrySight sight, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var question = TelemetrySight.Question(
            $"""
            select row from {AlertBoard.Model.Table} where until = 'infinity' and ($1::text[] is null or organisation = any($1))
                and fired_at < $2 and changed_at >= $3 order by fired_at desc limit {MostAlerts}
            """, [sight.Codes, until.UtcDateTime, from.UtcDateTime]);
        var alerts = await sight.Wall.List(question, rows => (AlertRow)AlertBoard.Model.Read(rows.GetFieldValue<byte[]>(0)), cancellation);
        return [.. alerts.Where(alert => alert.Incidents.Count > 0).SelectMany(alert => Firing(alert.State, until))];
    }

    /// <summary>It turns to firing and back by turns; the first turn that is remembered may be one back.</summary>
    private static IEnumerable<(DateTimeOffset, DateTimeOffset)> Firing(Alert alert, DateTimeOffset until) =>
        alert.Turns.Skip(alert.Turns.Length % 2 == (alert.Firing ? 1 : 0) ? 0 : 1).Chunk(2)
            .Select(turn => (turn[0] - Unnoticed, turn.Length > 1 ? turn[1] : until));
}
