using System.Globalization;
using EventSourcedOps.Projections.EventLog;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Npgsql;

namespace EventSourcedOps.Projections.ReadModels;

/// <summary>Lets Marten's daemon keep a read model live: one page of events is one transaction, progress included.</summary>
public sealed class ReadModelProjection : ProjectionBase, IProjection
{
    /// <summary>Enough to catch up quickly, small enough for a page to be one short transaction.</summary>
    private const int PageSize = 2_000;

    private static readonly TimeSpan LookWhilePaused = TimeSpan.FromMilliseconds(250);

    private readonly ReadModel model;
    private readonly NpgsqlDataSource database;

    /// <summary>Up to there every event of the log is of a type that this program knows.</summary>
    private long knownTo;

    public ReadModelProjection(ReadModel model, NpgsqlDataSource database)
    {
        (this.model, this.database) = (model, database);
        Name = model.Name;
        Version = (uint)model.Version;
        IncludedEventTypes.AddRange(model.Events);
        Options.BatchSize = PageSize;
        Options.MaximumHopperSize = 5 * PageSize;
    }

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var page = events.Select(Recall).ToArray();
        var fold = new RowFold(model);
        var standing = await LoadOnceAwake(fold, [.. page.SelectMany(model.KeysOf).Distinct()], page[^1].Position, cancellation);
        foreach (var happened in page)
            foreach (var failure in fold.Apply(happened))
                operations.QueueSqlCommand(
                    "insert into read.dead_letters (model, key, stream, position, type, fault) values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                    model.Name, failure.Key, happened.Stream, happened.Position, happened.Type, failure.Fault.ToString());

        if (fold.Changed.Count == 0) return;
        // Rows and progress are lost together and folded again, so nobody has to wait for the disk; commands that commit meanwhile least.
        operations.QueueSqlCommand("set local synchronous_commit = off");
        operations.QueueSqlCommand("select read.expect_epoch(?, ?, ?)", model.Name, model.Shard, standing.Epoch);
        foreach (var (sql, arguments) in ReadModelTable.Store(model, model.Table, fold)) operations.QueueSqlCommand(sql, arguments);
        operations.QueueSqlCommand("select pg_notify(?, ?)", ReadModelTable.Channel, model.Name);
    }

    /// <summary>
    /// A pause is a wish in the database, so that any process can ask for it; the page waits here until it is taken back. So it does while
    /// the log holds events of unknown types: a failure would end the model until a restart, waiting ends when the reason ends, and
    /// whoever asks how the model stands is told why.
    /// </summary>
    private async Task<ReadModelStanding> LoadOnceAwake(RowFold fold, Guid[] keys, long upTo, CancellationToken cancellation)
    {
        while (true)
        {
            await using (var connection = await database.OpenConnectionAsync(cancellation))
            {
                var standing = await ReadModelStanding.Of(connection, model, knownTo, upTo, cancellation);
                if (standing is { Paused: false, UnknownTypes.Count: 0 })
                {
                    knownTo = upTo;
                    await ReadModelTable.Load(connection, model, model.Table, fold, keys, cancellation);
                    foreach (var key in standing.Held) fold.Hold(key);
                    return standing;
                }
            }

            await Task.Delay(LookWhilePaused, cancellation);
        }
    }

    /// <summary>Marten's event as ours; it hands headers over as loose JSON values.</summary>
    internal static Recorded Recall(IEvent e)
    {
        return new(
            e.Sequence, e.Id, e.TenantId, e.StreamId, e.Version, e.EventTypeName, e.Timestamp, e.UserName, e.CorrelationId, e.CausationId,
            new(Text("source"), Text("command") is { } id ? Guid.Parse(id) : null, Text("trace"),
                Occurred(e.Headers?.GetValueOrDefault("occurred"))),
            e.Data);

        string? Text(string name) => e.Headers?.GetValueOrDefault(name)?.ToString();
    }

    // What looks like a time comes as one already. Its text would have lost the fractions of a second that the log holds.
    private static DateTimeOffset? Occurred(object? header) => header switch
    {
        null              => null,
        DateTimeOffset at => at,
        DateTime at       => at.Kind == DateTimeKind.Unspecified ? new(at, TimeSpan.Zero) : new(at),
        _                 => DateTimeOffset.Parse(header.ToString()!, CultureInfo.InvariantCulture),
    };
}
