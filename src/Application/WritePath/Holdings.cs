using EventSourcedOps.Domain;
using Npgsql;
using static NpgsqlTypes.NpgsqlDbType;

namespace EventSourcedOps.Application.WritePath;

/// <summary>What the commands of one batch take hold of and let go, of what nobody may hold twice.</summary>
internal sealed class Holdings
{
    private readonly Dictionary<Guid, (Guid Holder, Entry Entry)> taken = [];
    private readonly HashSet<(Guid Key, Guid Holder)> released = [];

    public bool IsEmpty => taken.Count == 0 && released.Count == 0;

    /// <summary>Takes and lets go what a command's events mean.</summary>
    /// <returns>Who holds something of it already, as far as this batch knows; nothing moves then.</returns>
    public Guid? Move(Entry entry, object? before, object? after, Landscape landscape)
    {
        var holder = entry.Command.Stream;
        var wanted = entry.Command.Holds(after, landscape).ToList();
        var had = entry.Command.Holds(before, landscape).ToList();
        if (wanted.Count == 0 && had.Count == 0) return null;
        foreach (var key in wanted)
            if (taken.TryGetValue(key, out var other) && other.Holder != holder) return other.Holder;
        foreach (var key in had.Except(wanted).ToList())
        {
            if (taken.TryGetValue(key, out var own) && own.Holder == holder) taken.Remove(key);
            released.Add((key, holder));
        }

        foreach (var key in wanted.Except(had)) taken[key] = (holder, entry);
        return null;
    }

    /// <summary>Lets go, takes hold, and asks who else was there; the last statement's rows are for <see cref="Refuse"/>.</summary>
    public void AddTo(NpgsqlBatch batch)
    {
        var (gone, come) = (released.OrderBy(pair => pair.Key).ToArray(), taken.OrderBy(pair => pair.Key).ToArray());
        batch.BatchCommands.Add(new(
            "delete from ops.holdings h using unnest($1, $2) as n(key, holder) where h.key = n.key and h.holder = n.holder")
        {
            Parameters = { BatchWriting.Array(Uuid, gone.Select(pair => pair.Key)), BatchWriting.Array(Uuid, gone.Select(pair => pair.Holder)) },
        });
        var (keys, holders) = (come.Select(pair => pair.Key).ToArray(), come.Select(pair => pair.Value.Holder).ToArray());
        batch.BatchCommands.Add(new("insert into ops.holdings (key, holder) select * from unnest($1, $2) on conflict do nothing")
        {
            Parameters = { BatchWriting.Array(Uuid, keys), BatchWriting.Array(Uuid, holders) },
        });
        batch.BatchCommands.Add(new(
            "select h.key, h.holder from ops.holdings h join unnest($1, $2) as n(key, holder) on h.key = n.key where h.holder <> n.holder")
        {
            Parameters = { BatchWriting.Array(Uuid, keys), BatchWriting.Array(Uuid, holders) },
        });
    }

    /// <summary>Somebody held it before the batch: whoever wanted it is told when the batch is decided again.</summary>
    public void Refuse(Guid key, Guid holder) => taken[key].Entry.Refuse(WriteRefusals.ValueTaken(holder));
}
