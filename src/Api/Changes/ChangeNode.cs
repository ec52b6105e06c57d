using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Projections.Changes;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Changes;

/// <summary>Something that is altered on purpose, from the wish to the look back.</summary>
[GraphQLMetadata("Change")]
public sealed partial class ChangeNode(ChangeRow row, DateTimeOffset? asOf)
{
    private Change State => row.State;

    /// <summary>Its id; made by whoever drafted it.</summary>
    public Guid Id => row.Id;

    /// <summary>Number for people, such as CHG0001234.</summary>
    public string Number => State.Number;

    /// <summary>What is changed, in a line.</summary>
    public string Title => State.Title;

    /// <summary>What is changed, at length.</summary>
    public string? Description => row.Description;

    /// <summary>How it is allowed.</summary>
    public ChangeKind Kind => State.Kind;

    /// <summary>Where it stands.</summary>
    public ChangeStatus Status => State.Status;

    /// <summary>How it came to its end; null while it has not.</summary>
    public ChangeClosure? Closure => State.Closure;

    /// <summary>Who wants it; approves nothing of it.</summary>
    public string Requester => State.Requester;

    /// <summary>Who does it, or did.</summary>
    public string? Implementer => State.Implementer;

    /// <summary>The template that a standard change follows.</summary>
    public Guid? TemplateId => State.TemplateId;

    /// <summary>What it is good for; null before it is planned.</summary>
    public string? Purpose => State.Plan?.Purpose;

    /// <summary>How one sees that it does what it should; null before it is planned.</summary>
    public string? Verification => State.Plan?.Verification;

    /// <summary>Whether somebody tried it out before.</summary>
    public bool Rehearsed => State.Plan?.Rehearsed == true;

    /// <summary>When it should be done, as planned.</summary>
    public WindowNode? PlannedWindow => WindowNode.Of(State.Plan?.Window);

    /// <summary>When it is done: as booked, or as planned while no time is.</summary>
    public WindowNode? Window => WindowNode.Of(row.Window);

    /// <summary>What is done, step by step.</summary>
    public IEnumerable<StepNode> Steps => StepNode.Of(
        State.Plan?.Steps ?? [], StepPlan.Implementation, State.Implementation, State.Status == ChangeStatus.Implementing, row);

    /// <summary>How it is taken back, step by step.</summary>
    public IEnumerable<StepNode> Rollback => StepNode.Of(
        State.Plan?.Rollback ?? [], StepPlan.Rollback, State.Rollback, State.Status == ChangeStatus.RollingBack, row);

    /// <summary>What items should read once it is done.</summary>
    public IEnumerable<DeclarationNode> Declared => (State.Plan?.Declared ?? []).Select(value => new DeclarationNode(
        value.ItemId, value.Attribute,
        State.Before?.FirstOrDefault(before => before.ItemId == value.ItemId && before.Attribute == value.Attribute)?.Value, value.Value));

    /// <summary>Ids of the configuration items that it works on.</summary>
    public IEnumerable<Guid> ItemIds => row.Items;

    /// <summary>Its items as they were known when it was approved; empty before.</summary>
    public IEnumerable<AffectedItemNode> ItemsAtApproval => AffectedItemNode.Of(row.ItemsAtApproval);

    /// <summary>How much it endangers, as judged when it was submitted, or booked; null while it is planned.</summary>
    public RiskNode? Risk => RiskNode.Of(State.Risk);

    /// <summary>What would have failed with it when it was submitted.</summary>
    public ImpactNode? ImpactAtSubmission => ImpactNode.Of(row.ImpactAtSubmission);

    /// <summary>What would have failed with it when it was approved.</summary>
    public ImpactNode? ImpactAtApproval => ImpactNode.Of(row.ImpactAtApproval);

    /// <summary>The way to its approval; empty while it is planned, and for standard changes.</summary>
    public IEnumerable<StageNode> Approvals => State.Chain.Select(stage => new StageNode(
        stage.Body, stage.Quorum, State.Votes.Count(vote => vote.Body == stage.Body), stage == State.OpenStage));

    /// <summary>Who is waited for; null when nobody is.</summary>
    public ApprovalBody? Awaits => State.OpenStage?.Body;

    /// <summary>Whether that takes too long.</summary>
    public bool Overdue => row.Overdue;

    /// <summary>Everything that anybody said on it, the oldest first.</summary>
    public IEnumerable<SpokenNode> Words => row.Spoken.Select(word => new SpokenNode(
        word.Body, word.Person, word.Agrees, word.Comment, word.At, word.Round == row.Rounds && State.SubmittedAt is not null));

    /// <summary>How many conflicts were known and accepted when its time was booked.</summary>
    public int AcceptedConflicts => row.Conflicts;

    /// <summary>Why they were accepted.</summary>
    public string? ConflictReason => row.ConflictReason;

    /// <summary>Why it was aborted; null when it was not.</summary>
    public string? AbortReason => row.AbortReason;

    /// <summary>Looks whether it does what it should, the oldest first.</summary>
    public IEnumerable<VerificationNode> Verifications => row.Verifications.Select(look => new VerificationNode(
        look.Passed, look.Findings, EvidenceNode.Of(look.Evidence, row.Id), look.By, look.At));

    /// <summary>Where items did not read what they should when they were last compared.</summary>
    public IEnumerable<DifferenceNode> Drift => DifferenceNode.Of(State.Drift);

    /// <summary>What looking back brought; null while nobody did.</summary>
    public EvaluationNode? Evaluation => State.Evaluation is { } found
        ? new(found.MetGoal, found.Findings, found.FollowUp, row.EvaluatedBy, row.EvaluatedAt) : null;

    /// <summary>What was said at its end.</summary>
    public string? ClosingNote => row.ClosingNote;

    /// <summary>How many comments it has; the timeline holds them.</summary>
    public int Comments => row.Comments;

    /// <summary>When it was drafted.</summary>
    public DateTimeOffset DraftedAt => row.DraftedAt;

    /// <summary>When its approval was asked for the last time; null while it is planned.</summary>
    public DateTimeOffset? SubmittedAt => State.SubmittedAt;

    /// <summary>When it was approved.</summary>
    public DateTimeOffset? ApprovedAt => row.ApprovedAt;

    /// <summary>When work began.</summary>
    public DateTimeOffset? StartedAt => State.StartedAt;

    /// <summary>When it was aborted.</summary>
    public DateTimeOffset? AbortedAt => row.AbortedAt;

    /// <summary>When it came to its end.</summary>
    public DateTimeOffset? ClosedAt => row.ClosedAt;

    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt => row.ChangedAt;

    /// <summary>How many facts were recorded about it.</summary>
    public long Version => row.Version;

    /// <summary>The organisation that answers for it.</summary>
    public async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk) =>
        OrganisationNode.Of(row.Organisation, await desk.Landscape(asOf));

    /// <summary>Incidents that it caused, as far as the caller may read them.</summary>
    public IDataLoaderResult<IEnumerable<IncidentNode>> Incidents([FromServices] ReadDesk desk) =>
        IncidentNode.LoadAll(desk, State.Incidents, asOf);
}
