using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Changes;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Changes;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Says that something should be changed; nothing is done before it is planned and approved.</summary>
    public static Task<Outcome> DraftChange(DraftChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Settles the change's whole plan anew.</summary>
    public static Task<Outcome> PlanChange(PlanChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Asks for the change's approval; risk and way to approval are settled now.</summary>
    public static Task<Outcome> SubmitChange(SubmitChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Takes the change back into planning.</summary>
    public static Task<Outcome> RecallChange(RecallChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Speaks on the plan as somebody who knows the technology.</summary>
    public static Task<Outcome> ReviewChange(ReviewChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says yes as change manager or member of the board that is waited for.</summary>
    public static Task<Outcome> ApproveChange(ApproveChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says no; the change goes back into planning.</summary>
    public static Task<Outcome> RejectChange(RejectChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Books the time of an approved change.</summary>
    public static Task<Outcome> ScheduleChange(ScheduleChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Begins with the change, in its time.</summary>
    public static Task<Outcome> StartChange(StartChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Reports the step whose turn it is.</summary>
    public static Task<Outcome> ReportChangeStep(ReportChangeStep input, [FromServices] CommandDesk desk, [FromServices] FileStore files) =>
        files.Lacks(input.Evidence) ? Task.FromResult(new Outcome(input.CommandId, FileRefusals.Unknown)) : desk.Send(input);

    /// <summary>Stops the change; the way back begins.</summary>
    public static Task<Outcome> AbortChange(AbortChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Reports the step of the way back whose turn it is.</summary>
    public static Task<Outcome> RollBackChangeStep(RollBackChangeStep input, [FromServices] CommandDesk desk, [FromServices] FileStore files) =>
        files.Lacks(input.Evidence) ? Task.FromResult(new Outcome(input.CommandId, FileRefusals.Unknown)) : desk.Send(input);

    /// <summary>Says whether the change does what it should.</summary>
    public static Task<Outcome> VerifyChange(VerifyChange input, [FromServices] CommandDesk desk, [FromServices] FileStore files) =>
        files.Lacks(input.Evidence) ? Task.FromResult(new Outcome(input.CommandId, FileRefusals.Unknown)) : desk.Send(input);

    /// <summary>Looks back at a change that was done or taken back.</summary>
    public static Task<Outcome> EvaluateChange(EvaluateChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Ends the change; not while an item reads something else than it should.</summary>
    public static Task<Outcome> CloseChange(CloseChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Gives the change up before anything was done.</summary>
    public static Task<Outcome> CancelChange(CancelChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Adds a comment.</summary>
    public static Task<Outcome> CommentChange(CommentChange input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says that the change caused an incident.</summary>
    public static Task<Outcome> LinkChangeIncident(LinkChangeIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says that the change did not cause the incident after all.</summary>
    public static Task<Outcome> UnlinkChangeIncident(UnlinkChangeIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Declares a time in which no change may be made.</summary>
    public static Task<Outcome> DeclareBlackout(DeclareBlackout input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Lifts a blackout.</summary>
    public static Task<Outcome> LiftBlackout(LiftBlackout input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Publishes a template of standard changes, or its next version.</summary>
    public static Task<Outcome> PublishChangeTemplate(PublishChangeTemplate input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says how strict an organisation is with changes.</summary>
    public static Task<Outcome> SetChangePolicy(SetChangePolicy input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Takes a template out of use.</summary>
    public static Task<Outcome> RetireChangeTemplate(RetireChangeTemplate input, [FromServices] CommandDesk desk) => desk.Send(input);
}

internal static class EvidenceFiles
{
    /// <summary>Whether somebody names a file that was never uploaded. A digest that is none is refused by its shape.</summary>
    public static bool Lacks(this FileStore files, Evidence? evidence) =>
        evidence is not null && FileStore.IsDigest(evidence.Sha256) && files.SizeOf(evidence.Sha256) != evidence.Bytes;
}
