namespace EventSourcedOps.Domain.Changes;

/// <summary>What an ended change teaches: what spoke against it when it was judged last, and how it went.</summary>
/// <param name="WentWrong">It was taken back, missed its goal, or caused an incident.</param>
public sealed record ChangeLesson(RiskAssessment Judged, bool WentWrong)
{
    /// <summary>Null for a change that teaches nothing: one that has not ended, never began, or was never judged.</summary>
    public static ChangeLesson? Of(Change change) => change is { Closure: not null, Started: true, Risk: { } judged }
        ? new(judged, change.Aborted || change.Evaluation is { MetGoal: false } || !change.Incidents.IsEmpty)
        : null;
}
