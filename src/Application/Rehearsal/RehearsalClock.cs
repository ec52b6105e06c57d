using Npgsql;

namespace EventSourcedOps.Application.Rehearsal;

/// <summary>
/// The time of a rehearsal: a recorded day goes by as fast as told, and never further than what was recorded until then has been sent and
/// taken, and what was due has been done. So nothing comes late that came in time on that day, however busy the machine is. The database goes by the same time.
/// </summary>
/// <param name="begin">What time it is when the rehearsal begins.</param>
/// <param name="speed">How many seconds of that day go by in one of ours.</param>
public sealed class RehearsalClock(DateTimeOffset begin, double speed) : TimeProvider
{
    /// <summary>How far time goes on by itself.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    /// <summary>Whoever looks again and again does so no more often than that, of our time.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(50);

    private sealed record Reached(DateTimeOffset At, long Since);

    private volatile Reached _reached = new(begin, System.GetTimestamp());

    public double Speed => speed;

    public override DateTimeOffset GetUtcNow()
    {
        var (at, since) = _reached;
        var gone = System.GetElapsedTime(since) * speed;
        return at + (gone < Step ? gone : Step);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Ours(dueTime), Ours(period));

    /// <summary>The database goes by this time from now on.</summary>
    /// <param name="owner">Of a database that holds nothing but the rehearsal.</param>
    public async Task Rule(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        await using (var table = owner.CreateCommand(
            """
            create table if not exists ops.rehearsal (at timestamptz not null, since timestamptz not null, speed float8 not null, step interval not null);
            grant select on ops.rehearsal to public;
            create or replace function ops.clock() returns timestamptz language sql volatile as
                'select at + least((clock_timestamp() - since) * speed, step) from ops.rehearsal';
            """))
            await table.ExecuteNonQueryAsync(cancellation);
        await using var first = owner.CreateCommand("insert into ops.rehearsal values ($1, clock_timestamp(), $2, $3)");
        foreach (var value in (object[])[begin.UtcDateTime, speed, Step]) first.Parameters.Add(new() { Value = value });
        await first.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>That much has been sent and taken: time may go on.</summary>
    public async Task GoOn(DateTimeOffset at, NpgsqlDataSource owner, CancellationToken cancellation)
    {
        await using var next = owner.CreateCommand("update ops.rehearsal set at = $1, since = clock_timestamp()");
        next.Parameters.Add(new() { Value = at.UtcDateTime });
        await next.ExecuteNonQueryAsync(cancellation);
        _reached = new(at, System.GetTimestamp());
    }

    private TimeSpan Ours(TimeSpan theirs)
    {
        if (theirs <= TimeSpan.Zero) return theirs; // at once, or never
        var ours = theirs / speed;
        return ours < ShortestWait ? ShortestWait : ours;
    }
}
