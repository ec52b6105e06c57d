using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Carries out what is done at once, one message after the other.</summary>
public sealed class QuickPump(NpgsqlDataSource database, ProcessMeans means, CommandGate gate, TimeProvider time, ILogger<QuickPump> log)
    : OutboxPump(database, means, gate, time, log, step => !step.MayTakeLong, takenAtOnce: 500, lanes: 1);

/// <summary>Carries out what may take long, several at a time: a house that does not answer holds up nobody.</summary>
public sealed class PatientPump(NpgsqlDataSource database, ProcessMeans means, CommandGate gate, TimeProvider time, ILogger<PatientPump> log)
    : OutboxPump(database, means, gate, time, log, step => step.MayTakeLong, takenAtOnce: 16, lanes: 8);

/// <summary>
/// Delivers messages that are due, on whichever node leases them first. A crash between doing and forgetting delivers again; the
/// command id follows from the message, so the second delivery gets the first answer and nothing happens twice.
/// </summary>
/// <param name="takenAtOnce">So many that they are done before their leases end.</param>
/// <param name="lanes">How many are carried out at a time.</param>
public abstract partial class OutboxPump(
    NpgsqlDataSource database, ProcessMeans means, CommandGate gate, TimeProvider time, ILogger log, Func<IProcessStep, bool> isOurs, int takenAtOnce, int lanes)
    : BackgroundService
{
    private readonly string[] kinds = [.. Outbox.Steps.Where(isOurs).Select(step => step.Kind)];

    /// <summary>Longest pause between looks; also how late a message may be when nothing else happens.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Pause, time);
        do
            try
            {
                // What was carried out often asks for something else at once.
                while (await DeliverDue(stoppingToken) > 0) { }
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
            {
                LogAway(log, fault);
            }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>How many messages were taken.</returns>
    private async Task<int> DeliverDue(CancellationToken cancellation)
    {
        var due = await Lease(cancellation);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = lanes, CancellationToken = cancellation }, async (one, _) =>
        {
            try
            {
                if (await Carry(one.Kind, one.Message, cancellation)) await Forget(one.Message, cancellation);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                LogLater(log, fault, one.Kind, one.Message.Id); // its lease ends by itself, then it is tried again
            }
        });
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
                select id from ops.outbox where due_at <= (select ops.clock()) and coalesce(leased_until, '-infinity') < now() and kind = any($1)
                order by due_at limit {takenAtOnce} for update skip locked)
            returning id, kind, due_at, payload
            """);
        lease.Parameters.Add(new() { Value = kinds });
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
