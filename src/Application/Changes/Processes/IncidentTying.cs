using System.Runtime.CompilerServices;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Changes.Processes;

/// <summary>Which incident a change caused is said on either of the two and noted on the other; saying it twice changes nothing.</summary>
public sealed class IncidentTying : IProcessStep
{
    private const string Reason = "Unlinked at the incident.";

    private sealed record Tie(Guid ChangeId, Guid IncidentId, bool Holds, bool SaidByChange);

    public string Kind => "incident-tying";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        ChangeIncidentLinked e   => [Follow(told, new(told.Stream, e.IncidentId, true, true))],
        ChangeIncidentUnlinked e => [Follow(told, new(told.Stream, e.IncidentId, false, true))],
        IncidentLinked { Kind: LinkKind.Change } e when Guid.TryParse(e.Reference, out var change) =>
            [Follow(told, new(change, told.Stream, true, false))],
        IncidentUnlinked { Kind: LinkKind.Change } e when Guid.TryParse(e.Reference, out var change) =>
            [Follow(told, new(change, told.Stream, false, false))],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (id, tie) = (message.CommandId(), message.Read<Tie>());
        yield return tie switch
        {
            { SaidByChange: true, Holds: true }  => new LinkIncident(id, tie.IncidentId, LinkKind.Change, tie.ChangeId.ToString()),
            { SaidByChange: true }               => new UnlinkIncident(id, tie.IncidentId, LinkKind.Change, tie.ChangeId.ToString()),
            { Holds: true }                      => new LinkChangeIncident(id, tie.ChangeId, tie.IncidentId),
            _                                    => new UnlinkChangeIncident(id, tie.ChangeId, tie.IncidentId, Reason),
        };
        await Task.CompletedTask;
    }

    private static OutboxMessage Follow(Told told, Tie tie) =>
        new(Ids.Derived("incident-tying", told.EventId.ToString()), told.RecordedAt, tie);
}
