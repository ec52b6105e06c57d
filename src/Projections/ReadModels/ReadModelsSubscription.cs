using System.Globalization;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Services;
using Marten.Subscriptions;
using Npgsql;

namespace EventSourcedOps.Projections.ReadModels;

/// <summary>
/// Lets Marten's daemon keep all read models and the feed live, as one shard: a page of the log is read once and carried in one turn,
/// because what a turn costs besides its events is the same for one model and for six. How far each model is stands beside its rows;
/// what Marten keeps is how far the pages were handed over. A subscription and no projection: to those Marten hands a page in parts, one for
/// each organisation, and none of them would know how far the page reaches.
/// </summary>
public sealed class ReadModelsSubscription : SubscriptionBase
{
    /// <summary>Under which Marten keeps how far pages were handed over.</summary>
    public const string Shard = ShardName + ":All";

    private const string ShardName = "read_models";

    /// <summary>Enough to catch up quickly, small enough for a page to be one short transaction.</summary>
    private const int PageSize = 2_000;

    private static readonly TimeSpan BeforeAnotherLook = TimeSpan.FromMilliseconds(100);

    private readonly IReadOnlyList<ReadModel> models;
    private readonly NpgsqlDataSource database;

    /// <summary>Up to there every event of the log is of a type that this program knows.</summary>
    private long knownTo;

    public ReadModelsSubscription(IReadOnlyList<ReadModel> models, NpgsqlDataSource database)
    {
        (this.models, this.database) = (models, database);
        Name = ShardName;
        Version = 1;
        IncludedEventTypes.AddRange(WireNames.All.Values);
        IncludeArchivedEvents = true; // A stream that was put away stays history.
        Options.BatchSize = PageSize;
        Options.MaximumHopperSize = 5 * PageSize;
    }

    /// <summary>
    /// A page waits for what time mends: a database that is away, somebody who moved a model meanwhile, and events of unknown types. A
    /// failure would end the shard until a restart; waiting ends when the reason ends, and whoever asks how the models stand is told why.
    /// </summary>
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        var events = page.Events.Select(Recall).ToArray();
        while (events.Length > 0 && !await TryCarry(events, cancellationToken)) await Task.Delay(BeforeAnotherLook, cancellationToken);
        return NullChangeListener.Instance;
    }

    private async Task<bool> TryCarry(Recorded[] page, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            var ground = await TurnGround.Read(connection, models, knownTo, page, cancellation);
            if (ground.UnknownTypes.Count > 0) return false;
            knownTo = page[^1].Position;
            await ReadModelTurn.Carry(connection, ground, page, cancellation);
            return true;
        }
        catch (NpgsqlException passing) when (passing.IsTransient)
        {
            return false;
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
