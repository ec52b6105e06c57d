using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

using Decision = Decision<IncidentEvent>;

/// <summary>Something that somebody tries, whether or not it makes sense.</summary>
/// <param name="Choice">Which of a few arguments is taken.</param>
/// <param name="Minutes">How long after the attempt before.</param>
internal sealed record Attempt(int Move, int Choice, int Minutes)
{
    /// <summary>All actions, and what is not offered to people: reports, timers, notes.</summary>
    public const int Moves = 37;

    /// <summary>The move with which everything begins.</summary>
    public const int Reporting = 27;

    public Decision On(Incident? incident, Circumstances given) => Move switch
    {
        Reporting => incident.Report(Report, given),
        28 => incident.Warn((ClockKind)(Choice % 2), new[] { 50, 80, 100 }[Choice % 3], given),
        29 => incident.RescheduleClocks(given),
        30 => incident.NoteChild(Self, Original, given),
        31 => incident.NoteDuplicate(Self, Original, given),
        32 => incident.FollowServiceLabel(given),
        33 => incident.CloseIfStillResolved(incident?.Resolved?.At ?? Nine, given),
        34 => incident.FollowOnCall(given),
        35 => incident.Call(given),
        36 => incident.FollowSuspect(Choice % 2 == 0 ? "Archive" : "Portal", given),
        _  => Try((IncidentAction)Move, Choice, incident, given),
    };

    /// <summary>That action with arguments that make sense for the incident as it stands; they differ from choice to choice.</summary>
    public static Decision Try(IncidentAction action, int choice, Incident? incident, Circumstances given) => action switch
    {
        IncidentAction.Triage    => incident.Triage($"Category {choice}", null, (Impact)(choice % 3), (Urgency)(choice / 2 % 3), given),
        IncidentAction.Assign    => incident.Assign(Team(choice), $"technician {choice}", given),
        IncidentAction.AssignToOnCall => incident.AssignToOnCall(given),
        IncidentAction.Reassign  => choice == 3
            ? incident.Reassign(null, null, given)
            : incident.Reassign(Team(choice), $"technician {choice}", given),
        IncidentAction.AnswerCall => incident.AnswerCall($"technician {choice}"),
        IncidentAction.Accept    => incident.Accept($"other technician {choice}"),
        IncidentAction.HandBack  => incident.HandBack(null),
        IncidentAction.Hold      => incident.Hold((HoldReason)(choice % 5), $"note {choice}"),
        IncidentAction.Resume    => incident.Resume(null),
        IncidentAction.Escalate  => choice % 2 == 0
            ? incident.EscalateToLevel("director", "Urgent")
            : incident.EscalateToTeam(incident?.TeamId == Network ? Platform : Network, "Hard", given),
        IncidentAction.Resolve   => incident.Resolve("fixed", "Restarted"),
        IncidentAction.Reopen    => incident.Reopen("Again"),
        IncidentAction.Close     => incident.Close(null),
        IncidentAction.Cancel    => incident.Cancel("Not needed"),
        IncidentAction.MarkDuplicate    => incident.MarkDuplicate(Self, Ids.Derived("original", $"{choice}"), given),
        IncidentAction.UnmarkDuplicate  => incident.UnmarkDuplicate("Other cause"),
        IncidentAction.LinkToParent     => incident.LinkToParent(Self, Ids.Derived("parent", $"{choice}"), given),
        IncidentAction.UnlinkFromParent => incident.UnlinkFromParent(),
        IncidentAction.DeclareMajor     => incident.DeclareMajor("Whole city"),
        IncidentAction.WithdrawMajor    => incident.WithdrawMajor("One street"),
        IncidentAction.Link      => incident.Link(LinkKind.Item, $"item {choice}"),
        IncidentAction.Unlink    => incident?.Links.FirstOrDefault() is { } link
            ? incident.Unlink(link.Kind, link.Reference)
            : incident.Unlink(LinkKind.Item, "item"),
        IncidentAction.Comment       => incident.Comment((Visibility)(choice % 2), "Hello"),
        IncidentAction.AttachFile    => incident.AttachFile(new('a', 64), $"file {choice}", 1, "text/plain"),
        IncidentAction.Correct       => incident.Correct($"Title {choice}", null),
        IncidentAction.MoveToService => incident.MoveToService(choice % 2 == 0 ? Portal : Archive, given),
        IncidentAction.Relabel       => incident.Relabel((DataLabel)(choice % 3), $"reason {choice}", given),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private static Guid Team(int choice) => choice % 2 == 0 ? Network : Platform;
}
