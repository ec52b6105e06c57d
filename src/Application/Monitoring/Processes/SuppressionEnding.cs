using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring.Processes;

/// <summary>Tells of an alert again when a reason not to is over by itself.</summary>
public sealed class SuppressionEnding : IProcessStep
{
    private sealed record Waiting(Guid AlertId);

    public string Kind => "suppression-ending";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        AlertSuppressed { Until: { } until } e =>
            [new(IdOf(told.Stream, e.Cause, e.Reference), told.Due(until), new Waiting(told.Stream))],
        AlertSuppressed e   => [new(IdOf(told.Stream, e.Cause, e.Reference), null)],
        AlertUnsuppressed e => [new(IdOf(told.Stream, e.Cause, e.Reference), null)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new EndAlertSuppressions(message.CommandId(), message.Read<Waiting>().AlertId);
        await Task.CompletedTask;
    }

    private static Guid IdOf(Guid alert, SuppressionCause cause, string reference) =>
        Ids.Derived("suppression-ending", alert.ToString(), cause.ToString(), reference);
}
