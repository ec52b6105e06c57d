using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Puts a service into the catalogue.</summary>
    public static Task<Outcome> RegisterService(RegisterService input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Changes what the catalogue says of a service.</summary>
    public static Task<Outcome> ChangeService(ChangeService input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says how sensitive the incidents of a service are; open ones follow.</summary>
    public static Task<Outcome> RelabelService(RelabelService input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Takes a service out of use; what happened to it stays.</summary>
    public static Task<Outcome> RetireService(RetireService input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Defines a working calendar.</summary>
    public static Task<Outcome> DefineCalendar(DefineCalendar input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Gives a calendar other hours from a date on.</summary>
    public static Task<Outcome> ChangeCalendarWindows(ChangeCalendarWindows input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Declares all holidays and make-up workdays of a year.</summary>
    public static Task<Outcome> DeclareHolidays(DeclareHolidays input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Publishes a version of an agreement.</summary>
    public static Task<Outcome> PublishAgreement(PublishAgreement input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Says which priority each pair of impact and urgency has.</summary>
    public static Task<Outcome> PublishPriorityMatrix(PublishPriorityMatrix input, [FromServices] CommandDesk desk) => desk.Send(input);
}
