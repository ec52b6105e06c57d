using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;

namespace EventSourcedOps.Application.Changes.Processes;

/// <summary>Wakes up when whoever has to speak on a change took too long. One message a change: each new stage takes the place of the last.</summary>
public sealed class ApprovalChasing : IProcessStep
{
    private sealed record Asked(Guid ChangeId);

    public string Kind => "approval-chasing";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        ChangeSubmitted { Chain: [var first, ..] chain } => [Chase(told, ChangeApproving.Patience(first.Body, KindOf(chain)))],
        ChangeAgreed                                     => [Chase(told, ChangeApproving.Patience(ApprovalBody.Board, ChangeKind.Normal))],
        ChangeStarted                                    => [Chase(told, ChangeApproving.Patience(ApprovalBody.EmergencyBoard, ChangeKind.Emergency))],
        ChangeRecalled or ChangeRejected or ChangeClosed => [new(IdOf(told.Stream), null)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new ChaseApproval(message.CommandId(), message.Read<Asked>().ChangeId);
        await Task.CompletedTask;
    }

    private static ChangeKind KindOf(IReadOnlyList<ApprovalStage> chain) =>
        chain.Any(stage => stage.Body == ApprovalBody.EmergencyBoard) ? ChangeKind.Emergency : ChangeKind.Normal;

    private static OutboxMessage Chase(Told told, TimeSpan patience) =>
        new(IdOf(told.Stream), told.Due(told.OccurredAt + patience), new Asked(told.Stream));

    private static Guid IdOf(Guid change) => Ids.Derived("approval-chasing", change.ToString());
}
