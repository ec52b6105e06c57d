using System.Collections.Immutable;
using static EventSourcedOps.Domain.Changes.ChangeStatus;

namespace EventSourcedOps.Domain.Changes;

/// <summary>What a change must remember to decide its next step. Nothing here is for display.</summary>
public sealed record Change(string Number, string Organisation, ChangeKind Kind, string Title, string Requester) : IEvolve<Change, ChangeEvent>
{
    /// <summary>The approved template that a standard change follows.</summary>
    public Guid? TemplateId { get; init; }

    public ChangePlan? Plan { get; init; }
    public RiskAssessment? Risk { get; init; }

    /// <summary>The way to approval; empty before it is asked for, and for standard changes.</summary>
    public ImmutableArray<ApprovalStage> Chain { get; init; } = [];

    /// <summary>When its approval was asked for the last time; null while it is planned.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    public ImmutableArray<Vote> Votes { get; init; } = [];
    public bool Approved { get; init; }
    public TimeWindow? Booked { get; init; }
    public string? Implementer { get; init; }

    /// <summary>What the items read before it began; null while it has not.</summary>
    public ImmutableArray<DeclaredValue>? Before { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public StepProgress Implementation { get; init; } = StepProgress.Of(0);
    public StepProgress Rollback { get; init; } = StepProgress.Of(0);
    public bool Aborted { get; init; }

    /// <summary>Whether it does what it should; null while nobody looked.</summary>
    public bool? Verified { get; init; }

    public Evaluation? Evaluation { get; init; }
    public ChangeClosure? Closure { get; init; }
    public ImmutableSortedSet<Guid> Incidents { get; init; } = [];

    /// <summary>Differences that were last told; empty when items and change agree.</summary>
    public ImmutableArray<ItemDifference> Drift { get; init; } = [];

    public bool Started => Before is not null;

    /// <summary>Follows from the facts, so that no two of them can contradict each other.</summary>
    public ChangeStatus Status => this switch
    {
        { Closure: not null }     => Closed,
        { Aborted: true }         => Rollback.AllDone ? RolledBack : RollingBack,
        { Verified: true }        => ChangeStatus.Verified,
        { Before: not null }      => Implementation.AllDone ? Implemented : Implementing,
        { Booked: not null }      => Scheduled,
        { Approved: true }        => ChangeStatus.Approved,
        { SubmittedAt: not null } => InReview,
        _                         => Draft,
    };

    /// <summary>Who is waited for: the first stage of the chain that too few have agreed to. The emergency board speaks afterwards.</summary>
    public ApprovalStage? OpenStage => SubmittedAt is null ? null : Chain.FirstOrDefault(stage =>
        (stage.Body != ApprovalBody.EmergencyBoard || Started) && Votes.Count(vote => vote.Body == stage.Body) < stage.Quorum);

    /// <summary>Since when that stage is waited for; null when nobody is.</summary>
    public DateTimeOffset? WaitingSince => OpenStage is not { } open ? null
        : open.Body == ApprovalBody.EmergencyBoard ? StartedAt
        : Votes.Where(vote => vote.Body != open.Body).Select(vote => (DateTimeOffset?)vote.At).Append(SubmittedAt).Max();

    /// <summary>What its items should read now: as declared, or as before when it was taken back.</summary>
    public IReadOnlyList<DeclaredValue> Expected => !Started ? [] : Aborted ? Before!.Value : Plan!.Declared;

    public static Change Evolve(Change? state, ChangeEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, ChangeDrafted e) => new(e.Number, e.Organisation, e.Kind, e.Title, e.Requester) { TemplateId = e.TemplateId },
        (null, _) or (_, ChangeDrafted) => throw new InvalidOperationException($"{happened.GetType().Name} cannot come here."),

        ({ } now, ChangePlanned e)   => now with { Plan = e.Plan },
        ({ } now, ChangeSubmitted e) => now with { Risk = e.Risk, Chain = [.. e.Chain], SubmittedAt = at, Votes = [] },
        ({ } now, ChangeRecalled or ChangeRejected) => now.Replanned(),
        ({ } now, ChangeAgreed e)    => now with { Votes = now.Votes.Add(new(e.Body, e.Person, at)) },
        ({ } now, ChangeApproved)    => now with { Approved = true },
        ({ } now, ChangeScheduled e) => now with { Booked = e.Window, Implementer = e.Implementer, Risk = e.Risk },
        ({ } now, ChangeApprovalOverdue or ChangeCommented) => now,
        _ => state.EvolveWork(happened, at) ?? state.EvolveEnd(happened)
            ?? throw new InvalidOperationException($"Nobody said what {happened.GetType().Name} does to a change."),
    };

    private Change? EvolveWork(ChangeEvent happened, DateTimeOffset at) => happened switch
    {
        ChangeStarted e => this with
        {
            Implementer = e.Implementer, Before = [.. e.Before], StartedAt = at, Implementation = StepProgress.Of(Plan!.Steps.Count),
        },
        ChangeStepDone e   => Reported(e.Plan, e.Step, StepState.Done),
        ChangeStepFailed e => Reported(e.Plan, e.Step, StepState.Failed),
        ChangeAborted      => this with
        {
            Aborted = true, Verified = null, Evaluation = null, Drift = [], Rollback = StepProgress.Of(Plan!.Rollback.Count),
        },
        ChangeVerified e   => this with { Verified = e.Passed },
        ChangeDrifted e    => this with { Drift = [.. e.Differences] },
        _ => null,
    };

    private Change? EvolveEnd(ChangeEvent happened) => happened switch
    {
        ChangeEvaluated e        => this with { Evaluation = new(e.MetGoal, e.Findings, e.FollowUp) },
        ChangeClosed e           => this with { Closure = e.Closure },
        ChangeIncidentLinked e   => this with { Incidents = Incidents.Add(e.IncidentId) },
        ChangeIncidentUnlinked e => this with { Incidents = Incidents.Remove(e.IncidentId) },
        _ => null,
    };

    private Change Reported(StepPlan plan, int step, StepState state) => plan == StepPlan.Rollback
        ? this with { Rollback = Rollback.With(step, state) }
        : this with { Implementation = Implementation.With(step, state) };

    private Change Replanned() => this with
    {
        SubmittedAt = null, Chain = [], Votes = [], Approved = false, Booked = null, Implementer = null, Risk = null,
    };
}
