using System.Runtime.CompilerServices;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring.Probes;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Monitoring;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    /// <summary>A probe in its newest state, each time anything is recorded about it.</summary>
    /// <param name="organisations">Only those of these organisations and everything under them.</param>
    /// <param name="probeId">Only this one.</param>
    [Needs("probe.read")]
    public static async IAsyncEnumerable<ProbeNode> ProbeChanged(
        [FromServices] RowWatch<ProbeRow> watch, [FromServices] LandscapeMemory memory, [FromServices] Caller caller,
        [FromServices] SubscriptionBacklog wire,
        IEnumerable<string>? organisations = null, Guid? probeId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reach = await Watched.Of(caller, "probe.read", organisations, memory, cancellation);
        var changes = watch.Changes(change => reach.Holds(change) && (probeId is null || change.Row.Id == probeId), wire, cancellation);
        await foreach (var change in changes) yield return new(change.Row, null);
    }
}
