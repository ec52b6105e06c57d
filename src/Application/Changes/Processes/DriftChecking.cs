using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;

namespace EventSourcedOps.Application.Changes.Processes;

/// <summary>Some time after a change was done or taken back, when sources had time to report, its items are compared with what they should read.</summary>
public sealed class DriftChecking : IProcessStep
{
    private sealed record Done(Guid ChangeId);

    /// <summary>Agents and importers report every few minutes.</summary>
    private static readonly TimeSpan ForSources = TimeSpan.FromMinutes(10);

    public string Kind => "drift-checking";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        ChangeVerified { Passed: true } or ChangeStepDone { Plan: StepPlan.Rollback } =>
            [new(IdOf(told.Stream), told.Due(told.OccurredAt + ForSources), new Done(told.Stream))],
        ChangeClosed => [new(IdOf(told.Stream), null)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new CheckChangeDrift(message.CommandId(), message.Read<Done>().ChangeId);
        await Task.CompletedTask;
    }

    private static Guid IdOf(Guid change) => Ids.Derived("drift-checking", change.ToString());
}
