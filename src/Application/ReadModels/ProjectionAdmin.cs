using EventSourcedOps.Domain;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Whether a read model keeps up.</summary>
public enum ProjectionCondition
{
    /// <summary>It folds what is recorded.</summary>
    Running,

    /// <summary>Somebody asked it to stand still.</summary>
    Paused,

    /// <summary>It should move and does not.</summary>
    Stuck,
}

/// <summary>How a read model stands.</summary>
/// <param name="Name">Name of the read model.</param>
/// <param name="Version">Version of its fold and columns.</param>
/// <param name="Position">Place in the log up to which it is folded.</param>
/// <param name="LagEvents">Events recorded that it has not folded yet.</param>
/// <param name="LagSeconds">For how long the oldest of them has been waiting.</param>
/// <param name="Condition">Whether it keeps up.</param>
/// <param name="Reason">Why it is paused or stuck.</param>
/// <param name="Rows">Current rows.</param>
/// <param name="DeadLetters">Rows that stand still, because an event of theirs could not be folded.</param>
/// <param name="PromotedAt">When a rebuilt table last took the live one's place.</param>
/// <param name="Checksum">What the two tables had in common then.</param>
/// <param name="Rebuild">The rebuild that runs, or the last one; null when there was none.</param>
public sealed record ProjectionState(
    string Name, int Version, long Position, long LagEvents, double LagSeconds, ProjectionCondition Condition, string? Reason, long Rows,
    int DeadLetters, DateTimeOffset? PromotedAt, string? Checksum, RebuildState? Rebuild);

/// <summary>How far a rebuild is, or what became of it.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">Out of how much; null when unknown.</param>
/// <param name="Running">Whether a process is at it.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="FinishedAt">When it ended; null while it runs, and when its process died.</param>
/// <param name="Fault">Why it failed.</param>
public sealed record RebuildState(
    string Stage, long Done, long? Total, bool Running, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string? Fault);

/// <summary>Shows how the read models stand, and lets them stand still or move on.</summary>
public sealed class ProjectionAdmin([FromKeyedServices(DatabaseRole.Projection)] NpgsqlDataSource database)
{
    /// <summary>Whoever watches the projections is woken under this name, beside those of the models.</summary>
    public const string Topic = "projections";

    /// <summary>A model that lets an event wait so long without being paused does not move by itself any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Counting stops here: more is far behind in any case.</summary>
    private const int MostCounted = 1_000_000;

    public async Task<IReadOnlyList<ProjectionState>> List(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var unknown = await UnknownEvents.In(connection, cancellation);
        var states = new List<ProjectionState>();
        foreach (var model in ProjectionCatalog.All) states.Add(await StateOf(connection, model, unknown, cancellation));
        return states;
    }

    /// <summary>A wish that whichever node runs the model obeys before its next page; a page that is under way is finished.</summary>
    public Task Pause(ReadModel model, string by, CancellationToken cancellation = default) =>
        Change("update read.models set paused_at = coalesce(paused_at, now()), paused_by = coalesce(paused_by, $2) where name = $1", model, by, cancellation);

    public Task Resume(ReadModel model, CancellationToken cancellation = default) =>
        Change("update read.models set paused_at = null, paused_by = null where name = $1 and $2 is not null", model, "", cancellation);

    private async Task Change(string sql, ReadModel model, string by, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await ReadModelSwap.Run(connection, sql, cancellation, model.Name, by);
        await ReadModelSwap.Run(connection, "select pg_notify($1, $2)", cancellation, ReadModelTable.Channel, Topic);
    }

    private static async Task<ProjectionState> StateOf(
        NpgsqlConnection connection, ReadModel model, IReadOnlyList<string> unknown, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            $"""
            select p.position, w.lag, coalesce(extract(epoch from ops.clock() - o.timestamp), 0)::float8, m.paused_by, m.paused_at, g.pause_reason,
                (select count(*) from {model.Table} where until = 'infinity'),
                (select count(*)::int from read.dead_letters d where d.model = m.name), m.promoted_at, m.checksum,
                r.stage, r.done, r.total, r.started_at, r.finished_at, r.fault,
                exists (select from pg_locks l where l.locktype = 'advisory' and l.classid = {RebuildTurn.LockSpace} and l.granted
                    and l.objid::bigint = (hashtext(m.name)::bigint + 4294967296) % 4294967296
                    and l.database = (select oid from pg_database where datname = current_database()))
            from read.models m
                left join ops.mt_event_progression g on g.name = $2
                cross join lateral (select coalesce(g.last_seq_id, 0) as position) p
                cross join lateral (select count(*) as lag from
                    (select from ops.mt_events e where e.seq_id > p.position and e.type = any($3) limit {MostCounted}) e) w
                left join lateral (select e.timestamp from ops.mt_events e where e.seq_id > p.position and e.type = any($3) order by e.seq_id limit 1) o on true
                left join read.rebuilds r on r.model = m.name
            where m.name = $1
            """, connection)
        {
            Parameters = { new() { Value = model.Name }, new() { Value = model.Shard }, new() { Value = model.WireTypes.ToArray() } },
        };
        await using var row = await ask.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var lag = row.GetDouble(2);
        var (condition, reason) = Condition(Text(3), !row.IsDBNull(4), Text(5), lag, unknown);
        var rebuild = row.IsDBNull(10) ? null : new RebuildState(
            row.GetString(10), row.GetInt64(11), row.IsDBNull(12) ? null : row.GetInt64(12), row.GetBoolean(16), Time(13)!.Value, Time(14), Text(15));
        return new(
            model.Name, model.Version, row.GetInt64(0), row.GetInt64(1), lag, condition, reason, row.GetInt64(6), row.GetInt32(7), Time(8), Text(9), rebuild);

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        DateTimeOffset? Time(int column) => row.IsDBNull(column) ? null : new DateTimeOffset(row.GetFieldValue<DateTime>(column));
    }

    private static (ProjectionCondition, string?) Condition(
        string? pausedBy, bool isPaused, string? fault, double lagSeconds, IReadOnlyList<string> unknown) =>
        isPaused ? (ProjectionCondition.Paused, $"paused by {pausedBy}")
        : unknown.Count > 0 && lagSeconds > 0
            ? (ProjectionCondition.Stuck, $"the log holds events that this program does not know ({string.Join(", ", unknown)}); upgrade it")
        : lagSeconds > Patience.TotalSeconds ? (ProjectionCondition.Stuck, fault ?? "it does not move; no node runs it, or the log says why")
        : (ProjectionCondition.Running, null);
}
