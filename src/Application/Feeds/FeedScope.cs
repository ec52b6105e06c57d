using System.Collections.Frozen;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.Feeds;

namespace EventSourcedOps.Application.Feeds;

/// <summary>What a consumer asked for, cut to what its caller may see; follows the organisation tree while a stream lives.</summary>
public sealed class FeedScope
{
    public const string Permission = "feed.read";
    public const string AuditPermission = "audit.read";
    private const string Prefix = ".*";

    private readonly Caller caller;
    private readonly IReadOnlyList<string> organisations;
    private readonly FrozenSet<string>? types;
    private readonly LandscapeMemory landscape;
    private FeedFilter filter;
    private long builtAt;

    private FeedScope(Caller caller, FrozenSet<string>? types, IReadOnlyList<string> organisations, LandscapeMemory landscape)
    {
        (this.caller, this.types, this.organisations, this.landscape) = (caller, types, organisations, landscape);
        builtAt = landscape.Clock;
        filter = Build();
    }

    /// <summary>Where the caller may read the feed at all, whatever it asked for; null means everywhere.</summary>
    public IReadOnlySet<string>? Reach => caller.OrganisationsOf(Permission);

    /// <summary>Where the caller may read of labelled things; null means everywhere.</summary>
    public IReadOnlySet<string>? Places => caller.PlacesOf(Permission);

    /// <summary>Belongs to one consumer, which reads it from one place at a time.</summary>
    public FeedFilter Filter
    {
        get
        {
            if (organisations.Count == 0 || landscape.Clock == builtAt) return filter;
            builtAt = landscape.Clock;
            return filter = Build();
        }
    }

    /// <param name="types">Wire names, or <c>incident.*</c>; none means all.</param>
    /// <param name="organisations">Codes, each with everything under it; none means all that the caller reaches.</param>
    public static async Task<(FeedScope? Scope, Refusal? Refusal)> Of(
        Caller caller, IReadOnlyList<string> types, IReadOnlyList<string> organisations, LandscapeMemory landscape, CancellationToken cancellation)
    {
        if (!caller.May(Permission)) return (null, FeedRefusals.NotPermitted);
        var (named, stranger) = Resolve(types);
        if (stranger is not null) return (null, FeedRefusals.UnknownType(stranger));
        if (named is not null && !caller.May(AuditPermission) && named.Any(FeedFilter.IsAudit)) return (null, FeedRefusals.AuditNotPermitted);

        var tree = await landscape.Newest(cancellation);
        foreach (var code in organisations)
        {
            var known = tree.Subtree(code).ToArray();
            // To somebody with bounds, what does not exist and what is out of reach look the same.
            if (known.Length == 0 && caller.OrganisationsOf(Permission) is null) return (null, FeedRefusals.UnknownOrganisation(code));
            if (!known.Any(found => caller.Reaches(Permission, found))) return (null, FeedRefusals.OutOfReach(code));
        }
        return (new(caller, named, organisations, landscape), null);
    }

    private FeedFilter Build()
    {
        var tree = landscape.Current;
        IEnumerable<string>? reached = organisations.Count == 0
            ? caller.OrganisationsOf(Permission)
            : organisations.SelectMany(tree.Subtree).Where(code => caller.Reaches(Permission, code));
        return new(
            types, reached?.ToFrozenSet(StringComparer.Ordinal), caller.OrganisationsOf(AuditPermission)?.ToFrozenSet(StringComparer.Ordinal),
            Places, caller.PlacesOf(AuditPermission));
    }

    private static (FrozenSet<string>? Named, string? Stranger) Resolve(IReadOnlyList<string> types)
    {
        if (types.Count == 0) return (null, null);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            var meant = type.EndsWith(Prefix, StringComparison.Ordinal)
                ? WireNames.All.Keys.Where(name => name.StartsWith(type[..^1], StringComparison.Ordinal))
                : WireNames.All.Keys.Where(name => name == type);
            var found = meant.ToArray();
            if (found.Length == 0) return (null, type);
            named.UnionWith(found);
        }
        return (named.ToFrozenSet(StringComparer.Ordinal), null);
    }
}
