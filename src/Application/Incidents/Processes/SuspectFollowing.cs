using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Localisation;

namespace EventSourcedOps.Application.Incidents.Processes;

/// <summary>Where one service is suspected beyond all others, the incident goes to those who own it, unless somebody has accepted it.</summary>
public sealed class SuspectFollowing : IProcessStep
{
    private sealed record Suspected(Guid IncidentId, string Service);

    public string Kind => "suspect-following";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        _ when told.IsHistory => [],
        IncidentSuspectsRanked e when e.Ranking.Outstanding(SuspicionRule.InForce) is { } suspect =>
            [new(Ids.Derived("suspect-following", told.EventId.ToString()), told.RecordedAt, new Suspected(told.Stream, suspect.Service))],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (incident, service) = message.Read<Suspected>();
        yield return new FollowSuspect(message.CommandId(), incident, service);
        await Task.CompletedTask;
    }
}
