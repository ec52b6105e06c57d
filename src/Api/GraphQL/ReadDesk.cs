using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using GraphQL;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Where queries read: what the caller of this request may see, at one moment, as few statements as can be.</summary>
public sealed class ReadDesk(
    ReaderDatabase database, LandscapeMemory memory, AccessMemory access, Caller caller, DataAsOf fresh, Batches batches, TimeProvider clock)
{
    private readonly Dictionary<DateTimeOffset, Task<Landscape>> past = [];
    private readonly Lock gate = new();
    private Task<Landscape>? newest;

    public Caller Caller => caller;

    public Batches Batches => batches;

    /// <summary>One now for the whole answer.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>What was recorded later than that is not asked for; without a time nothing is too late.</summary>
    public static DateTime Until(DateTimeOffset? asOf) => asOf?.UtcDateTime ?? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    /// <summary>The landscape now, or as it was known then; read once for the whole answer.</summary>
    public Task<Landscape> Landscape(DateTimeOffset? asOf)
    {
        lock (gate)
        {
            if (asOf is not { } then) return newest ??= memory.Newest();
            return past.TryGetValue(then, out var known) ? known : past[then] = memory.AsOf(then);
        }
    }

    /// <summary>
    /// Where the caller may run that operation; null means everywhere. About the past, only where the caller could run it then and still
    /// can now: rights that came later open no earlier pages, and rights that ended close them all.
    /// </summary>
    public async Task<IReadOnlySet<string>?> Reach(string operation, DateTimeOffset? asOf, DataLabel label = DataLabel.Normal)
    {
        var now = caller.OrganisationsOf(operation, label);
        if (asOf is not { } at || caller.Subject is not { } subject) return now;
        var then = access.Current.RightsOf(subject, at, await Landscape(at)).OrganisationsOf(operation, label);
        return now is null ? then : then is null ? now : now.Intersect(then).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// What PostgreSQL shows to the caller's questions by that operation. From the caller's rights themselves and not by way of
    /// <see cref="Reach"/>: what one of the two walls forgets, the other one holds.
    /// </summary>
    public Sight Sight(string operation) => database.Of(caller.OrganisationsOf(operation), caller.PlacesOf(operation));

    /// <summary>What the caller may read of labelled things: now, and about the past then as well.</summary>
    public async Task<IReadOnlyList<IReadOnlySet<string>>> Places(string operation, DateTimeOffset? asOf)
    {
        var now = caller.PlacesOf(operation);
        var then = asOf is { } at && caller.Subject is { } subject
            ? access.Current.RightsOf(subject, at, await Landscape(at)).PlacesOf(operation)
            : null;
        return [.. new[] { now, then }.OfType<IReadOnlySet<string>>()];
    }

    /// <summary>Rows that the caller may see by that operation. Organisations out of reach are as empty as those that do not exist.</summary>
    public async Task<RowQuery<TRow>> Rows<TRow>(
        string operation, ReadModel<TRow> model, DateTimeOffset? asOf, IReadOnlyList<string>? organisations = null, bool subtree = true)
        where TRow : class
    {
        var reach = await Reach(operation, asOf);
        if (organisations is null) return await Seen(new(Sight(operation), model, asOf, reach?.ToArray(), null));
        if (organisations.Count > KeysetPage.LargestSize)
            throw new ApiError("too-many-organisations", $"Name at most {KeysetPage.LargestSize} organisations.");
        var asked = subtree ? (await Landscape(asOf)).WithSubtrees(organisations) : organisations;
        return await Seen(new(Sight(operation), model, asOf, [.. asked.Where(code => reach?.Contains(code) != false).Distinct()], null));

        async Task<RowQuery<TRow>> Seen(RowQuery<TRow> query) =>
            (await Places(operation, asOf)).Aggregate(query, (cut, places) => cut.Seeing(places));
    }

    /// <summary>The rows of those ids that the caller may see, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, TRow>> ByIds<TRow>(
        string operation, ReadModel<TRow> model, DateTimeOffset? asOf, IReadOnlyList<Guid> ids, CancellationToken cancellation)
        where TRow : class
    {
        var query = (await Rows(operation, model, asOf)).AnyOf("id", ids);
        var (rows, _) = await query.Page(new("position"), ids.Count, null, cancellation);
        return rows.ToDictionary(found => found.Place.Id, found => found.Row);
    }

    /// <summary>One row, with its freshness told; null when there is none within the caller's reach.</summary>
    public async Task<TRow?> Find<TRow>(
        string operation, ReadModel<TRow> model, Guid id, DateTimeOffset? asOf, CancellationToken cancellation) where TRow : class
    {
        var (rows, freshness) = await (await Rows(operation, model, asOf)).Equal("id", id).Page(new("position"), 1, null, cancellation);
        fresh.Set(freshness.Position, freshness.At);
        return rows.Count == 0 ? null : rows[0].Row;
    }

    /// <summary>One page of a list: one statement, and one more only for somebody who asks how many there are.</summary>
    public async Task<Connection<TNode>> Page<TRow, TNode>(
        RowQuery<TRow> query, ReadModel<TRow> model, RowOrder order, PageAsked asked, Func<TRow, TNode> nodeOf)
        where TRow : class where TNode : class
    {
        var page = KeysetPage.Of(asked.First, asked.After, $"{model.Name}.{order.Column}.{(order.Descending ? "desc" : "asc")}");
        var behind = page.After is { } cursor ? new RowPlace(SortOf(model, order, cursor), cursor.Value<Guid>(1)) : null;
        var (rows, freshness) = await query.Page(order, page.Take, behind, asked.Cancellation);
        fresh.Set(freshness.Position, freshness.At);
        int? total = asked.Counted ? await query.Count(asked.Cancellation) : null;
        return page.Answer(rows, row => [row.Place.Sort, row.Place.Id], row => nodeOf(row.Row), total);
    }

    private static object? SortOf(ReadModel model, RowOrder order, Cursor cursor) =>
        model.Columns.FirstOrDefault(column => column.Name == order.Column)?.Kind switch
        {
            ColumnKind.Time   => cursor.Value<DateTimeOffset?>(0),
            ColumnKind.Text   => cursor.Value<string?>(0),
            ColumnKind.Id     => cursor.Value<Guid?>(0),
            _                 => cursor.Value<long?>(0),
        };
}

