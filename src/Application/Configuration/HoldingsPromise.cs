using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Application.Configuration;

/// <summary>What may occur once is held by exactly those items whose facts say so: the table beside the log decides nothing of its own.</summary>
internal static class HoldingsPromise
{
    private const string Promise = "What may occur once only is held by the items whose events say so, and by nobody else";

    public static async Task<Finding> Check(NpgsqlConnection connection, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        // One moment for all three questions: commands go on meanwhile.
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var model = await Model(connection, cancellation);
        var expected = await Expected(connection, model, progress, cancellation);
        var breaches = new List<string>();
        await using var ask = new NpgsqlCommand("select key, holder from ops.holdings", connection) { CommandTimeout = 0 };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var (key, holder) = (rows.GetGuid(0), rows.GetGuid(1));
            if (!expected.Remove(key, out var owner)) breaches.Add($"{holder} holds {key}, which no event gave to anybody");
            else if (owner != holder) breaches.Add($"{holder} holds {key}, which belongs to {owner}");
        }

        breaches.AddRange(expected.Select(missing => $"{missing.Value} does not hold {missing.Key}, which is its own"));
        return new(Promise, [.. breaches.Take(LogPromises.Shown)]);
    }

    private static async Task<ItemModel> Model(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var model = ItemModel.BuiltIn;
        var types = WireNames.All.Where(pair => pair.Value.IsSubclassOf(typeof(ItemModelEvent))).Select(pair => pair.Key).ToArray();
        await foreach (var happened in Read(connection, "e.type = any($1) order by e.seq_id", types, cancellation))
            model = ItemModel.Evolve(model, (ItemModelEvent)happened.Fact, happened.OccurredAt);
        return model;
    }

    private static async Task<Dictionary<Guid, Guid>> Expected(
        NpgsqlConnection connection, ItemModel model, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var expected = new Dictionary<Guid, Guid>();
        var types = WireNames.All.Where(pair => pair.Value.IsSubclassOf(typeof(ConfigurationItemEvent))).Select(pair => pair.Key).ToArray();
        var (id, item, read) = (Guid.Empty, (ConfigurationItem?)null, 0L);
        await foreach (var happened in Read(connection, "e.type = any($1) order by e.stream_id, e.version", types, cancellation))
        {
            if (++read % 1_000 == 0) progress?.Report(new("checking what is held", read));
            if (happened.Stream != id) (id, item) = (Kept(expected, id, item, model, happened.Stream), null);
            item = ConfigurationItem.Evolve(item, (ConfigurationItemEvent)happened.Fact, happened.OccurredAt);
        }

        Kept(expected, id, item, model, Guid.Empty);
        return expected;
    }

    private static Guid Kept(Dictionary<Guid, Guid> expected, Guid id, ConfigurationItem? item, ItemModel model, Guid next)
    {
        foreach (var key in item?.UniqueValues(model) ?? []) expected[key] = id;
        return next;
    }

    private static async IAsyncEnumerable<Recorded> Read(
        NpgsqlConnection connection, string which, string[] types, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand($"select {Recorded.Columns} from ops.mt_events e where {which}", connection)
        {
            Parameters = { new() { Value = types } }, CommandTimeout = 0,
        };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) yield return Recorded.From(rows);
    }
}
