using System.Runtime.CompilerServices;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Monitoring;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    /// <summary>An alert rule in its newest state, each time anything is recorded about it.</summary>
    /// <param name="organisations">Only those of these organisations and everything under them.</param>
    /// <param name="ruleId">Only this one.</param>
    [Needs("alert-rule.read")]
    public static async IAsyncEnumerable<AlertRuleNode> AlertRuleChanged(
        [FromServices] RowWatch<AlertRuleRow> watch, [FromServices] LandscapeMemory memory, [FromServices] Caller caller,
        [FromServices] SubscriptionBacklog wire,
        IEnumerable<string>? organisations = null, Guid? ruleId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reach = await Watched.Of(caller, "alert-rule.read", organisations, memory, cancellation);
        var changes = watch.Changes(change => reach.Holds(change) && (ruleId is null || change.Row.Id == ruleId), wire, cancellation);
        await foreach (var change in changes) yield return new(change.Row, null);
    }
}
