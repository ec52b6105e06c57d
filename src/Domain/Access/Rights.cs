using System.Collections.Frozen;

namespace EventSourcedOps.Domain.Access;

/// <summary>Operations that may be run in some organisations, on things up to a label.</summary>
/// <param name="Organisations">The codes that <paramref name="Reach"/> comes to as the tree stands; null means every one.</param>
public sealed record Permit(IReadOnlySet<string> Operations, Reach Reach, IReadOnlySet<string>? Organisations, DataLabel Label)
{
    /// <summary>Whether it holds that operation over the whole of that reach, later organisations of a subtree included.</summary>
    public bool Covers(string operation, Reach wanted, DataLabel label, Landscape landscape) =>
        Label >= label && Operations.Contains(operation)
        && (Organisations is null
            || (Reach.WithSubtree || !wanted.WithSubtree) && wanted.In(landscape) is { Count: > 0 } codes && codes.IsSubsetOf(Organisations));
}

/// <summary>What somebody may do, and where. Every question names its operation: there is no "may" in general.</summary>
public sealed class Rights
{
    private static readonly FrozenSet<string> Nowhere = FrozenSet<string>.Empty;

    /// <summary>The product itself.</summary>
    public static readonly Rights Everything = new([], DateTimeOffset.MaxValue, isAll: true);

    public static readonly Rights Nothing = new([], DateTimeOffset.MaxValue, isAll: false);

    private readonly bool isAll;
    private readonly FrozenDictionary<string, IReadOnlySet<string>?> organisations;

    /// <summary>Asked for less often, and larger: made when it is.</summary>
    private readonly Lazy<FrozenDictionary<string, IReadOnlySet<string>?>> places;

    private Rights(IReadOnlyList<Permit> permits, DateTimeOffset until, bool isAll)
    {
        (Permits, Until, this.isAll) = (permits, until, isAll);
        organisations = ByOperation(permits, permit => permit.Organisations);
        places = new(() => ByOperation(permits, Place.Of));
    }

    public IReadOnlyList<Permit> Permits { get; }

    /// <summary>When the first of them ends by itself; until then they are the same as long as no fact changes them.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>Every operation that is held somewhere; of the product itself, none is listed.</summary>
    public IReadOnlyCollection<string> Operations => organisations.Keys;

    public static Rights Of(IEnumerable<Permit> permits, DateTimeOffset? until = null) =>
        new([.. permits], until ?? DateTimeOffset.MaxValue, isAll: false);

    /// <summary>These operations in these organisations; null for all of them.</summary>
    public static Rights Over(IReadOnlySet<string> operations, IReadOnlySet<string>? organisations) =>
        Of([new(
            operations, new(organisations is null ? Reach.Everywhere : organisations.FirstOrDefault(""), true), organisations,
            DataLabel.Important)]);

    public bool May(string operation) => isAll || organisations.ContainsKey(operation);

    public bool Reaches(string operation, string organisation) =>
        isAll || organisations.TryGetValue(operation, out var codes) && codes?.Contains(organisation) != false;

    /// <summary>The one organisation for which the operation was granted; null when there are several, or none is named.</summary>
    public string? HomeOf(string operation) => Permits.Where(permit => permit.Operations.Contains(operation))
        .Select(permit => permit.Reach.Organisation).Distinct().ToArray() is [var only] && only != Reach.Everywhere ? only : null;

    /// <summary>Whether the operation may be run there on something so sensitive.</summary>
    public bool Reaches(string operation, string organisation, DataLabel label) =>
        label == DataLabel.Normal ? Reaches(operation, organisation)
        : isAll || Permits.Any(permit => permit.Label >= label && permit.Operations.Contains(operation) && permit.Organisations?.Contains(organisation) != false);

