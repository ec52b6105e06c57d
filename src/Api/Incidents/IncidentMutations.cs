using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Reports harm to a service; the clocks of its agreement begin.</summary>
    public static Task<Outcome> ReportIncident(ReportIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Settles category and rank; the priority follows from the matrix in force.</summary>
    public static Task<Outcome> TriageIncident(TriageIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Gives the incident to a team, and to one of its technicians if named.</summary>
    public static Task<Outcome> AssignIncident(AssignIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Gives the incident to whoever is on call for its team; without a team, for the one that owns its service.</summary>
    public static Task<Outcome> AssignToOnCall(AssignToOnCall input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says that whoever asks looks after the incident, so that nobody else is called.</summary>
    public static Task<Outcome> AnswerCall(AnswerCall input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Takes the incident up; the response clock stops.</summary>
    public static Task<Outcome> AcceptIncident(AcceptIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Gives the incident to another team, or back to the service desk.</summary>
    public static Task<Outcome> ReassignIncident(ReassignIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>The technician gives the incident back to the team's queue.</summary>
    public static Task<Outcome> HandBackIncident(HandBackIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Puts the incident on hold; clocks pause if the agreement says so for this reason.</summary>
    public static Task<Outcome> HoldIncident(HoldIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Work goes on.</summary>
    public static Task<Outcome> ResumeIncident(ResumeIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Asks for more skill or more power.</summary>
    public static Task<Outcome> EscalateIncident(EscalateIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>The harm is over; the resolution clock stops.</summary>
    public static Task<Outcome> ResolveIncident(ResolveIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>The harm is back, or was never over; the resolution clock goes on.</summary>
    public static Task<Outcome> ReopenIncident(ReopenIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Confirms that it is over.</summary>
    public static Task<Outcome> CloseIncident(CloseIncident input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Ends an incident that is no longer wanted.</summary>
    public static Task<Outcome> CancelIncident(CancelIncident input, [FromServices] CommandDesk desk) => desk.Send(input);
}
