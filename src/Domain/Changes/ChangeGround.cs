using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Changes;

/// <summary>Another change that has its time, and what it works on.</summary>
public sealed record BookedChange(Guid Id, string Number, TimeWindow Window, ImmutableHashSet<Guid> Items);

/// <summary>How earlier changes of the same items, or by the same template, went.</summary>
public sealed record ChangeHistory(int Changes, int Failures)
{
    public static readonly ChangeHistory None = new(0, 0);
}

/// <summary>What is known around a change when something about it is decided: its items, what hangs on them, what else is going on.</summary>
/// <param name="Plan">The plan that was looked at.</param>
/// <param name="Items">Its items, as far as they are known, in use or on the way there, and within reach of who asks.</param>
/// <param name="Readings">What the items read where the plan declares something.</param>
/// <param name="Impact">What fails if they fail.</param>
/// <param name="Dependent">Items that depend on them, or that they depend on.</param>
/// <param name="Booked">Other changes whose time overlaps the window that was looked at.</param>
public sealed record ChangeGround(
    ChangePlan? Plan, IReadOnlyList<AffectedItem> Items, IReadOnlyList<DeclaredValue> Readings, ImpactSummary Impact,
    ImmutableHashSet<Guid> Dependent, IReadOnlyList<BookedChange> Booked, ChangeHistory History)
{
    /// <summary>How often times had been booked when was looked for <see cref="Booked"/>: the next booking must have seen them all.</summary>
    public long Bookings { get; init; }

    public static readonly ChangeGround Empty = new(null, [], [], ImpactSummary.None, [], [], ChangeHistory.None);

    /// <summary>Where the items do not read what is expected.</summary>
    public IReadOnlyList<ItemDifference> Differences(IEnumerable<DeclaredValue> expected)
    {
        var actual = Readings.ToDictionary(reading => (reading.ItemId, reading.Attribute), reading => reading.Value);
        return
        [
            .. from wanted in expected
               let value = actual.GetValueOrDefault((wanted.ItemId, wanted.Attribute))
               where value != wanted.Value
               select new ItemDifference(wanted.ItemId, wanted.Attribute, wanted.Value, value),
        ];
    }
}
