using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using static EventSourcedOps.Domain.Changes.RiskFactorKind;

namespace EventSourcedOps.Domain.Changes;

/// <summary>
/// How much a change endangers: the sum of factors, each with its points and what they follow from. The rules have a version, which
/// every assessment names, so that an old one can be told from a new one; a change of the rules gets the next version.
/// </summary>
public static class ChangeRisk
{
    public const int Version = 1;

    private const int Highest = 100;
    private const int MediumFrom = 26;
    private const int HighFrom = 51;
    private const int LongMinutes = 8 * 60;

    /// <param name="window">When it is to be done; null for an emergency that names no time.</param>
    public static RiskAssessment Of(
        ChangeKind kind, ChangePlan plan, TimeWindow? window, ChangeGround ground, IReadOnlyList<ChangeConflict> conflicts)
    {
        RiskFactor[] factors =
        [
            new(ImpactSize, Steps(ground.Impact.Items, (1, 5), (6, 10), (21, 15), (101, 20)), ground.Impact.Items),
            new(RiskFactorKind.Services, Steps(ground.Impact.Services, (1, 5), (2, 10), (6, 15)), ground.Impact.Services),
            new(Criticality, OfImportance(ground.Impact.MostCritical), Detail: ground.Impact.MostCritical.ToString()),
            new(RiskFactorKind.Label, OfLabel(ground.Impact.Label), Detail: ground.Impact.Label.ToString()),
            OfHistory(ground.History),
            new(Conflicts, Math.Min(15, conflicts.Count * 5), conflicts.Count),
            OfWindow(window, conflicts),
            new(Rehearsal, plan.Rehearsed ? 0 : 10, Detail: plan.Rehearsed ? "Rehearsed" : "NotRehearsed"),
            new(RiskFactorKind.Kind, kind switch { ChangeKind.Emergency => 15, ChangeKind.Normal => 5, _ => 0 }, Detail: kind.ToString()),
        ];
        var score = Math.Min(Highest, factors.Sum(factor => factor.Points));
        return new(Version, score, score >= HighFrom ? RiskLevel.High : score >= MediumFrom ? RiskLevel.Medium : RiskLevel.Low, factors);
    }

    /// <summary>The way to approval that a risk calls for.</summary>
    public static IReadOnlyList<ApprovalStage> ChainOf(ChangeKind kind, RiskLevel level) => (kind, level) switch
    {
        (ChangeKind.Standard, _)       => [],
        (ChangeKind.Emergency, _)      => [new(ApprovalBody.Manager, 1), new(ApprovalBody.EmergencyBoard, 2)],
        (_, RiskLevel.Low)             => [new(ApprovalBody.Reviewer, 1), new(ApprovalBody.Manager, 1)],
        (_, RiskLevel.Medium)          => [new(ApprovalBody.Reviewer, 1), new(ApprovalBody.Board, 2)],
        _                              => [new(ApprovalBody.Reviewer, 1), new(ApprovalBody.Board, 3)],
    };

    /// <summary>Points of the last step that the number reaches.</summary>
    private static int Steps(int number, params ReadOnlySpan<(int From, int Points)> steps)
    {
        var points = 0;
        foreach (var (from, worth) in steps)
            if (number >= from) points = worth;
        return points;
    }

    private static int OfImportance(Importance importance) => importance switch { Importance.Core => 20, Importance.Important => 10, _ => 0 };

    private static int OfLabel(DataLabel label) => label switch { DataLabel.Important => 10, DataLabel.Sensitive => 5, _ => 0 };

    /// <summary>What was never done before is worth a little; what failed before is worth as much as it failed.</summary>
    private static RiskFactor OfHistory(ChangeHistory history) => new(
        History, history.Changes == 0 ? 3 : 15 * history.Failures / history.Changes, history.Failures, history.Changes);

    private static RiskFactor OfWindow(TimeWindow? window, IReadOnlyList<ChangeConflict> conflicts)
    {
        var minutes = (int)(window?.Length.TotalMinutes ?? 0);
        var outside = conflicts.Any(conflict => conflict.Kind == ConflictKind.OutsideMaintenance);
        return new(Window, (minutes > LongMinutes ? 5 : 0) + (outside ? 5 : 0), minutes, Detail: outside ? "OutsideMaintenance" : null);
    }
}
