using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring.Processes;

/// <summary>
/// Critical alerts that name their service become incidents; suppressed ones do when they are told again, and ones that flap when they fire
/// again after their incident was resolved.
/// </summary>
public sealed class CriticalAlerts : IProcessStep
{
    private sealed record Waiting(Guid AlertId);

    public string Kind => "critical-alerts";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        AlertFired { Severity: AlertSeverity.Critical } or AlertReopened { Severity: AlertSeverity.Critical }
            or AlertSeverityChanged { To: AlertSeverity.Critical } or AlertEscalated { To: AlertSeverity.Critical } or AlertUnsuppressed
            or AlertTurned { Firing: true } =>
            [new(IdOf(told.Stream), told.Due(told.RecordedAt), new Waiting(told.Stream))],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new RaiseCriticalAlertIncident(message.CommandId(), message.Read<Waiting>().AlertId);
        await Task.CompletedTask;
    }

    private static Guid IdOf(Guid alert) => Ids.Derived("critical-alerts", alert.ToString());
}
