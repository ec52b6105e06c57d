using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Services;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Services;
using GraphQL;

namespace EventSourcedOps.Api.Incidents;

/// <summary>What there is to do for somebody.</summary>
/// <param name="person">User name of that person.</param>
/// <param name="teams">Teams whose queues count.</param>
public sealed class MyWork(string person, IReadOnlyList<Guid> teams)
{
    private const int HoursAhead = 8;
    private const int MostHoursAhead = 24 * 31;

    private static readonly string[] Open =
        [.. Enum.GetValues<IncidentStatus>().Except([IncidentStatus.Resolved, IncidentStatus.Closed]).Select(status => status.ToString())];

    private static readonly RowOrder ByDue = new("due_at", Nullable: true);

    /// <summary>Whose work it is, by user name.</summary>
    public string Person => person;

    /// <summary>Open incidents that the person works on, the most urgent first.</summary>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    public async Task<Connection<IncidentNode>> Assigned(
        [FromServices] ReadDesk desk, IResolveFieldContext context, int? first = null, string? after = null) =>
        await desk.Page(
            (await desk.Rows("incident.read", IncidentBoard.Model, null)).Equal("technician", person).AnyOf("status", Open),
            IncidentBoard.Model, ByDue, PageAsked.Of(first, after, context), row => new IncidentNode(row, null));

    /// <summary>Open incidents of the teams that nobody has been given yet, the most urgent first.</summary>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    public async Task<Connection<IncidentNode>> Queue(
        [FromServices] ReadDesk desk, IResolveFieldContext context, int? first = null, string? after = null) =>
        await desk.Page(
            (await desk.Rows("incident.read", IncidentBoard.Model, null)).AnyOf("team_id", teams).Missing("technician").AnyOf("status", Open),
            IncidentBoard.Model, ByDue, PageAsked.Of(first, after, context), row => new IncidentNode(row, null));

    /// <summary>Clocks of the teams' incidents that run out soon or have run out, the least time left first.</summary>
    /// <param name="withinHours">How soon; 8 hours unless told.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    public async Task<Connection<SlaClockNode>> AtRisk(
        [FromServices] ReadDesk desk, IResolveFieldContext context, int withinHours = HoursAhead, int? first = null, string? after = null) =>
        await desk.Page(
            (await desk.Rows("sla.read", SlaTracking.Model, null)).AnyOf("team_id", teams).Equal("open", true)
                .Between("due_at", null, desk.Now.AddHours(Math.Clamp(withinHours, 0, MostHoursAhead))),
            SlaTracking.Model, ByDue, PageAsked.Of(first, after, context), row => new SlaClockNode(row, null));
}
