using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Notification;

namespace EventSourcedOps.Application.Monitoring.Notification.Processes;

/// <summary>Has each call delivered: by a channel to people once to each of them, by one to a room once.</summary>
public sealed class CallDelivering : IProcessStep
{
    private sealed record Called(Guid IncidentId, string Organisation, CallTold Call, IReadOnlyList<Guid> Channels);

    public string Kind => "call-delivering";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact is IncidentCalled { Channels.Count: > 0 } e
        ?
        [
            new(Ids.Derived("call-delivering", told.EventId.ToString()), told.RecordedAt,
                new Called(told.Stream, told.Organisation, new(e.Round, e.Step, [.. e.People.Select(called => called.Person)]), e.Channels)),
        ]
        : [];

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var called = message.Read<Called>();
        var landscape = await means.Landscape.Newest(cancellation);
        foreach (var channel in called.Channels)
        {
            var people = landscape.ChannelOf(channel) is { ReachesPeople: true } ? (IEnumerable<string?>)called.Call.People : [null];
            foreach (var person in people)
            {
                var which = $"{channel} {person}";
                yield return new DeliverCall(
                    message.CommandId(which), Ids.Derived("delivery", message.Id.ToString(), which), called.Organisation, channel, person,
                    called.IncidentId, called.Call);
            }
        }
    }
}
