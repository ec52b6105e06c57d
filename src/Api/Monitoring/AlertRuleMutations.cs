using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Writes an alert rule; it judges nothing until it is activated.</summary>
    public static Task<Outcome> DraftAlertRule(DraftAlertRule input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Has an alert rule say something else; what judges goes on until the new version is activated.</summary>
    public static Task<Outcome> ReviseAlertRule(ReviseAlertRule input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Has the newest version of an alert rule judge from now on.</summary>
    public static Task<Outcome> ActivateAlertRule(ActivateAlertRule input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Has an alert rule judge no more, for the time being.</summary>
    public static Task<Outcome> DeactivateAlertRule(DeactivateAlertRule input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Uses an alert rule no more.</summary>
    public static Task<Outcome> RetireAlertRule(RetireAlertRule input, [FromServices] CommandDesk desk) => desk.Send(input);
}
