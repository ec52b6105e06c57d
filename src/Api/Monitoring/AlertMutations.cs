using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Says that something fires, again or still.</summary>
    public static Task<Outcome> SignalAlert(SignalAlert input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says that what fired is as it should be again.</summary>
    public static Task<Outcome> RecoverAlert(RecoverAlert input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says that one has seen the alert.</summary>
    public static Task<Outcome> AcknowledgeAlert(AcknowledgeAlert input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Takes the alert as one's own work.</summary>
    public static Task<Outcome> ClaimAlert(ClaimAlert input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Gives the alert to somebody else.</summary>
    public static Task<Outcome> TransferAlert(TransferAlert input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says why nobody should be told of the alert for a while.</summary>
    public static Task<Outcome> SuppressAlert(SuppressAlert input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says that a reason why nobody should be told is gone.</summary>
    public static Task<Outcome> UnsuppressAlert(UnsuppressAlert input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Raises the alert's severity by one.</summary>
    public static Task<Outcome> EscalateAlert(EscalateAlert input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says that the alert is over.</summary>
    public static Task<Outcome> ResolveAlert(ResolveAlert input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Adds a comment to the alert.</summary>
    public static Task<Outcome> CommentAlert(CommentAlert input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Has an incident reported that the alert belongs to.</summary>
    public static Task<Outcome> RaiseAlertIncident(RaiseAlertIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Silences alerts for a while.</summary>
    public static Task<Outcome> DeclareSilence(DeclareSilence input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Ends a silence before its time.</summary>
    public static Task<Outcome> EndSilence(EndSilence input, [FromServices] CommandDesk desk) => desk.Send(input);
}
