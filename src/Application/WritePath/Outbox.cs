using System.Globalization;
using System.Text.Json;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Monitoring.Localisation;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Application.Topology;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Walls;
using Npgsql;
using static EventSourcedOps.Application.WritePath.BatchWriting;
using static NpgsqlTypes.NpgsqlDbType;

namespace EventSourcedOps.Application.WritePath;

/// <summary>A message the product will send itself, stored in the transaction of the event that asks for it.</summary>
/// <param name="Id">One for each thing that is awaited: a later message about the same thing takes its place.</param>
/// <param name="DueAt">Not before; null takes the message back.</param>
public sealed record OutboxMessage(Guid Id, DateTimeOffset? DueAt, object? Payload = null);

/// <summary>An event as a process step is told of it, before it is stored.</summary>
public sealed record Told(object Fact, Guid EventId, Guid Stream, string Organisation, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt)
{
    /// <summary>Events told later than this are history: an import that is still going on.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    /// <summary>So long a history may take to be told before anything follows from it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>Whether it happened long before it was told.</summary>
    public bool IsHistory => RecordedAt - OccurredAt > Late;

    /// <summary>When something should follow that is due at that time: never while the history it is part of is still being told.</summary>
    public DateTimeOffset Due(DateTimeOffset due) =>
        IsHistory && due < RecordedAt + Grace ? RecordedAt + Grace : due;
}

/// <summary>What process steps and commands may use to find out what stands outside of one stream.</summary>
public sealed record ProcessMeans(
    NpgsqlDataSource Database, LandscapeMemory Landscape, TopologyMemory Topology, AccessMemory Access, Courier Courier, FaultSearch Faults,
    ServiceMaps Maps, ReaderDatabase Reader);

/// <summary>A process step: which events call for it, and what it does when its time has come.</summary>
public interface IProcessStep
{
    /// <summary>Name of its messages, stored with them.</summary>
    string Kind { get; }

    /// <summary>Whether it talks to other houses or looks through much: nothing else waits for such a step.</summary>
    bool MayTakeLong => false;

    IEnumerable<OutboxMessage> MessagesOf(Told told);

    /// <summary>The commands to send for a due message; their ids follow from the message, so that sending twice does it once.</summary>
    IAsyncEnumerable<Command> Commands(DueMessage message, ProcessMeans means, CancellationToken cancellation);
}

/// <summary>A message whose time has come.</summary>
public sealed record DueMessage(Guid Id, DateTimeOffset DueAt, JsonElement Payload)
{
    public T Read<T>() => Payload.Deserialize<T>(EventJson.Options)!;

    /// <summary>The same message gives the same command id, however often it is delivered.</summary>
    public Guid CommandId(string part = "") => Domain.Ids.Derived("outbox", Id.ToString(), DueAt.UtcTicks.ToString(CultureInfo.InvariantCulture), part);
}

internal static class Outbox
{
    /// <summary>Every process step of the product. Registered here once, because the write path asks all of them about each event.</summary>
    public static readonly IReadOnlyList<IProcessStep> Steps = [.. typeof(Outbox).Assembly.GetTypes()
        .Where(type => typeof(IProcessStep).IsAssignableFrom(type) && !type.IsInterface)
        .Select(type => (IProcessStep)Activator.CreateInstance(type)!)];

    /// <summary>Each message with the kind of the step that asked for it.</summary>
    public static IEnumerable<(string Kind, OutboxMessage Message)> MessagesOf(Told told) =>
        Steps.SelectMany(step => step.MessagesOf(told).Select(message => (step.Kind, message)));

    public static NpgsqlBatchCommand Upsert(IReadOnlyList<(string Kind, OutboxMessage Message)> due) => new(
        """
        insert into ops.outbox (id, kind, due_at, payload)
        select n.id, n.kind, n.due_at, n.payload::jsonb from unnest($1, $2, $3, $4) as n(id, kind, due_at, payload)
        on conflict (id) do update set due_at = excluded.due_at, payload = excluded.payload, leased_until = null
        """)
    {
        Parameters =
        {
            Array(Uuid, due.Select(m => m.Message.Id)), Array(Text, due.Select(m => m.Kind)),
            Array(TimestampTz, due.Select(m => m.Message.DueAt!.Value.UtcDateTime)),
            Array(Text, due.Select(m => JsonSerializer.Serialize(m.Message.Payload, EventJson.Options))),
        },
    };
}
