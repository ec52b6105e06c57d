using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Projections.Changes;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.Changes;

/// <summary>A change in the calendar.</summary>
/// <param name="Change">The change.</param>
/// <param name="Conflicts">Why it does not go together with others of the calendar, or with the hours; each reason once.</param>
public sealed record ChangeCalendarEntry(ChangeNode Change, IReadOnlyList<ConflictKind> Conflicts);

/// <summary>What is planned in a span of time.</summary>
/// <param name="Entries">Changes whose time lies in it at least in part, the earliest first; cancelled ones are left out.</param>
/// <param name="Blackouts">Periods in it in which no change may be made.</param>
/// <param name="Truncated">Whether there are more changes than a calendar shows.</param>
public sealed record ChangeCalendar(IReadOnlyList<ChangeCalendarEntry> Entries, IReadOnlyList<BlackoutNode> Blackouts, bool Truncated)
{
    private const int MostEntries = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(93);

    internal static async Task<ChangeCalendar> Of(
        ReadDesk desk, TimeWindow span, IReadOnlyList<string>? organisations, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        if (span.Length <= TimeSpan.Zero || span.Length > Longest)
            throw new ApiError("span-out-of-range", $"`to` is after `from`, and at most {Longest.TotalDays} days later.");
        var landscape = await desk.Landscape(asOf);
        var (found, _) = await (await desk.Rows("change.read", ChangeBoard.Model, asOf, organisations))
            .Between("ends_at", span.From, null).Between("starts_at", null, span.To)
            .Page(new("starts_at"), MostEntries + 1, null, cancellation);
        ChangeRow[] rows = [.. found.Take(MostEntries).Select(each => each.Row).Where(row => row.State.Closure != ChangeClosure.Cancelled)];
        var booked = rows.Select(row => new BookedChange(row.Id, row.State.Number, row.Window!, [.. row.Items])).ToArray();
        var listed = landscape.Listed(await desk.Reach("change.read", asOf), null);
        return new(
            [.. rows.Select(row => new ChangeCalendarEntry(new(row, asOf), ConflictsOf(row, booked, landscape)))],
            [
                .. landscape.Blackouts.Values
                    .Where(blackout => blackout is { Lifted: false, Kind: BlackoutKind.Period } && blackout.Period!.Overlaps(span))
                    .Where(blackout => listed(blackout.Organisation))
                    .OrderBy(blackout => blackout.Period!.From).Select(blackout => BlackoutNode.Of(blackout, landscape)),
            ],
            found.Count > MostEntries);
    }

    /// <summary>Among what the calendar shows: one look at each pair, without another question to the database.</summary>
    private static ConflictKind[] ConflictsOf(ChangeRow row, BookedChange[] booked, Landscape landscape)
    {
        if (row.State.Closure is not null) return [];
        var ground = ChangeGround.Empty with { Plan = row.State.Plan, Booked = [.. booked.Where(other => other.Id != row.Id)] };
        return [.. ChangeConflicts.Of(row.Organisation, row.Window!, ground, landscape).Select(conflict => conflict.Kind).Distinct()];
    }
}
