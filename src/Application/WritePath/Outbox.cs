using System.Globalization;
using System.Text.Json;
using EventSourcedOps.Projections.EventLog;
using Npgsql;
using static EventSourcedOps.Application.WritePath.BatchWriting;
using static NpgsqlTypes.NpgsqlDbType;

namespace EventSourcedOps.Application.WritePath;

/// <summary>A message the product will send itself, stored in the transaction of the event that asks for it.</summary>
/// <param name="Id">One for each thing that is awaited: a later message about the same thing takes its place.</param>
/// <param name="DueAt">Not before; null takes the message back.</param>
public sealed record OutboxMessage(Guid Id, string Kind, DateTimeOffset? DueAt, object? Payload);

/// <summary>A process step: which events call for it, and what it does when its time has come.</summary>
public interface IProcessStep
{
    /// <summary>Name of its messages, stored with them.</summary>
    string Kind { get; }

    IEnumerable<OutboxMessage> MessagesOf(object happened, Guid stream, string organisation, Guid eventId, DateTimeOffset at);

    /// <summary>The commands to send for a due message; their ids follow from the message, so that sending twice does it once.</summary>
    IAsyncEnumerable<Command> Commands(DueMessage message, NpgsqlDataSource database, CancellationToken cancellation);
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

    public static IEnumerable<OutboxMessage> MessagesOf(object fact, Guid stream, string organisation, Guid eventId, DateTimeOffset at) =>
        Steps.SelectMany(step => step.MessagesOf(fact, stream, organisation, eventId, at));

    public static NpgsqlBatchCommand Upsert(IReadOnlyList<OutboxMessage> due) => new(
        """
        insert into ops.outbox (id, kind, due_at, payload)
        select n.id, n.kind, n.due_at, n.payload::jsonb from unnest($1, $2, $3, $4) as n(id, kind, due_at, payload)
        on conflict (id) do update set due_at = excluded.due_at, payload = excluded.payload, leased_until = null
        """)
    {
        Parameters =
        {
            Array(Uuid, due.Select(m => m.Id)), Array(Text, due.Select(m => m.Kind)),
            Array(TimestampTz, due.Select(m => m.DueAt!.Value.UtcDateTime)),
            Array(Text, due.Select(m => JsonSerializer.Serialize(m.Payload, EventJson.Options))),
        },
    };
}
