using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.Monitoring;
using Npgsql;

namespace EventSourcedOps.Application.Rehearsal;

/// <summary>Plays those who are on duty: takes over incidents, and resolves them a minute after the last of their alerts fired.</summary>
public sealed class RehearsalDuty(NpgsqlDataSource database, CommandGate gate)
{
    private const string Code = "recovered";
    private const string Text = "What was put in was taken out again.";

    private static readonly TimeSpan Waited = TimeSpan.FromMinutes(1);

    public async Task Look(DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var incident in await Over(now, cancellation))
        {
            await Do(new AcceptIncident(Guid.CreateVersion7(), incident, "duty"));
            await Do(new ResolveIncident(Guid.CreateVersion7(), incident, Code, Text));
        }
    }

    private async Task Do(Command command) => await gate.Send(new(command, Caller.Product("duty")));

    private async Task<IReadOnlyList<Guid>> Over(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            $"""
            select a.row from {AlertBoard.Model.Table} a join {IncidentBoard.Model.Table} i on i.id = a.incident and i.until = 'infinity'
            where a.until = 'infinity' and i.status not in ('Resolved', 'Closed')
            """);
        var alerts = new List<Alert>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) alerts.Add(((AlertRow)AlertBoard.Model.Read(rows.GetFieldValue<byte[]>(0))).State);
        // One that flaps is held open, and does not fire all the same.
        return
        [
            .. alerts.GroupBy(alert => alert.Incident!.Value)
                .Where(same => same.All(alert => !alert.Firing && alert.Turns[^1] <= now - Waited)).Select(same => same.Key),
        ];
    }
}
