using EventSourcedOps.Domain.Monitoring;
using GraphQL;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>A name and a value that say what an alert is about.</summary>
/// <param name="Name">The label's name.</param>
/// <param name="Value">What it reads.</param>
[GraphQLMetadata("LabelValue")]
public sealed record AlertLabelNode(string Name, string Value)
{
    internal static AlertLabelNode Of(AlertLabel label) => new(label.Name, label.Value);
}

/// <summary>What an alert stands on, so that everybody can look again at what was judged.</summary>
/// <param name="Series">What was measured, the query, or where the source shows it.</param>
/// <param name="From">First instant that was looked at.</param>
/// <param name="To">The instant of the judgement.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Lower">Where the band of what is usual began.</param>
/// <param name="Upper">Where it ended.</param>
/// <param name="Model">Which rule, model or door judged.</param>
/// <param name="Parameters">With what settings; what a source noted beside it.</param>
[GraphQLMetadata("AlertGround")]
public sealed record AlertEvidenceNode(
    string Series, DateTimeOffset From, DateTimeOffset To, double? Value, double? Expected, double? Lower, double? Upper, string Model,
    IEnumerable<AlertLabelNode> Parameters)
{
    internal static AlertEvidenceNode Of(AlertEvidence evidence) => new(
        evidence.Series, evidence.From, evidence.To, evidence.Value, evidence.Expected, evidence.Lower, evidence.Upper, evidence.Model,
        evidence.Parameters.Select(AlertLabelNode.Of));
}

/// <summary>A reason why nobody should be told.</summary>
/// <param name="Cause">Which kind of reason.</param>
/// <param name="Reference">The silence, change or alert that is the reason.</param>
/// <param name="Until">When it ends by itself; null when something has to happen first.</param>
[GraphQLMetadata("AlertSuppression")]
public sealed record AlertSuppressionNode(SuppressionCause Cause, string Reference, DateTimeOffset? Until)
{
    internal static AlertSuppressionNode Of(AlertSuppression suppression) => new(suppression.Cause, suppression.Reference, suppression.Until);
}
