using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.Services;
using NodaTime;

namespace EventSourcedOps.Api.Services;

/// <summary>How many promises of a group were kept.</summary>
/// <param name="Key">What makes the group: an id, a code, a month such as 2026-03, a word; null when the clocks have none.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Met">Clocks that stopped in time.</param>
/// <param name="Missed">Clocks that stopped too late.</param>
/// <param name="Open">Clocks that have not stopped.</param>
/// <param name="OpenBreached">Of the open ones, those whose target is used up.</param>
/// <param name="Percent">Share of the stopped clocks that stopped in time; null when none stopped.</param>
public sealed record SlaAttainment(string? Key, string? Name, int Met, int Missed, int Open, int OpenBreached, double? Percent);

/// <summary>The question that <see cref="Attainment"/> answers.</summary>
internal sealed record AttainmentAsked(
    DateTimeOffset From, DateTimeOffset To, SlaGrouping By, IReadOnlyList<string>? Organisations, ClockKind? Kind, string TimeZone,
    DateTimeOffset? AsOf);

/// <summary>Counts kept promises in the database, in one statement.</summary>
internal static class Attainment
{
    private const int MostGroups = 1_000;

    public static async Task<IReadOnlyList<SlaAttainment>> Count(ReadDesk desk, AttainmentAsked asked, CancellationToken cancellation)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(asked.TimeZone) is null)
            throw new ApiError("time-zone-unknown", "Name a time zone such as Asia/Shanghai.");
        var query = (await desk.Rows("sla.read", SlaTracking.Model, asked.AsOf, asked.Organisations)).Equal("kind", asked.Kind?.ToString());
        var (from, to, zone) = (query.Value(asked.From), query.Value(asked.To), query.Value(asked.TimeZone));
        var stopped = $"stopped_at >= {from} and stopped_at < {to}";
        var groups = await query.Ask(
            $"""
            {KeyOf(asked.By, zone)} as key, count(*) filter (where {stopped} and met)::int, count(*) filter (where {stopped} and not met)::int,
            count(*) filter (where open)::int, count(*) filter (where open and coalesce((row ->> 'breached')::boolean, false))::int
            """,
            $"and {zone}::text is not null and (open or ({stopped})) group by 1 order by 1 nulls last limit {MostGroups}",
            rows => (Key: rows.IsDBNull(0) ? null : rows.GetString(0), Met: rows.GetInt32(1), Missed: rows.GetInt32(2),
                Open: rows.GetInt32(3), Breached: rows.GetInt32(4)),
            cancellation);
        var landscape = await desk.Landscape(asked.AsOf);
        return [.. groups.Select(group => new SlaAttainment(
            group.Key, NameOf(asked.By, group.Key, landscape), group.Met, group.Missed, group.Open, group.Breached,
            group.Met + group.Missed == 0 ? null : Math.Round(100.0 * group.Met / (group.Met + group.Missed), 2)))];
    }

    private static string KeyOf(SlaGrouping by, string zone) => by switch
    {
        SlaGrouping.Service      => "service_id::text",
        SlaGrouping.Organisation => "organisation",
        SlaGrouping.Team         => "team_id::text",
        SlaGrouping.Priority     => "priority::text",
        SlaGrouping.Kind         => "kind",
        _                        => $"to_char(coalesce(stopped_at, due_at) at time zone {zone}, 'YYYY-MM')",
    };

    private static string? NameOf(SlaGrouping by, string? key, Landscape landscape) => (by, key) switch
    {
        (_, null)                     => null,
        (SlaGrouping.Service, _)      => landscape.ServiceOf(Guid.Parse(key))?.Name,
        (SlaGrouping.Team, _)         => landscape.TeamOf(Guid.Parse(key))?.Name,
        (SlaGrouping.Organisation, _) => landscape.OrganisationOf(key)?.Name,
        (SlaGrouping.Priority, _)     => ((Priority)int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)).ToString(),
        _                             => key,
    };
}
