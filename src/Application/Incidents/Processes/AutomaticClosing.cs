using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents.Processes;

/// <summary>Closes an incident that stayed resolved long enough without anybody objecting.</summary>
public sealed class AutomaticClosing : IProcessStep
{
    private sealed record Solved(Guid IncidentId, DateTimeOffset ResolvedAt);

    public string Kind => "automatic-closing";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        IncidentResolved => [new(IdOf(told.Stream),
            told.Due(told.OccurredAt + IncidentClosing.AutoCloseAfter), new Solved(told.Stream, told.OccurredAt))],
        IncidentReopened or IncidentClosed or IncidentMarkedDuplicate => [new(IdOf(told.Stream), null)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var solved = message.Read<Solved>();
        yield return new AutoCloseIncident(message.CommandId(), solved.IncidentId, solved.ResolvedAt);
        await Task.CompletedTask;
    }

    private static Guid IdOf(Guid incident) => Ids.Derived("automatic-closing", incident.ToString());
}
