using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Application.Rehearsal;

/// <summary>Has a recorded day go by in a product of its own: sends what was recorded, plays those on duty, and reports from the log.</summary>
public sealed class RehearsalRun(
    RehearsalClock clock, CommandGate gate, TokenBook tokens, NpgsqlDataSource database,
    [FromKeyedServices(DatabaseRole.Owner)] NpgsqlDataSource owner)
{
    private const string Stage = "Going through the recorded day";

    /// <summary>After the last request alerts end, incidents are looked into, and those on duty come to an end.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How often those on duty look.</summary>
    private static readonly TimeSpan Looks = TimeSpan.FromSeconds(15);

    /// <summary>Tells the product of the system that was recorded.</summary>
    /// <returns>A token with which telemetry may be sent.</returns>
    public async Task<string> Prepare(Recording recording, CancellationToken cancellation)
    {
        foreach (var command in new RehearsalLandscape(recording.Begin).Commands(recording.Services)) await Do(command);
        var secret = TokenSecret.New();
        await Do(new IssueToken(
            Guid.CreateVersion7(), "rehearsal", [Roles.KeyOf(Role.Collector)], RehearsalLandscape.Organisation, secret.Hash,
            recording.End.AddDays(1), "Sends what was recorded"));
        await tokens.Refresh(cancellation);
        await IsDone(recording.Begin - RehearsalClock.Step - FaultWatch.Step, cancellation);
        return secret.Text;
    }

    /// <param name="sendUntil">Sends what was over by then, and returns when it is taken.</param>
    public async Task<RehearsalReport> Run(
        Recording recording, Func<DateTimeOffset, CancellationToken, Task> sendUntil, IProgress<Progress> progress, CancellationToken cancellation)
    {
        var duty = new RehearsalDuty(database, gate);
        var (began, begin, end) = (TimeProvider.System.GetTimestamp(), recording.Begin, recording.End + Afterwards);
        for (var at = begin; at < end; at += RehearsalClock.Step)
        {
            if ((at - begin) / clock.Speed - TimeProvider.System.GetElapsedTime(began) is { Ticks: > 0 } early) await Task.Delay(early, cancellation);
            await sendUntil(at, cancellation);
            await clock.GoOn(at, owner, cancellation);
            if (RuleStanding.MomentOf(at, FaultWatch.Step) is var look && at - look < RehearsalClock.Step) await IsDone(look, cancellation);
            if ((at - begin).Ticks % Looks.Ticks == 0) await duty.Look(at, cancellation);
            progress.Report(new(Stage, (long)(at - begin).TotalMinutes, (long)(end - begin).TotalMinutes));
        }

        return RehearsalReport.Of(recording.Faults, await Log(cancellation));
    }

    /// <summary>
    /// Time stands still until the rule is looked at and nothing is left of what was due, so that a busy machine, or one that just started,
    /// finds the same. What failed is tried again later; nobody waits for that.
    /// </summary>
    private async Task IsDone(DateTimeOffset moment, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            """
            select exists (select from telemetry.rule_standings where rule = $1 and looked_at >= $2)
                and not exists (select from ops.outbox where due_at <= $2)
            """);
        ask.Parameters.Add(new() { Value = RehearsalLandscape.Rule });
        ask.Parameters.Add(new() { Value = moment.UtcDateTime });
        var began = TimeProvider.System.GetTimestamp();
        while (await ask.ExecuteScalarAsync(cancellation) is not true && TimeProvider.System.GetElapsedTime(began) < Patience)
            await Task.Delay(BetweenLooks, cancellation);
    }

    private async Task Do(Command command)
    {
        var outcome = await gate.Send(new(command, Caller.Product("rehearsal")));
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException($"{command.GetType().Name}: {refusal.Code}: {refusal.Reason}");
    }

    private async Task<IReadOnlyList<Recorded>> Log(CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            $"select {Recorded.Columns} from ops.mt_events e where e.type like 'alert.%' or e.type like 'incident.%' order by e.seq_id");
        var log = new List<Recorded>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) log.Add(Recorded.From(rows));
        return log;
    }
}
