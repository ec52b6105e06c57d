using System.Collections.Immutable;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Changes;

/// <summary>A span of time.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="To">The first instant behind it.</param>
public sealed record TimeWindow(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To - From;

    public bool Overlaps(TimeWindow other) => From < other.To && other.From < To;

    public bool Holds(DateTimeOffset at) => From <= at && at < To;
}

/// <summary>One thing to do.</summary>
/// <param name="Text">What is done, and how one sees that it worked.</param>
/// <param name="Minutes">How long it should take.</param>
public sealed record ChangeStep(string Text, int? Minutes = null);

/// <summary>What an attribute of an item reads once the change is done.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Attribute">Key of the attribute.</param>
/// <param name="Value">What it reads, in the canonical form of its kind; null when it has none then.</param>
public sealed record DeclaredValue(Guid ItemId, string Attribute, string? Value);

/// <summary>An attribute that does not read what it should.</summary>
/// <param name="Expected">What the change, or the way back from it, should have left.</param>
/// <param name="Actual">What the item says.</param>
public sealed record ItemDifference(Guid ItemId, string Attribute, string? Expected, string? Actual);

/// <summary>A configuration item that a change works on, as it was known at that time.</summary>
public sealed record AffectedItem(Guid Id, string Name, string Type, Importance Importance, DataLabel Label, Guid? ServiceId = null);

/// <summary>What fails if the items of a change fail: the items themselves and all that stands on them.</summary>
/// <param name="Items">How many items.</param>
/// <param name="Services">How many services of the catalogue.</param>
/// <param name="MostCritical">The most important of the items.</param>
/// <param name="Label">The most sensitive of the changed items.</param>
public sealed record ImpactSummary(int Items, int Services, Importance MostCritical, DataLabel Label)
{
    public static readonly ImpactSummary None = new(0, 0, Importance.Normal, DataLabel.Normal);
}

/// <summary>One reason for the risk of a change.</summary>
/// <param name="Points">What it adds; the score is the sum.</param>
/// <param name="Count">The number that it follows from: items, services, failures, conflicts, minutes.</param>
/// <param name="Of">Of how many, where that means something: failures of so many earlier changes.</param>
/// <param name="Detail">What it follows from where that is no number, such as "Core".</param>
public sealed record RiskFactor(RiskFactorKind Kind, int Points, int Count = 0, int? Of = null, string? Detail = null);

/// <summary>How much a change endangers, and why.</summary>
/// <param name="Version">Which rules made it so.</param>
/// <param name="Score">0 to 100.</param>
public sealed record RiskAssessment(int Version, int Score, RiskLevel Level, IReadOnlyList<RiskFactor> Factors);

/// <summary>One step of the way to approval.</summary>
/// <param name="Quorum">So many different people have to say yes.</param>
public sealed record ApprovalStage(ApprovalBody Body, int Quorum);

/// <summary>What somebody said on a change.</summary>
public sealed record Vote(ApprovalBody Body, string Person, DateTimeOffset At);

/// <summary>A file that shows what was done; its bytes lie in the file store under the digest.</summary>
/// <param name="Sha256">Digest of the bytes, 64 hexadecimal digits in lower case.</param>
/// <param name="FileName">Name under which people find it.</param>
/// <param name="Bytes">Its size; 50 MB at most.</param>
/// <param name="MediaType">What kind of file it is, such as image/png.</param>
public sealed record Evidence(string Sha256, string FileName, long Bytes, string MediaType);

/// <summary>How a change is done and taken back, on what and when.</summary>
/// <param name="Purpose">What it is good for.</param>
/// <param name="Steps">What is done, in this order.</param>
/// <param name="Rollback">How it is taken back, in this order.</param>
/// <param name="Verification">How one sees that it does what it should.</param>
/// <param name="Window">When it should be done.</param>
/// <param name="Items">The configuration items that it works on.</param>
/// <param name="Declared">What they read once it is done.</param>
/// <param name="Rehearsed">Whether somebody tried it out before.</param>
public sealed record ChangePlan(
    string Purpose, IReadOnlyList<ChangeStep> Steps, IReadOnlyList<ChangeStep> Rollback, string Verification, TimeWindow? Window,
    IReadOnlyList<Guid> Items, IReadOnlyList<DeclaredValue> Declared, bool Rehearsed)
{
    public bool Matches(ChangePlan? other) => other is not null
        && (Purpose, Verification, Window, Rehearsed) == (other.Purpose, other.Verification, other.Window, other.Rehearsed)
        && Steps.SequenceEqual(other.Steps) && Rollback.SequenceEqual(other.Rollback)
        && Items.SequenceEqual(other.Items) && Declared.SequenceEqual(other.Declared);
}

/// <summary>How far the steps of a plan have come.</summary>
public sealed record StepProgress(ImmutableArray<StepState> States)
{
    public static StepProgress Of(int steps) => new([.. Enumerable.Repeat(StepState.Waiting, steps)]);

    /// <summary>The step whose turn it is; null when all are done.</summary>
    public int? Next => States.IndexOf(States.FirstOrDefault(state => state != StepState.Done, StepState.Done)) is var i
        && i >= 0 && States[i] != StepState.Done ? i : null;

    public bool AllDone => Next is null;

    public StepProgress With(int step, StepState state) => new(States.SetItem(step, state));
}

/// <summary>What looking back at a change brought.</summary>
public sealed record Evaluation(bool MetGoal, string Findings, string? FollowUp);
