using System.Data;
using System.Runtime.CompilerServices;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Application.Configuration;

/// <summary>What may occur once is held by exactly those items and assets whose facts say so: the table beside the log decides nothing of its own.</summary>
internal static class HoldingsPromise
{
    private const string Promise = "What may occur once only is held by those whose events say so, and by nobody else";

    public static async Task<Finding> Check(NpgsqlConnection connection, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        // One moment for all three questions: commands go on meanwhile.
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
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
        await foreach (var happened in Read<ItemModelEvent>(connection, "e.seq_id", cancellation))
            model = ItemModel.Evolve(model, (ItemModelEvent)happened.Fact, happened.OccurredAt);
        return model;
    }

    private static async Task<Dictionary<Guid, Guid>> Expected(
        NpgsqlConnection connection, ItemModel model, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var (expected, read) = (new Dictionary<Guid, Guid>(), 0L);
        await Fold<ConfigurationItem, ConfigurationItemEvent>(item => item.UniqueValues(model));
        await Fold<Asset, AssetEvent>(AssetHoldings.Of);
        return expected;

        async Task Fold<TState, TEvent>(Func<TState, IEnumerable<Guid>> holds) where TState : class, IEvolve<TState, TEvent>
        {
            var (id, state) = (Guid.Empty, (TState?)null);
            await foreach (var happened in Read<TEvent>(connection, "e.stream_id, e.version", cancellation))
            {
                if (++read % 1_000 == 0) progress?.Report(new("checking what is held", read));
                if (happened.Stream != id)
                {
                    KeepLast();
                    (id, state) = (happened.Stream, null);
                }

                state = TState.Evolve(state, (TEvent)happened.Fact, happened.OccurredAt);
            }

            KeepLast();

            void KeepLast()
            {
                foreach (var key in state is null ? [] : holds(state)) expected[key] = id;
            }
        }
    }

    private static async IAsyncEnumerable<Recorded> Read<TEvent>(
        NpgsqlConnection connection, string order, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            $"select {Recorded.Columns} from ops.mt_events e where e.type = any($1) order by {order}", connection)
        {
            Parameters = { new() { Value = WireNames.OfAll<TEvent>() } }, CommandTimeout = 0,
        };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) yield return Recorded.From(rows);
    }
}
