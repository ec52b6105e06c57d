using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.WritePath;

/// <summary>
/// Delivers messages that are due, on whichever node leases them first. A crash between doing and forgetting delivers again; the
/// command id follows from the message, so the second delivery gets the first answer and nothing happens twice.
/// </summary>
public sealed partial class OutboxPump(NpgsqlDataSource database, ProcessMeans means, CommandGate gate, ILogger<OutboxPump> log) : BackgroundService
{
    private const int TakenAtOnce = 500;

    /// <summary>Longest pause between looks; also how late a message may be when nothing else happens.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Pause);
        do
            try
            {
                while (await DeliverDue(stoppingToken) == TakenAtOnce) { }
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
            {
                LogAway(log, fault);
            }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>How many messages were taken.</returns>
    public async Task<int> DeliverDue(CancellationToken cancellation)
    {
        var due = await Lease(cancellation);
        foreach (var (kind, message) in due)
            try
            {
                if (await Carry(kind, message, cancellation)) await Forget(message, cancellation);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                LogLater(log, fault, kind, message.Id); // its lease ends by itself, then it is tried again
            }

        return due.Count;
    }

    /// <returns>Whether every command got a true answer.</returns>
    private async Task<bool> Carry(string kind, DueMessage message, CancellationToken cancellation)
    {
        var settled = true;
        await foreach (var command in Outbox.Steps.First(step => step.Kind == kind).Commands(message, means, cancellation))
        {
            var outcome = await gate.Send(new(command, Caller.Product(kind), CausedBy: message.Id));
            if (outcome.Refusal is not { } refusal) continue;
            LogRefused(log, kind, message.Id, refusal.Code);
            settled &= refusal != WriteRefusals.OutcomeUnknown && refusal != WriteRefusals.Busy;
        }

        return settled;
    }

    private async Task<List<(string Kind, DueMessage Message)>> Lease(CancellationToken cancellation)
    {
        await using var lease = database.CreateCommand(
            $"""
            update ops.outbox set leased_until = now() + interval '30 seconds' where id in (
                select id from ops.outbox where due_at <= now() and coalesce(leased_until, '-infinity') < now()
                order by due_at limit {TakenAtOnce} for update skip locked)
            returning id, kind, due_at, payload
            """);
        var due = new List<(string, DueMessage)>();
        await using var rows = await lease.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            due.Add((rows.GetString(1), new(rows.GetGuid(0), new DateTimeOffset(rows.GetFieldValue<DateTime>(2)),
                JsonDocument.Parse(rows.GetString(3)).RootElement)));
        return due;
    }

    /// <summary>Only if nobody set it anew meanwhile: the command itself may have asked for the next message of the same id.</summary>
    private async Task Forget(DueMessage message, CancellationToken cancellation)
    {
        await using var forget = database.CreateCommand("delete from ops.outbox where id = $1 and due_at = $2");
        forget.Parameters.Add(new() { Value = message.Id });
        forget.Parameters.Add(new() { Value = message.DueAt.UtcDateTime });
        await forget.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be read; looking again soon")]
    private static partial void LogAway(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Kind} {Id} could not be carried out; trying again when its lease ends")]
    private static partial void LogLater(ILogger log, Exception fault, string kind, Guid id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Kind} {Id} was refused: {Code}")]
    private static partial void LogRefused(ILogger log, string kind, Guid id, string code);
}
