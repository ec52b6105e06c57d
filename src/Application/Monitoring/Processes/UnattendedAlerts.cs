using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring.Processes;

/// <summary>Raises the severity of an alert that nobody looks at, step by step.</summary>
public sealed class UnattendedAlerts : IProcessStep
{
    private sealed record Waiting(Guid AlertId);

    public string Kind => "unattended-alerts";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        AlertFired or AlertReopened or AlertSeverityChanged or AlertEscalated or AlertUnsuppressed =>
            [new(IdOf(told.Stream), told.Due(told.OccurredAt + EscalationPolicy.Default.After), new Waiting(told.Stream))],
        AlertAcknowledged or AlertClaimed or AlertResolved or AlertSuppressed => [new(IdOf(told.Stream), null)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new EscalateUnattendedAlert(message.CommandId(), message.Read<Waiting>().AlertId);
        await Task.CompletedTask;
    }

    private static Guid IdOf(Guid alert) => Ids.Derived("unattended-alerts", alert.ToString());
}
