using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Streams as the log holds them now, for whoever has to know before anything is asked for or decided.</summary>
internal static class StreamStates
{
    /// <summary>Their states in one organisation; streams that do not exist there are left out.</summary>
    public static async Task<Dictionary<Guid, TState>> Load<TState>(
        NpgsqlDataSource database, string organisation, IReadOnlyCollection<Guid> streams, CancellationToken cancellation) where TState : class
    {
        var states = new Dictionary<Guid, TState>(streams.Count);
        await foreach (var happened in Read(database, organisation, streams, cancellation))
            states[happened.Stream] = (TState)StateFold.Evolve(states.GetValueOrDefault(happened.Stream), happened.Fact, happened.OccurredAt)!;
        return states;
    }

    /// <summary>Their states wherever they stand; what is something else is left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, TState>> Fold<TState, TEvent>(
        NpgsqlConnection connection, Guid[] streams, CancellationToken cancellation)
        where TState : class, IEvolve<TState, TEvent> where TEvent : class
    {
        await using var ask = new NpgsqlCommand(
            $"""
            select {Recorded.Columns} from ops.mt_streams s join ops.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id
            where s.id = any($1) order by e.stream_id, e.version
            """, connection) { Parameters = { new() { Value = streams } } };
        var states = new Dictionary<Guid, TState>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            if (Recorded.From(rows) is { Fact: TEvent fact } recorded)
                states[recorded.Stream] = TState.Evolve(states.GetValueOrDefault(recorded.Stream), fact, recorded.OccurredAt);
        return states;
    }

    /// <summary>The state of one stream wherever it stands; null when there is none of that kind.</summary>
    public static async Task<TState?> Find<TState, TEvent>(NpgsqlDataSource database, Guid stream, CancellationToken cancellation)
        where TState : class, IEvolve<TState, TEvent> where TEvent : class
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return (await Fold<TState, TEvent>(connection, [stream], cancellation)).GetValueOrDefault(stream);
    }

    /// <summary>All events of streams of one organisation, stream by stream in order.</summary>
    public static async IAsyncEnumerable<Recorded> Read(
        NpgsqlDataSource database, string organisation, IReadOnlyCollection<Guid> streams,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        if (streams.Count == 0) yield break;
        await using var ask = database.CreateCommand(
            $"select {Recorded.Columns} from ops.mt_events e where e.tenant_id = $1 and e.stream_id = any($2) order by e.stream_id, e.version");
        ask.Parameters.Add(new() { Value = organisation });
        ask.Parameters.Add(new() { Value = streams.ToArray() });
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) yield return Recorded.From(rows);
    }
}
