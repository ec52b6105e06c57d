using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Services;
using EventSourcedOps.Domain.Services;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>The service catalogue, by name.</summary>
    /// <param name="organisation">Only services of this organisation and everything under it.</param>
    /// <param name="team">Only services that this team owns or supports.</param>
    /// <param name="criticality">Only services of this criticality.</param>
    /// <param name="retired">Whether retired ones are listed too.</param>
    /// <param name="text">Only those whose name holds this.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The catalogue as it was known at that time.</param>
    [Needs("landscape.read")]
    public static async Task<Connection<ServiceNode>> Services(
        [FromServices] ReadDesk desk, string? organisation = null, Guid? team = null, Criticality? criticality = null,
        bool retired = false, string? text = null, int? first = null, string? after = null, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        var listed = landscape.Listed(await desk.Reach("landscape.read", asOf), organisation);
        var nodes = landscape.Services.Values
            .Where(service => listed(service.Organisation) && (retired || !service.Retired)
                && (team is not { } by || service.IsLookedAfterBy(by)) && (criticality is null || service.Criticality == criticality)
                && (text is null || service.Name.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .Select(service => new ServiceNode(service, landscape));
        return KeysetPage.Of(first, after, "services.name").Slice(nodes, node => $"{node.Name}\u001f{node.Id}", StringComparer.Ordinal);
    }

    /// <summary>One service.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="asOf">As it was known at that time.</param>
    [Needs("landscape.read")]
    public static async Task<ServiceNode?> Service([FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        return landscape.ServiceOf(id) is { } service && landscape.Listed(await desk.Reach("landscape.read", asOf), null)(service.Organisation)
            ? new(service, landscape)
            : null;
    }

    /// <summary>Working calendars, by name.</summary>
    /// <param name="organisation">Only those of this organisation and everything under it.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">As they were known at that time.</param>
    [Needs("landscape.read")]
    public static async Task<Connection<CalendarNode>> Calendars(
        [FromServices] ReadDesk desk, string? organisation = null, int? first = null, string? after = null, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        var listed = landscape.Listed(await desk.Reach("landscape.read", asOf), organisation);
        var nodes = landscape.Calendars.Values.Where(calendar => listed(calendar.Organisation))
            .Select(calendar => new CalendarNode(calendar, landscape));
        return KeysetPage.Of(first, after, "calendars.name").Slice(nodes, node => $"{node.Name}\u001f{node.Id}", StringComparer.Ordinal);
    }

    /// <summary>Service level agreements, by name.</summary>
    /// <param name="organisation">Only those of this organisation and everything under it.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">As they were known at that time.</param>
    [Needs("landscape.read")]
    public static async Task<Connection<AgreementNode>> Agreements(
        [FromServices] ReadDesk desk, string? organisation = null, int? first = null, string? after = null, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        var listed = landscape.Listed(await desk.Reach("landscape.read", asOf), organisation);
        var nodes = landscape.Agreements.Values.Where(agreement => listed(agreement.Organisation))
            .Select(agreement => new AgreementNode(agreement, landscape));
        return KeysetPage.Of(first, after, "agreements.name").Slice(nodes, node => $"{node.Name}\u001f{node.Id}", StringComparer.Ordinal);
    }

    /// <summary>One working calendar.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="asOf">As it was known at that time.</param>
    [Needs("landscape.read")]
    public static async Task<CalendarNode?> Calendar([FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        return landscape.CalendarOf(id) is { } calendar && landscape.Listed(await desk.Reach("landscape.read", asOf), null)(calendar.Organisation)
            ? new(calendar, landscape)
            : null;
    }

    /// <summary>One service level agreement.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="asOf">As it was known at that time.</param>
    [Needs("landscape.read")]
    public static async Task<AgreementNode?> Agreement([FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        return landscape.AgreementOf(id) is { } agreement && landscape.Listed(await desk.Reach("landscape.read", asOf), null)(agreement.Organisation)
            ? new(agreement, landscape)
            : null;
    }

    /// <summary>The priority matrix that counts in an organisation: its own, or that of the nearest one above it.</summary>
    /// <param name="organisation">Its code.</param>
    /// <param name="asOf">As it was known at that time.</param>
    [Needs("landscape.read")]
    public static async Task<PriorityMatrixNode?> PriorityMatrix([FromServices] ReadDesk desk, string organisation, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        return landscape.OrganisationOf(organisation) is not null && landscape.Listed(await desk.Reach("landscape.read", asOf), null)(organisation)
            ? PriorityMatrixNode.Of(organisation, landscape)
            : null;
    }
}
