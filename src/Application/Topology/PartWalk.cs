using EventSourcedOps.Domain.Configuration;
using Npgsql;

namespace EventSourcedOps.Application.Topology;

/// <summary>Walks along relations by recursive SQL.</summary>
internal sealed class PartWalk(NpgsqlConnection connection, ItemModel model, DateTimeOffset? asOf)
{
    private const int Endless = -1;

    private static readonly string Relations = Projections.Configuration.Relations.Model.Table;

    /// <summary>Ids of everything in the part; null for all there is.</summary>
    public Task<Guid[]?> Ids(GraphPart part, CancellationToken cancellation) => part switch
    {
        GraphPart.Below below => Walk(below.Items, below.Depth, KindsOf(ImpactFlow.FromTarget), KindsOf(ImpactFlow.ToTarget), cancellation),
        GraphPart.Above above => Walk([above.Item], int.MaxValue, KindsOf(ImpactFlow.ToTarget), KindsOf(ImpactFlow.FromTarget), cancellation),
        GraphPart.Around near => Walk([near.Item], near.Depth, [.. model.Kinds.Keys], [.. model.Kinds.Keys], cancellation),
        _                     => Task.FromResult<Guid[]?>(null),
    };

    /// <param name="backward">Kinds along which one goes from the item that is pointed to.</param>
    /// <param name="forward">Kinds along which one goes from the item that points.</param>
    private async Task<Guid[]?> Walk(IReadOnlyList<Guid> from, int depth, string[] backward, string[] forward, CancellationToken cancellation)
    {
        var moment = TopologyFallback.Moment(asOf, 5);
        // Without a bound the depth stays 0: then an item is found once, whichever ways lead to it.
        await using var ask = new NpgsqlCommand(
            $"""
            with recursive part(id, depth) as (
                select unnest($1), 0
                union
                select next.id, case when $4 = {Endless} then 0 else p.depth + 1 end
                from part p cross join lateral (
                    select r.from_id from {Relations} r where r.target_id = p.id and r.kind = any($2) and {moment}
                    union all select r.target_id from {Relations} r where r.from_id = p.id and r.kind = any($3) and {moment}) as next(id)
                where $4 = {Endless} or p.depth < $4)
            select distinct id from part
            """, connection)
        {
            Parameters =
            {
                new() { Value = from.ToArray() }, new() { Value = backward }, new() { Value = forward },
                new() { Value = depth == int.MaxValue ? Endless : depth },
            },
            CommandTimeout = 0,
        };
        if (asOf is { } then) ask.Parameters.Add(new() { Value = then.UtcDateTime });
        var found = new List<Guid>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) found.Add(rows.GetGuid(0));
        return [.. found];
    }

    private string[] KindsOf(ImpactFlow flow) => [.. model.Kinds.Values.Where(kind => kind.Flow == flow).Select(kind => kind.Key)];
}
