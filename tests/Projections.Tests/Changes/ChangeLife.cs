using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Tests.Changes;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Projections.Tests.Changes;

/// <summary>One life of a change in which everything happens that can.</summary>
internal static class ChangeLife
{
    public static readonly Guid Id = Ids.Derived("change", "life");

    private static readonly RiskAssessment Risk = new(1, 20, RiskLevel.Low, [new(RiskFactorKind.Kind, 5, Detail: "Normal")]);
    private static readonly Evidence Photo = new(new('a', 64), "rack.jpg", 9, "image/jpeg");

    public static readonly IReadOnlyList<ChangeEvent> Everything =
    [
        new ChangeDrafted("CHG0000001", "330000", ChangeKind.Normal, "Upgrade the core switch", "At length", "lin"),
        new ChangePlanned(Works.Plan),
        new ChangeSubmitted(Risk, Works.Ground.Impact, [new(ApprovalBody.Reviewer, 1), new(ApprovalBody.Manager, 1)]),
        new ChangeRejected(ApprovalBody.Reviewer, "wang", "Not like that"),
        new ChangeSubmitted(Risk, Works.Ground.Impact, [new(ApprovalBody.Reviewer, 1), new(ApprovalBody.Manager, 1)]),
        new ChangeRecalled("Forgot something"),
        new ChangeSubmitted(Risk, Works.Ground.Impact, [new(ApprovalBody.Reviewer, 1), new(ApprovalBody.Manager, 1)]),
        new ChangeApprovalOverdue(ApprovalBody.Reviewer),
        new ChangeAgreed(ApprovalBody.Reviewer, "wang", "Good"),
        new ChangeAgreed(ApprovalBody.Manager, "zhao", null),
        new ChangeApproved([Works.CoreSwitch], Works.Ground.Impact),
        new ChangeScheduled(Works.Night, "lin", Risk, 1, "Both have to"),
        new ChangeStarted("lin", Works.Ground.Readings),
        new ChangeStepDone(StepPlan.Implementation, 0, "Copied", Photo),
        new ChangeStepFailed(StepPlan.Implementation, 1, "Does not load", null),
        new ChangeStepDone(StepPlan.Implementation, 1, null, null),
        new ChangeVerified(false, "Two racks are away", null),
        new ChangeAborted("Two racks are away"),
        new ChangeStepDone(StepPlan.Rollback, 0, null, null),
        new ChangeStepDone(StepPlan.Rollback, 1, null, null),
        new ChangeDrifted([new(Works.Switch, "firmware", "9.1", "9.2")]),
        new ChangeEvaluated(false, "Wrong image", "Order the right one"),
        new ChangeCommented("Pity"),
        new ChangeIncidentLinked(Works.Harm),
        new ChangeIncidentUnlinked(Works.Harm, "Another cause"),
        new ChangeClosed(ChangeClosure.RolledBack, "Next month"),
    ];

    public static IEnumerable<ChangeEvent> UpTo(Type type) =>
        Everything.Take(Everything.Select((fact, i) => (fact, i)).First(pair => pair.fact.GetType() == type).i + 1);

    public static Recorded Recorded(ChangeEvent fact, int i) => new(
        i + 1, Ids.Derived("life", $"{i}"), "330000", Id, i + 1, WireNames.Of(fact.GetType()), Works.Nine.AddMinutes(i), "lin", null, null,
        EventHeaders.None, fact);
}
