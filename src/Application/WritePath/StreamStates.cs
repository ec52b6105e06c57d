using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Streams of one organisation as the log holds them now, for long work that has to know before it asks for anything.</summary>
internal static class StreamStates
{
    /// <summary>Their states; streams that do not exist there are left out.</summary>
    public static async Task<Dictionary<Guid, TState>> Load<TState>(
        NpgsqlDataSource database, string organisation, IReadOnlyCollection<Guid> streams, CancellationToken cancellation) where TState : class
    {
        var states = new Dictionary<Guid, TState>(streams.Count);
        await foreach (var happened in Read(database, organisation, streams, cancellation))
            states[happened.Stream] = (TState)StateFold.Evolve(states.GetValueOrDefault(happened.Stream), happened.Fact, happened.OccurredAt)!;
        return states;
    }

    /// <summary>All their events, stream by stream in order.</summary>
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
