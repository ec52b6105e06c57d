using System.Runtime.CompilerServices;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.Incidents;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Incidents.Processes;

/// <summary>When a service becomes more sensitive, or less, its open incidents follow.</summary>
public sealed class LabelFollowing : IProcessStep
{
    private sealed record Relabelled(Guid ServiceId);

    public string Kind => "label-following";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact is ServiceRelabelled e
        ? [new(Ids.Derived("label-following", told.EventId.ToString()), told.RecordedAt, new Relabelled(e.ServiceId))]
        : [];

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Patience.UntilCaughtUp(means.Database, IncidentBoard.Model, cancellation);
        var service = message.Read<Relabelled>().ServiceId;
        await foreach (var incident in OpenIncidents.Of(means.Database, "service_id = $1", service, NpgsqlDbType.Uuid, cancellation))
            yield return new FollowServiceLabel(message.CommandId(incident.ToString()), incident);
    }
}
