using EventSourcedOps.Domain.Monitoring;
using static EventSourcedOps.Api.Audit.Timelines;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>Says in a sentence what happened to an alert rule.</summary>
internal static class AlertRuleSentences
{
    public static string Of(AlertRuleEvent happened) => happened switch
    {
        AlertRuleDrafted e     => $"Drafted: {e.Definition.Title}",
        AlertRuleRevised e     => $"Version {e.Version} written: {e.Definition.Title}",
        AlertRuleActivated e   => $"Version {e.Version} judges",
        AlertRuleDeactivated e => $"Judges no more{Why(e.Reason)}",
        AlertRuleRetired e     => $"Not used any more{Why(e.Reason)}",
        _ => throw new InvalidOperationException($"Nobody said how to tell of {happened.GetType().Name}."),
    };
}
