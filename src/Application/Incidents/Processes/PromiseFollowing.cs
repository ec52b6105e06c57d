using System.Runtime.CompilerServices;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.Incidents;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Incidents.Processes;

/// <summary>When an agreement, a calendar or the tree changes, every open incident tells anew what its clocks promise.</summary>
public sealed class PromiseFollowing : IProcessStep
{
    /// <summary>Anything may have changed for anybody: a calendar is used by agreements of any organisation.</summary>
    private sealed record Changed(string? Organisation);

    public string Kind => "promise-following";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        AgreementEvent     => [Follow(told, told.Organisation)],
        CalendarEvent      => [Follow(told, null)],
        OrganisationMoved e => [Follow(told, e.Code)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Patience.UntilCaughtUp(means.Database, IncidentBoard.Model, cancellation);
        var organisation = message.Read<Changed>().Organisation;
        var scope = organisation is null ? null : (await means.Landscape.Newest(cancellation)).Subtree(organisation).ToArray();
        await foreach (var incident in OpenIncidents.Of(
            means.Database, $"status <> '{IncidentStatus.Resolved}' and ($1 is null or organisation = any($1))", scope,
            NpgsqlDbType.Array | NpgsqlDbType.Text, cancellation))
            yield return new RescheduleClocks(message.CommandId(incident.ToString()), incident);
    }

    private static OutboxMessage Follow(Told told, string? organisation) =>
        new(Ids.Derived("promise-following", told.EventId.ToString()), told.RecordedAt, new Changed(organisation));
}
