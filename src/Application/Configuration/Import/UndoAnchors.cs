using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using Npgsql;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>
/// Items that an import registered and that its undo leaves, because something points to them that stays: an item that the import did not
/// register, or one that was touched later. What they point to themselves stays with them.
/// </summary>
internal static class UndoAnchors
{
    private static readonly string Relations = Projections.Configuration.Relations.Model.Table;

    /// <summary>Items of the import that were touched later: they stay, with all their relations.</summary>
    private static readonly string Registered = $"""
        with registered as (
            select stream_id from ops.mt_events where type = '{WireNames.Of(typeof(ItemRegistered))}' and causation_id = $1 and tenant_id = $2),
        touched as (
            select distinct r.stream_id from registered r join ops.mt_events e on e.stream_id = r.stream_id and e.tenant_id = $2
            where e.type like 'item.%' and e.causation_id is distinct from $1 and e.causation_id is distinct from $3
                and e.type not in ('{WireNames.Of(typeof(ItemMissed))}', '{WireNames.Of(typeof(ItemFound))}'))
        """;

    /// <returns>For each item that stays, one that points to it.</returns>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> Find(
        NpgsqlDataSource database, string import, string undo, string organisation, CancellationToken cancellation)
    {
        // Who points to an item of the import, and whether that relation stays by itself: it is not the import's, or its item was touched.
        await using var ask = database.CreateCommand(
            $"""
            {Registered}
            select r.from_id, r.target_id, e.causation_id is distinct from $1 or r.from_id in (select stream_id from touched)
            from registered g join {Relations} r on r.target_id = g.stream_id and r.until = 'infinity'
            join ops.mt_events e on e.seq_id = r.position
            where r.target_id not in (select stream_id from touched)
            """);
        foreach (var value in (string[])[import, organisation, undo]) ask.Parameters.Add(new() { Value = value });
        var (anchored, along) = (new Dictionary<Guid, Guid>(), new List<(Guid From, Guid Target)>());
        await using (var rows = await ask.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                if (rows.GetBoolean(2)) anchored.TryAdd(rows.GetGuid(1), rows.GetGuid(0));
                else along.Add((rows.GetGuid(0), rows.GetGuid(1)));

        var targets = along.ToLookup(relation => relation.From, relation => relation.Target);
        var open = new Queue<Guid>(anchored.Keys);
        while (open.TryDequeue(out var stays))
            foreach (var target in targets[stays])
                if (anchored.TryAdd(target, stays)) open.Enqueue(target);
        return anchored;
    }
}
