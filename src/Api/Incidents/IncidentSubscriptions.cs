using System.Runtime.CompilerServices;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Incidents;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    /// <summary>An incident in its newest state, each time anything is recorded about it.</summary>
    /// <param name="organisations">Only those of these organisations and everything under them.</param>
    /// <param name="incidentId">Only this one.</param>
    [Needs("incident.read")]
    public static async IAsyncEnumerable<IncidentNode> IncidentChanged(
        [FromServices] RowWatch<IncidentRow> watch, [FromServices] LandscapeMemory memory, [FromServices] Caller caller,
        [FromServices] SubscriptionBacklog wire,
        IEnumerable<string>? organisations = null, Guid? incidentId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reach = await Watched.Of(caller, "incident.read", organisations, memory, cancellation);
        var changes = watch.Changes(change => reach.Holds(change) && (incidentId is null || change.Row.Id == incidentId), wire, cancellation);
        await foreach (var change in changes) yield return new(change.Row, null);
    }

    /// <summary>Id of an incident that the caller saw until now and sees no longer, because it became more sensitive.</summary>
    /// <param name="organisations">Only those of these organisations and everything under them.</param>
    [Needs("incident.read")]
    public static async IAsyncEnumerable<Guid> IncidentVanished(
        [FromServices] RowWatch<IncidentRow> watch, [FromServices] LandscapeMemory memory, [FromServices] Caller caller,
        [FromServices] SubscriptionBacklog wire,
        IEnumerable<string>? organisations = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reach = await Watched.Of(caller, "incident.read", organisations, memory, cancellation);
        // Nothing is told of what comes after: it is no longer theirs to know.
        var changes = watch.Changes(
            change => change.Row.Relabelled is { } last && last.Version == change.Row.Version
                && reach.Holds(change with { Label = last.From }) && !reach.Holds(change), wire, cancellation);
        await foreach (var change in changes) yield return change.Row.Id;
    }
}
