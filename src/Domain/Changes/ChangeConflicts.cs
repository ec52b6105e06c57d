using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.Changes;

/// <summary>Something that does not go together with a change at its time.</summary>
/// <param name="Window">When.</param>
/// <param name="ChangeId">The other change, if it is one.</param>
/// <param name="BlackoutId">The blackout, if it is one.</param>
/// <param name="Items">The items that both have to do with.</param>
public sealed record ChangeConflict(ConflictKind Kind, TimeWindow Window, Guid? ChangeId, Guid? BlackoutId, IReadOnlyList<Guid> Items)
{
    /// <summary>Whether no reason helps, except an emergency.</summary>
    public bool Bars => Kind is ConflictKind.Blackout or ConflictKind.FrozenCalendar;
}

/// <summary>Finds what stands against a window: pure, over values handed in.</summary>
public static class ChangeConflicts
{
    public static IReadOnlyList<ChangeConflict> Of(string organisation, TimeWindow window, ChangeGround ground, Landscape landscape) =>
        [.. WithChanges(window, ground), .. WithHours(organisation, window, landscape)];

    private static IEnumerable<ChangeConflict> WithChanges(TimeWindow window, ChangeGround ground)
    {
        var own = ground.Plan?.Items.ToHashSet() ?? [];
        foreach (var other in ground.Booked.Where(other => other.Window.Overlaps(window)))
        {
            Guid[] same = [.. own.Where(other.Items.Contains)];
            Guid[] dependent = same.Length > 0 ? [] : [.. other.Items.Where(ground.Dependent.Contains)];
            if (same.Length > 0) yield return new(ConflictKind.SameItem, other.Window, other.Id, null, same);
            else if (dependent.Length > 0) yield return new(ConflictKind.DependentItem, other.Window, other.Id, null, dependent);
        }
    }

    private static IEnumerable<ChangeConflict> WithHours(string organisation, TimeWindow window, Landscape landscape)
    {
        var blackouts = landscape.BlackoutsOver(organisation);
        foreach (var blackout in blackouts.Where(blackout => blackout.Bars(window, landscape)))
            yield return new(
                blackout.Kind == BlackoutKind.Period ? ConflictKind.Blackout : ConflictKind.FrozenCalendar,
                blackout.Period ?? window, null, blackout.Id, []);

        // Several sets of maintenance hours stand in for each other: one that holds the whole window is enough.
        Blackout[] kept = [.. blackouts.Where(blackout => blackout.Kind == BlackoutKind.OutsideMaintenance)];
        if (kept.Length > 0 && !Array.Exists(kept, hours => hours.Covers(window, landscape)))
            yield return new(ConflictKind.OutsideMaintenance, window, null, kept[0].Id, []);
    }
}
