using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Application.WritePath;

/// <summary>
/// A small state that decisions stand on, as this node knows it: the fold of one family of events. Every commit that adds such an event
/// counts up one number in the database before it draws its positions; so these commits come one after another, their positions follow
/// their order, and reading on behind the last position misses nothing.
/// </summary>
/// <param name="clock">The column of <c>ops.reference_clock</c> that counts this family.</param>
/// <param name="empty">What was there before the first event.</param>
public abstract class ReferenceMemory<TState, TEvent>(NpgsqlDataSource database, string clock, TState empty) : IDisposable
    where TState : class
{
    private static readonly string[] Types = WireNames.OfAll<TEvent>();

    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile Known known = new(empty, 0, 0);

    /// <param name="Clock">How many commits of the family it holds.</param>
    /// <param name="Position">Place of its last event in the log.</param>
    private sealed record Known(TState State, long Clock, long Position);

    /// <summary>What this node knew at its last look.</summary>
    public TState Current => known.State;

    /// <summary>How new that is.</summary>
    public long Clock => known.Clock;

    protected abstract TState Evolve(TState state, Recorded recorded);

    public void Dispose()
    {
        turn.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The state at least as new as the clock said.</summary>
    public async ValueTask<TState> At(long clock, CancellationToken cancellation = default)
    {
        if (known.Clock >= clock) return known.State;
        await turn.WaitAsync(cancellation);
        try
        {
            if (known.Clock < clock)
            {
                var start = known.Position == 0 ? empty : known.State;
                var (state, position) = await Fold(start, known.Position, DateTime.MaxValue, cancellation);
                known = new(state, clock, position);
            }

            return known.State;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The newest state: what queries stand on.</summary>
    public async Task<TState> Newest(CancellationToken cancellation = default)
    {
        await using var ask = database.CreateCommand($"select {clock} from ops.reference_clock");
        return await At((long)(await ask.ExecuteScalarAsync(cancellation))!, cancellation);
    }

    /// <summary>The database may have lost what it once told: the next look starts from the beginning.</summary>
    public void Distrust() => known = known with { Clock = 0, Position = 0 };

    /// <summary>The state as it was known at that time.</summary>
    public async Task<TState> AsOf(DateTimeOffset recorded, CancellationToken cancellation = default) =>
        (await Fold(empty, 0, recorded.UtcDateTime, cancellation)).State;

    private async Task<(TState State, long Position)> Fold(TState state, long after, DateTime until, CancellationToken cancellation)
    {
        await using var read = database.CreateCommand(
            $"select {Recorded.Columns} from ops.mt_events e where e.type = any($1) and e.seq_id > $2 and e.timestamp <= $3 order by e.seq_id");
        read.Parameters.Add(new() { Value = Types });
        read.Parameters.Add(new() { Value = after });
        read.Parameters.Add(new() { Value = until, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var recorded = Recorded.From(rows);
            (state, after) = (Evolve(state, recorded), recorded.Position);
        }

        return (state, after);
    }
}
