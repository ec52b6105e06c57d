using EventSourcedOps.Domain.Changes;
using static EventSourcedOps.Domain.Tests.Changes.Works;

namespace EventSourcedOps.Domain.Tests.Changes;

using Decision = Decision<ChangeEvent>;

/// <summary>Something that somebody tries, whether or not it makes sense.</summary>
/// <param name="Choice">Which of a few arguments is taken, and who tries.</param>
internal sealed record ChangeAttempt(int Move, int Choice)
{
    /// <summary>All actions, and what is not offered to people: drafts and timers.</summary>
    public static readonly int Moves = Enum.GetValues<ChangeAction>().Length + 3;

    private static readonly int Actions = Enum.GetValues<ChangeAction>().Length;

    public Decision On(Change? change) => (Move - Actions) switch
    {
        0 => change.Draft(Upgrade with { Kind = (ChangeKind)(Choice % 3), TemplateId = Choice % 3 == 0 ? Template : null }, By("lin")),
        1 => change.NoteOverdue(By("timer", Nine.AddDays(Choice))),
        2 => change.CheckDrift(Choice % 2 == 0 ? Ground : Upgraded),
        _ => Try((ChangeAction)Move, Choice, change, By($"person {Choice}", Night.From)),
    };

    /// <summary>That action with arguments that make sense for the change as it stands.</summary>
    public static Decision Try(ChangeAction action, int choice, Change? change, Circumstances given)
    {
        var ground = Ground with { Plan = change?.Plan, Readings = [.. change?.Expected ?? []] };
        return action switch
        {
            ChangeAction.Plan => change.Settle(
                Plan with { Purpose = $"Purpose {choice}", Rollback = change?.Kind != ChangeKind.Standard && choice == 3 ? [] : Back },
                Ground with { Plan = change?.Plan }, given),
            ChangeAction.Submit   => change.Submit(ground, given),
            ChangeAction.Recall   => change.Recall("Another idea"),
            ChangeAction.Review   => change.Review(choice != 3, "Looked at it", ground, given),
            ChangeAction.Approve  => change.Approve(null, ground, given),
            ChangeAction.Reject   => change.Reject("No", given),
            ChangeAction.Schedule => change.Schedule(Night, $"implementer {choice}", null, ground, given),
            ChangeAction.Start    => change.Start(ground, given),
            ChangeAction.Step     => change.ReportStep(new(change?.Implementation.Next ?? 0, choice % 4 != 3, "Seen", null)),
            ChangeAction.Abort    => change.Abort("Smoke"),
            ChangeAction.RollBack => change.RollBackStep(new(change?.Rollback.Next ?? 0, choice % 4 != 3, "Seen", null)),
            ChangeAction.Verify   => change.Verify(choice % 4 != 3, "Looked", null),
            ChangeAction.Evaluate => change.Evaluate(true, $"Findings {choice}", null),
            ChangeAction.Close    => change.Close(null, ground),
            ChangeAction.Cancel   => change.Cancel("No need"),
            ChangeAction.Comment  => change.Comment("Hello"),
            ChangeAction.LinkIncident   => change.LinkIncident(Harm, given),
            ChangeAction.UnlinkIncident => change.UnlinkIncident(change?.Incidents.FirstOrDefault() ?? Harm, "Another cause"),
            _ => throw new ArgumentOutOfRangeException(nameof(action)),
        };
    }
}
