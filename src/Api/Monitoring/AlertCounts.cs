using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>How many alerts there are of one severity and status.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Status">The status.</param>
/// <param name="Count">How many.</param>
public sealed record AlertCount(AlertSeverity Severity, AlertStatus Status, int Count);

/// <summary>How many alerts there are.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Open">Those that are not resolved.</param>
/// <param name="Counts">By severity and status, the most severe first; what there is none of is left out.</param>
public sealed record AlertCounts(int Total, int Open, IReadOnlyList<AlertCount> Counts)
{
    internal static async Task<AlertCounts> Of(RowQuery<AlertRow> query, CancellationToken cancellation)
    {
        var counts = await query.Ask(
            "severity, status, count(*)::int", "group by severity, status order by severity desc, status",
            rows => new AlertCount((AlertSeverity)rows.GetInt64(0), Enum.Parse<AlertStatus>(rows.GetString(1)), rows.GetInt32(2)), cancellation);
        return new(
            counts.Sum(one => one.Count), counts.Where(one => one.Status != AlertStatus.Resolved).Sum(one => one.Count), counts);
    }
}
