using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.People;

namespace EventSourcedOps.Application.Incidents.Processes;

/// <summary>
/// What comes to a team and to nobody in particular goes to whoever is on call, where its roster says so; what monitoring reports comes to
/// the team that owns the service. What somebody gave back stays in the queue: it would come to the same person again.
/// </summary>
public sealed class OnCallFollowing : IProcessStep
{
    private sealed record Queued(Guid IncidentId, Guid? TeamId, Guid? ServiceId);

    public string Kind => "on-call-following";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        _ when told.IsHistory => [],
        IncidentReported { Channel: Channel.Monitoring } e => [Follow(told, null, e.ServiceId)],
        IncidentAssigned { Technician: null } e => [Follow(told, e.TeamId, null)],
        IncidentReassigned { Technician: null, TeamId: { } team } => [Follow(told, team, null)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var queued = message.Read<Queued>();
        if ((await means.Landscape.Newest(cancellation)).TakesQueue(queued.TeamId, queued.ServiceId, message.DueAt))
            yield return new FollowOnCall(message.CommandId(), queued.IncidentId);
    }

    private static OutboxMessage Follow(Told told, Guid? team, Guid? service) =>
        new(Ids.Derived("on-call-following", told.EventId.ToString()), told.RecordedAt, new Queued(told.Stream, team, service));
}
