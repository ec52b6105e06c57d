using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents.Processes;

/// <summary>
/// Calls somebody when an incident comes to a team, and the next when the time to answer is over. Whether anybody has to be called is
/// decided when it is due, so what ends the calling only takes the timer back.
/// </summary>
public sealed class CallFollowing : IProcessStep
{
    private sealed record Due(Guid IncidentId);

    public string Kind => "call-following";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        _ when told.IsHistory => [],
        IncidentReassigned { TeamId: null } or IncidentCallAnswered or IncidentAccepted or IncidentHeld or IncidentResolved or IncidentClosed
            or IncidentMarkedDuplicate => [new(TimerOf(told), null)],
        IncidentCalled e => [new(TimerOf(told), told.Due(e.NextAt), new Due(told.Stream))],
        // Apart from the timer, which it must not take the place of: a call may be on its way already.
        IncidentTriaged or IncidentAssigned or IncidentReassigned or IncidentHandedOver or IncidentHandedBack or IncidentResumed or IncidentReopened =>
            [new(Ids.Derived("call-following", told.Stream.ToString(), "begin"), told.RecordedAt, new Due(told.Stream))],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var id = message.Read<Due>().IncidentId;
        var landscape = await means.Landscape.Newest(cancellation);
        // Most teams have no plan: about what comes to them nothing is asked, and so nothing is audited.
        if (landscape.CallPlans.IsEmpty) yield break;
        var incident = await StreamStates.Find<Incident, IncidentEvent>(means.Database, id, cancellation);
        if (incident.IsCalledFor(landscape)) yield return new CallSomebody(message.CommandId(), id);
    }

    private static Guid TimerOf(Told told) => Ids.Derived("call-following", told.Stream.ToString());
}
