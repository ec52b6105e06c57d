using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Changes;
using GraphQL;

namespace EventSourcedOps.Api.Changes;

/// <summary>A span of time.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="To">The first instant behind it.</param>
[GraphQLMetadata("ChangeWindow")]
public sealed record WindowNode(DateTimeOffset From, DateTimeOffset To)
{
    internal static WindowNode? Of(TimeWindow? window) => window is null ? null : new(window.From, window.To);
}

/// <summary>A file that shows what was done.</summary>
/// <param name="FileName">Name under which people find it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="MediaType">What kind of file it is.</param>
/// <param name="Url">Where it is downloaded.</param>
[GraphQLMetadata("ChangeEvidence")]
public sealed record EvidenceNode(string FileName, long Bytes, string MediaType, string Url)
{
    internal static EvidenceNode? Of(Evidence? file, Guid change) =>
        file is null ? null : new(file.FileName, file.Bytes, file.MediaType, $"/files/{file.Sha256}?change={change}");
}

/// <summary>A step of a plan, and what became of it.</summary>
/// <param name="Step">Its place in its plan, from 0.</param>
/// <param name="Text">What is done, and how one sees that it worked.</param>
/// <param name="Minutes">How long it should take.</param>
/// <param name="State">How it stands.</param>
/// <param name="IsNext">Whether it is its turn.</param>
/// <param name="Reports">What was reported of it, the oldest first.</param>
[GraphQLMetadata("ChangeStepProgress")]
public sealed record StepNode(int Step, string Text, int? Minutes, StepState State, bool IsNext, IReadOnlyList<StepReportNode> Reports)
{
    internal static IEnumerable<StepNode> Of(IReadOnlyList<ChangeStep> steps, StepPlan plan, StepProgress progress, bool underWay, ChangeRow row) =>
        steps.Select((step, i) => new StepNode(
            i, step.Text, step.Minutes, i < progress.States.Length ? progress.States[i] : StepState.Waiting, underWay && progress.Next == i,
            [.. row.Reports.Where(report => report.Plan == plan && report.Step == i).Select(report => StepReportNode.Of(report, row.Id))]));
}

/// <summary>What somebody reported of a step.</summary>
/// <param name="Succeeded">Whether it worked.</param>
/// <param name="Note">What was seen.</param>
/// <param name="Evidence">A file that shows it.</param>
/// <param name="By">Who reported it.</param>
/// <param name="At">When.</param>
[GraphQLMetadata("ChangeStepReport")]
public sealed record StepReportNode(bool Succeeded, string? Note, EvidenceNode? Evidence, string? By, DateTimeOffset At)
{
    internal static StepReportNode Of(StepReportRow report, Guid change) =>
        new(report.Succeeded, report.Note, EvidenceNode.Of(report.Evidence, change), report.By, report.At);
}

/// <summary>Somebody's look whether the change does what it should.</summary>
/// <param name="Passed">Whether it does.</param>
/// <param name="Findings">What was looked at and seen.</param>
/// <param name="Evidence">A file that shows it.</param>
/// <param name="By">Who looked.</param>
/// <param name="At">When.</param>
[GraphQLMetadata("ChangeVerification")]
public sealed record VerificationNode(bool Passed, string Findings, EvidenceNode? Evidence, string? By, DateTimeOffset At);

/// <summary>What an attribute of an item should read once the change is done.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Attribute">Key of the attribute.</param>
/// <param name="Before">What it read when work began; null before, and when it had none.</param>
/// <param name="Value">What it should read; null when it should have none.</param>
[GraphQLMetadata("ChangeDeclaration")]
public sealed record DeclarationNode(Guid ItemId, string Attribute, string? Before, string? Value);

/// <summary>An attribute that does not read what it should.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Attribute">Key of the attribute.</param>
/// <param name="Expected">What the change, or the way back from it, should have left.</param>
/// <param name="Actual">What the item says.</param>
[GraphQLMetadata("ChangeDifference")]
public sealed record DifferenceNode(Guid ItemId, string Attribute, string? Expected, string? Actual)
{
    internal static IEnumerable<DifferenceNode> Of(IEnumerable<ItemDifference> differences) =>
        differences.Select(found => new DifferenceNode(found.ItemId, found.Attribute, found.Expected, found.Actual));
}

