using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring.Processes;

/// <summary>Looks whether an alert that flaps is calm: each turn puts it off.</summary>
public sealed class AlertSettling : IProcessStep
{
    private sealed record Waiting(Guid AlertId);

    public string Kind => "alert-settling";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        AlertFlapping or AlertTurned   => [new(IdOf(told.Stream), told.Due(told.OccurredAt + FlapPolicy.Default.Calm), new Waiting(told.Stream))],
        AlertCalmed or AlertResolved   => [new(IdOf(told.Stream), null)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new SettleAlert(message.CommandId(), message.Read<Waiting>().AlertId);
        await Task.CompletedTask;
    }

    private static Guid IdOf(Guid alert) => Ids.Derived("alert-settling", alert.ToString());
}
