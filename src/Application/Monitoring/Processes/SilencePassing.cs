using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring.Processes;

/// <summary>Ends a silence when its time is over.</summary>
public sealed class SilencePassing : IProcessStep
{
    private sealed record Waiting(Guid SilenceId);

    public string Kind => "silence-passing";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        SilenceDeclared e => [new(IdOf(e.SilenceId), e.Until, new Waiting(e.SilenceId))],
        SilenceEnded e    => [new(IdOf(e.SilenceId), null)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new PassSilence(message.CommandId(), message.Read<Waiting>().SilenceId);
        await Task.CompletedTask;
    }

    private static Guid IdOf(Guid silence) => Ids.Derived("silence-passing", silence.ToString());
}