/// <summary>One reason for the risk of a change.</summary>
/// <param name="Kind">What it follows from.</param>
/// <param name="Points">What it adds to the score.</param>
/// <param name="Count">The number that it follows from: items, services, failures, conflicts, minutes.</param>
/// <param name="Of">Of how many, where that means something: failures of so many earlier changes.</param>
/// <param name="Detail">What it follows from where that is no number, such as Core.</param>
[GraphQLMetadata("ChangeRiskFactor")]
public sealed record RiskFactorNode(RiskFactorKind Kind, int Points, int Count, int? Of, string? Detail);

/// <summary>How much a change endangers, and why.</summary>
/// <param name="Version">Which rules made it so.</param>
/// <param name="Score">0 to 100; the sum of the factors.</param>
/// <param name="Level">What the score comes to.</param>
/// <param name="Factors">Each reason with its points.</param>
[GraphQLMetadata("ChangeRisk")]
public sealed record RiskNode(int Version, int Score, RiskLevel Level, IReadOnlyList<RiskFactorNode> Factors)
{
    internal static RiskNode? Of(RiskAssessment? risk) => risk is null ? null : new(risk.Version, risk.Score, risk.Level,
        [.. risk.Factors.Select(factor => new RiskFactorNode(factor.Kind, factor.Points, factor.Count, factor.Of, factor.Detail))]);
}

/// <summary>What fails if the items of a change fail.</summary>
/// <param name="Items">How many items, those of the change included.</param>
/// <param name="Services">How many services of the catalogue.</param>
/// <param name="MostCritical">The most important of the items.</param>
/// <param name="Label">The most sensitive of the changed items.</param>
[GraphQLMetadata("ChangeImpact")]
public sealed record ImpactNode(int Items, int Services, Importance MostCritical, DataLabel Label)
{
    internal static ImpactNode? Of(ImpactSummary? impact) =>
        impact is null ? null : new(impact.Items, impact.Services, impact.MostCritical, impact.Label);
}

/// <summary>A configuration item as it was known when the change was looked at.</summary>
/// <param name="Id">The item.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Type">Key of its type.</param>
/// <param name="Importance">How much hangs on it.</param>
/// <param name="Label">How sensitive it is.</param>
[GraphQLMetadata("ChangeItem")]
public sealed record AffectedItemNode(Guid Id, string Name, string Type, Importance Importance, DataLabel Label)
{
    internal static IEnumerable<AffectedItemNode> Of(IEnumerable<AffectedItem> items) =>
        items.Select(item => new AffectedItemNode(item.Id, item.Name, item.Type, item.Importance, item.Label));
}

/// <summary>One step of the way to approval.</summary>
/// <param name="Body">Who speaks.</param>
/// <param name="Quorum">So many different people have to say yes.</param>
/// <param name="Agreed">So many have.</param>
/// <param name="IsOpen">Whether it is waited for now.</param>
[GraphQLMetadata("ChangeApprovalStage")]
public sealed record StageNode(ApprovalBody Body, int Quorum, int Agreed, bool IsOpen);

/// <summary>Something that somebody said on a change.</summary>
/// <param name="Body">As whom.</param>
/// <param name="Person">User name.</param>
/// <param name="Agrees">Yes or no.</param>
/// <param name="Comment">What was said.</param>
/// <param name="At">When.</param>
/// <param name="Counts">Whether it still counts: what was said before the change went back into planning does not.</param>
[GraphQLMetadata("ChangeWord")]
public sealed record SpokenNode(ApprovalBody Body, string Person, bool Agrees, string? Comment, DateTimeOffset At, bool Counts);

/// <summary>What looking back at a change brought.</summary>
/// <param name="MetGoal">Whether it brought what it was for.</param>
/// <param name="Findings">What there is to learn.</param>
/// <param name="FollowUp">What is to be done because of it.</param>
/// <param name="By">Who looked back.</param>
/// <param name="At">When.</param>
[GraphQLMetadata("ChangeEvaluation")]
public sealed record EvaluationNode(bool MetGoal, string Findings, string? FollowUp, string? By, DateTimeOffset? At);
