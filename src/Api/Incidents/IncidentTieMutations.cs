using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Merges the incident into another that tells of the same harm; this closes it.</summary>
    public static Task<Outcome> MarkIncidentDuplicate(MarkIncidentDuplicate input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>It was no duplicate after all.</summary>
    public static Task<Outcome> UnmarkIncidentDuplicate(UnmarkIncidentDuplicate input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Makes the incident a part of another one.</summary>
    public static Task<Outcome> LinkIncidentToParent(LinkIncidentToParent input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>The incident stands alone again.</summary>
    public static Task<Outcome> UnlinkIncidentFromParent(UnlinkIncidentFromParent input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Links the incident to a problem, a change or an item.</summary>
    public static Task<Outcome> LinkIncident(LinkIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Takes a link away.</summary>
    public static Task<Outcome> UnlinkIncident(UnlinkIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Declares a major incident.</summary>
    public static Task<Outcome> DeclareMajorIncident(DeclareMajorIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>It is no major incident any longer.</summary>
    public static Task<Outcome> WithdrawMajorIncident(WithdrawMajorIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Adds a comment.</summary>
    public static Task<Outcome> CommentIncident(CommentIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Attaches a file that was uploaded to /files before.</summary>
    public static Task<Outcome> AttachFile(AttachFile input, [FromServices] CommandDesk desk, [FromServices] FileStore files) =>
        !FileStore.IsDigest(input.Sha256) || files.SizeOf(input.Sha256) == input.Bytes
            ? desk.Send(input)
            : Task.FromResult(new Outcome(input.CommandId, FileRefusals.Unknown));

    /// <summary>Puts title or description right.</summary>
    public static Task<Outcome> CorrectIncident(CorrectIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says how sensitive the incident is.</summary>
    public static Task<Outcome> RelabelIncident(RelabelIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>It turned out to harm another service.</summary>
    public static Task<Outcome> MoveIncidentToService(MoveIncidentToService input, [FromServices] CommandDesk desk) => desk.Send(input);
}
