using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Domain.Changes.ChangeRefusals;

namespace EventSourcedOps.Domain.Changes;

using Decision = Decision<ChangeEvent>;

/// <summary>Who says yes or no to a change, in the order that its risk calls for.</summary>
public static class ChangeApproving
{
    extension(Change? change)
    {
        /// <summary>Somebody who knows the technology looked at the plan.</summary>
        public Decision Review(bool agrees, string? comment, ChangeGround ground, Circumstances given) =>
            change.Forbids(ChangeAction.Review, out var no) ? no
            : Objection(change, Speaker(given)) is { } objection ? objection
            : agrees ? Agreed(change, comment, ground, given)
            : new ChangeRejected(ApprovalBody.Reviewer, Speaker(given), comment ?? "");

        public Decision Approve(string? comment, ChangeGround ground, Circumstances given) =>
            change.Forbids(ChangeAction.Approve, out var no) ? no
            : Objection(change, Speaker(given)) is { } objection ? objection
            : Agreed(change, comment, ground, given);

        public Decision Reject(string reason, Circumstances given) =>
            change.Forbids(ChangeAction.Reject, out var no) ? no
            : Objection(change, Speaker(given)) is { } objection ? objection
            : new ChangeRejected(change.OpenStage!.Body, Speaker(given), reason);

        /// <summary>A timer's wish. It comes to nothing when nobody is waited for, or not yet long enough.</summary>
        public Decision NoteOverdue(Circumstances given) => change switch
        {
            null => Unknown,
            { Closure: null, OpenStage: { } open, WaitingSince: { } since } when since + Patience(open.Body, change.Kind) <= given.At =>
                new ChangeApprovalOverdue(open.Body),
            _ => Decision.Nothing,
        };
    }

    /// <summary>How long a body may take before others are told.</summary>
    public static TimeSpan Patience(ApprovalBody body, ChangeKind kind) =>
        body == ApprovalBody.EmergencyBoard ? TimeSpan.FromDays(3)
        : kind == ChangeKind.Emergency ? TimeSpan.FromHours(1)
        : TimeSpan.FromDays(2);

    /// <summary>Whose word it is: a program that somebody owns speaks for that person, so that nobody speaks twice.</summary>
    internal static string Speaker(Circumstances given) =>
        given.Self is { Kind: SubjectKind.Token } token
        && given.Access.Tokens.GetValueOrDefault(token.Id)?.Token.Account is { } owner
        && given.Access.Accounts.GetValueOrDefault(owner) is { } account ? account.State.Login : given.By;

    internal static Refusal? Objection(Change change, string person) =>
        person == change.Requester ? OwnChange
        : change.Votes.Any(vote => vote.Person == person && IsAfterwards(vote.Body) == IsAfterwards(change.OpenStage!.Body)) ? SpokenAlready
        : null;

    /// <summary>The emergency board judges anew: whoever approved before may sit on it, but speaks there once.</summary>
    private static bool IsAfterwards(ApprovalBody body) => body == ApprovalBody.EmergencyBoard;

    private static Decision Agreed(Change change, string? comment, ChangeGround ground, Circumstances given)
    {
        if (!change.Started && !change.Plan!.Matches(ground.Plan)) return GroundMoved;
        var agreed = new ChangeAgreed(change.OpenStage!.Body, Speaker(given), comment);
        return change.Started || Change.Evolve(change, agreed, given.At).OpenStage is not null
            ? agreed
            : new ChangeEvent[] { agreed, new ChangeApproved(ground.Items, ground.Impact) };
    }
}
