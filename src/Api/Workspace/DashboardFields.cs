using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Workspace;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Workspace;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Workspace;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>The caller's own first page: their own arrangement, or the default of their organisation.</summary>
    /// <param name="asOf">As it was at that recorded time.</param>
    /// <param name="revision">As that revision left it; 0 is what was before anything was changed.</param>
    [Needs("self.read")]
    public static async Task<DashboardNode> Dashboard(
        [FromServices] ReadDesk desk, [FromServices] AccessMemory access, DateTimeOffset? asOf = null, int? revision = null,
        CancellationToken cancellation = default)
    {
        var story = await OwnHistory.Read(desk, OwnStreams.Dashboard, asOf, cancellation);
        var state = story.Fold<Dashboard, DashboardEvent>();
        if (revision < 0 || revision > (state?.Revision ?? 0))
            throw new ApiError(DashboardRefusals.UnknownRevision.Code, DashboardRefusals.UnknownRevision.Reason);
        var landscape = await desk.Landscape(asOf);
        var own = OwnHistory.OrganisationOf(desk.Caller, access.Current);
        return new(story, state, revision, DashboardDecisions.DefaultOf(own, desk.Caller.Rights, landscape), landscape);
    }
}

public sealed partial class Mutation
{
    /// <summary>Puts a widget on one's own dashboard; the first change makes the default one's own.</summary>
    public static Task<Outcome> AddWidget(AddWidget input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Moves and resizes widgets; all that change their place, at once.</summary>
    public static Task<Outcome> PlaceWidgets(PlaceWidgets input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Settles how a widget differs from the usual of its kind.</summary>
    public static Task<Outcome> ConfigureWidget(ConfigureWidget input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Takes a widget off one's own dashboard.</summary>
    public static Task<Outcome> RemoveWidget(RemoveWidget input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Brings the layout of an earlier revision back; undoing and doing again are this too.</summary>
    public static Task<Outcome> RestoreLayout(RestoreLayout input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Follows the default of one's organisation again.</summary>
    public static Task<Outcome> ResetDashboard(ResetDashboard input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Gives a dashboard to the people of an organisation.</summary>
    public static Task<Outcome> PublishDashboard(PublishDashboard input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Takes an organisation's dashboard back; that of the organisation above counts again.</summary>
    public static Task<Outcome> WithdrawDashboard(WithdrawDashboard input, [FromServices] CommandDesk desk) => desk.Send(input);
}