    /// <summary>Where the operation may be run on things so sensitive; null means everywhere.</summary>
    public IReadOnlySet<string>? OrganisationsOf(string operation, DataLabel label)
    {
        if (isAll || label == DataLabel.Normal) return OrganisationsOf(operation);
        var reached = Permits.Where(permit => permit.Label >= label && permit.Operations.Contains(operation)).ToArray();
        return reached.Any(permit => permit.Organisations is null) ? null
            : reached.SelectMany(permit => permit.Organisations!).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Where the operation may be run; null means everywhere.</summary>
    public IReadOnlySet<string>? OrganisationsOf(string operation) =>
        isAll ? null : organisations.TryGetValue(operation, out var codes) ? codes : Nowhere;

    /// <summary>On which labelled things the operation may be run, as <see cref="Place"/>s; null means on all. Ordinary ones need no place.</summary>
    public IReadOnlySet<string>? PlacesOf(string operation) =>
        isAll ? null : places.Value.TryGetValue(operation, out var reached) ? reached : Nowhere;

    /// <summary>Whether somebody with these rights holds the operation over the whole of that reach, up to that label.</summary>
    public bool Cover(string operation, Reach reach, DataLabel label, Landscape landscape) =>
        isAll || Permits.Any(permit => permit.Covers(operation, reach, label, landscape));

    public Duties Duties => isAll ? Duties.System | Duties.Security | Duties.Audit : Separation.Of(organisations.Keys);

    /// <summary>What both hold.</summary>
    public Rights Within(Rights other) => isAll ? other : other.isAll ? this : Of(
        from mine in Permits from theirs in other.Permits let both = Both(mine, theirs) where both.Operations.Count > 0 select both,
        Until < other.Until ? Until : other.Until);

    /// <summary>Whether they come to the same in every question.</summary>
    public bool Match(Rights other) => ReferenceEquals(this, other)
        || isAll == other.isAll && Match(organisations, other.organisations) && Match(places.Value, other.places.Value);

    private static bool Match(FrozenDictionary<string, IReadOnlySet<string>?> one, FrozenDictionary<string, IReadOnlySet<string>?> other) =>
        one.Count == other.Count && one.All(mine => other.TryGetValue(mine.Key, out var theirs) && Same(mine.Value, theirs));

    private static bool Same(IReadOnlySet<string>? one, IReadOnlySet<string>? other) =>
        ReferenceEquals(one, other) || one is not null && other is not null && one.SetEquals(other);

    private static Permit Both(Permit one, Permit other)
    {
        var codes = one.Organisations is null ? other.Organisations : other.Organisations is null ? one.Organisations
            : one.Organisations.Intersect(other.Organisations).ToFrozenSet(StringComparer.Ordinal);
        var isOtherNarrower = one.Organisations is null || other.Organisations?.IsSubsetOf(one.Organisations) == true;
        var narrower = isOtherNarrower ? other : one;
        return new(
            one.Operations.Intersect(other.Operations).ToFrozenSet(StringComparer.Ordinal), narrower.Reach, codes,
            one.Label < other.Label ? one.Label : other.Label);
    }

    private static FrozenDictionary<string, IReadOnlySet<string>?> ByOperation(
        IReadOnlyList<Permit> permits, Func<Permit, IReadOnlySet<string>?> of)
    {
        var found = new Dictionary<string, IReadOnlySet<string>?>(StringComparer.Ordinal);
        var unions = new Dictionary<(IReadOnlySet<string>, IReadOnlySet<string>), IReadOnlySet<string>>();
        foreach (var permit in permits)
        {
            var reached = of(permit);
            foreach (var operation in permit.Operations)
                found[operation] = found.TryGetValue(operation, out var earlier) ? Union(earlier, reached) : reached;
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);

        // Operations of one role come from the same permits: each union is made once and shared.
        IReadOnlySet<string>? Union(IReadOnlySet<string>? one, IReadOnlySet<string>? other) =>
            one is null || other is null ? null
            : ReferenceEquals(one, other) ? one
            : unions.TryGetValue((one, other), out var known) ? known
            : unions[(one, other)] = one.Union(other).ToFrozenSet(StringComparer.Ordinal);
    }
}

/// <summary>How far a grant or a token reaches over the tree.</summary>
public readonly record struct Reach(string Organisation, bool WithSubtree)
{
    /// <summary>Stands for all organisations, those too that will be created later. No division code begins with a zero.</summary>
    public const string Everywhere = "000000";

    /// <summary>The codes it reaches as the tree stands; null means every one.</summary>
    public IReadOnlySet<string>? In(Landscape landscape) =>
        Organisation == Everywhere ? null
        : WithSubtree ? landscape.Subtree(Organisation).ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>(StringComparer.Ordinal) { Organisation };

    /// <summary>Why nothing can be granted there; null when it can.</summary>
    public Refusal? Misplaced(Landscape landscape) => Organisation == Everywhere ? null : landscape.OrganisationOf(Organisation) switch
    {
        null             => ReachRefusals.UnknownOrganisation,
        { Closed: true } => ReachRefusals.ClosedOrganisation,
        _                => null,
    };
}

public static class ReachRefusals
{
    public static readonly Refusal UnknownOrganisation = new("access.unknown-organisation",
        "There is no such organisation.", "organisation");
    public static readonly Refusal ClosedOrganisation = new("access.closed-organisation", "The organisation is closed.", "organisation");
}
