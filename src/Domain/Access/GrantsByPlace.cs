using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Access;

/// <summary>Grants of one role, by the organisation they name and by when they counted: a question about T passes by what was over then.</summary>
internal sealed record GrantsByPlace(ImmutableDictionary<string, GrantsByTime> Places)
{
    public static readonly GrantsByPlace Empty = new(ImmutableDictionary.Create<string, GrantsByTime>(StringComparer.Ordinal));

    /// <summary>Those in force everywhere.</summary>
    public IEnumerable<KnownGrant> At(DateTimeOffset at) => Places.Values.SelectMany(grants => grants.At(at));

    /// <summary>Those in force in one organisation.</summary>
    public IEnumerable<KnownGrant> At(DateTimeOffset at, string organisation) =>
        Places.TryGetValue(organisation, out var grants) ? grants.At(at) : [];

    /// <param name="before">What was known of the same grant until now; null when it is new.</param>
    public GrantsByPlace With(KnownGrant grant, KnownGrant? before)
    {
        var place = Places.GetValueOrDefault(grant.Reach.Organisation, GrantsByTime.Empty);
        return new(Places.SetItem(grant.Reach.Organisation, (before is null ? place : place.Without(before)).With(grant)));
    }
}

/// <summary>Grants whose end is known stand in each month they touch; the others, and those that last for years, stand once.</summary>
internal sealed record GrantsByTime(
    ImmutableDictionary<Guid, KnownGrant> Lasting, ImmutableDictionary<int, ImmutableDictionary<Guid, KnownGrant>> Months)
{
    private const int MonthsMost = 60;

    private static readonly ImmutableDictionary<Guid, KnownGrant> none = ImmutableDictionary<Guid, KnownGrant>.Empty;

    public static readonly GrantsByTime Empty = new(none, ImmutableDictionary<int, ImmutableDictionary<Guid, KnownGrant>>.Empty);

    public IEnumerable<KnownGrant> At(DateTimeOffset at) =>
        Lasting.Values.Concat(Months.GetValueOrDefault(MonthOf(at), none).Values).Where(grant => grant.InForceAt(at));

    public GrantsByTime With(KnownGrant grant) => Lasts(grant)
        ? this with { Lasting = Lasting.SetItem(grant.Id, grant) }
        : this with { Months = Months.SetItems(MonthsOf(grant).Select(month => Month(month, Months.GetValueOrDefault(month, none).SetItem(grant.Id, grant)))) };

    public GrantsByTime Without(KnownGrant grant) => Lasts(grant)
        ? this with { Lasting = Lasting.Remove(grant.Id) }
        : this with { Months = Months.SetItems(MonthsOf(grant).Select(month => Month(month, Months[month].Remove(grant.Id)))) };

    private static KeyValuePair<int, ImmutableDictionary<Guid, KnownGrant>> Month(int month, ImmutableDictionary<Guid, KnownGrant> grants) =>
        new(month, grants);

    private static bool Lasts(KnownGrant grant) => MonthOf(grant.Span.Until) - MonthOf(grant.Span.Since) > MonthsMost;

    private static IEnumerable<int> MonthsOf(KnownGrant grant)
    {
        var first = MonthOf(grant.Span.Since);
        return Enumerable.Range(first, Math.Max(0, MonthOf(grant.Span.Until) - first + 1)); // what ended before it began was never in force
    }

    private static int MonthOf(DateTimeOffset at) => (at.UtcDateTime.Year * 12) + at.UtcDateTime.Month;
}
