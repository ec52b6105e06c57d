using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents.Processes;

/// <summary>A tie is decided on one incident and noted on the other: each stream tells its own story, and none waits for the other.</summary>
public sealed class TieFollowing : IProcessStep
{
    private sealed record Tie(Guid IncidentId, Guid OtherId, bool Merged);

    public string Kind => "tie-following";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        IncidentMarkedDuplicate e    => [Follow(told, e.OriginalId, merged: true)],
        IncidentUnmarkedDuplicate e  => [Follow(told, e.OriginalId, merged: true)],
        IncidentLinkedToParent e     => [Follow(told, e.ParentId, merged: false)],
        IncidentUnlinkedFromParent e => [Follow(told, e.ParentId, merged: false)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var tie = message.Read<Tie>();
        yield return tie.Merged
            ? new NoteIncidentDuplicate(message.CommandId(), tie.IncidentId, tie.OtherId)
            : new NoteIncidentChild(message.CommandId(), tie.IncidentId, tie.OtherId);
        await Task.CompletedTask;
    }

    private static OutboxMessage Follow(Told told, Guid other, bool merged) =>
        new(Ids.Derived("tie-following", told.EventId.ToString()), told.RecordedAt, new Tie(other, told.Stream, merged));
}