/// <summary>What a caller said about the page it wants.</summary>
/// <param name="Counted">Whether it asks for the total.</param>
public sealed record PageAsked(int? First, string? After, bool Counted, CancellationToken Cancellation)
{
    public static PageAsked Of(int? first, string? after, IResolveFieldContext context) => new(
        first, after, context.SubFields?.Values.Any(sub => sub.Field.Name.Value == "totalCount") == true, context.CancellationToken);
}

/// <summary>What of the organisation tree a caller may look at.</summary>
internal static class TreeSight
{
    extension(Landscape landscape)
    {
        public IEnumerable<string> WithSubtrees(IEnumerable<string> organisations) => organisations.SelectMany(landscape.Subtree);

        /// <summary>What is reached and what stands above it, because agreements and services of above hold below. Null is all.</summary>
        public IReadOnlySet<string>? SeenFrom(IReadOnlySet<string>? reached) =>
            reached?.SelectMany(landscape.Lineage).Concat(reached).ToHashSet(StringComparer.Ordinal);

        /// <summary>Whether a thing of that organisation is listed, for that reach and, if named, under that organisation.</summary>
        public Func<string, bool> Listed(IReadOnlySet<string>? reached, string? under)
        {
            var seen = landscape.SeenFrom(reached);
            var branch = under is null ? null : landscape.Subtree(under).ToHashSet(StringComparer.Ordinal);
            return organisation => seen?.Contains(organisation) != false && branch?.Contains(organisation) != false;
        }
    }
}
