using EventSourcedOps.Api.Changes;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Projections.Changes;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>Changes.</summary>
    /// <param name="filter">Which changes; all within reach when left out.</param>
    /// <param name="sort">By what the list is sorted.</param>
    /// <param name="direction">Which end comes first.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The list as it was at that recorded time.</param>
    [Needs("change.read")]
    public static async Task<Connection<ChangeNode>> Changes(
        [FromServices] ReadDesk desk, IResolveFieldContext context, ChangesFilter? filter = null, ChangeSort sort = ChangeSort.Drafted,
        SortDirection direction = SortDirection.Descending, int? first = null, string? after = null, DateTimeOffset? asOf = null) =>
        await desk.Page(
            await (filter ?? new()).Rows(desk, asOf), ChangeBoard.Model, sort.Order(direction), PageAsked.Of(first, after, context),
            row => new ChangeNode(row, asOf));

    /// <summary>One change: its plan, approvals, steps, and on demand its timeline and what may be done next.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("change.read")]
    public static async Task<ChangeNode?> Change(
        [FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        await desk.Find("change.read", ChangeBoard.Model, id, asOf, cancellation) is { } row ? new(row, asOf) : null;

    /// <summary>What stands around a change now: its items, what fails with them, conflicts, risk, drift, incidents it may have caused.</summary>
    /// <param name="id">Which change.</param>
    /// <param name="from">Begin of another time to look at; that of the change unless told.</param>
    /// <param name="to">End of that time.</param>
    [Needs("change.read")]
    public static async Task<ChangeOutlook?> ChangeOutlook(
        [FromServices] ReadDesk desk, [FromServices] ChangeLookout lookout, Guid id, DateTimeOffset? from = null, DateTimeOffset? to = null,
        CancellationToken cancellation = default) =>
        await desk.Find("change.read", ChangeBoard.Model, id, null, cancellation) is { } row
            ? await lookout.Of(row, from is { } begin && to is { } end ? new(begin, end) : null, desk, cancellation)
            : null;

    /// <summary>What is planned in a span of time, with what does not go together.</summary>
    /// <param name="from">Begin of the span.</param>
    /// <param name="to">End of the span; at most 93 days later.</param>
    /// <param name="organisations">Only changes of these organisations and everything under them.</param>
    /// <param name="asOf">The calendar as it was at that recorded time.</param>
    [Needs("change.read")]
    public static Task<ChangeCalendar> ChangeCalendar(
        [FromServices] ReadDesk desk, DateTimeOffset from, DateTimeOffset to, IEnumerable<string>? organisations = null,
        DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        Api.Changes.ChangeCalendar.Of(desk, new(from, to), organisations?.ToArray(), asOf, cancellation);

    /// <summary>Times in which no change may be made, of the organisations in reach and those above them.</summary>
    /// <param name="organisation">Only those of this organisation and everything under it.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("change.read")]
    public static async Task<IEnumerable<BlackoutNode>> Blackouts(
        [FromServices] ReadDesk desk, string? organisation = null, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        var listed = landscape.Listed(await desk.Reach("change.read", asOf), organisation);
        return landscape.Blackouts.Values.Where(blackout => !blackout.Lifted && listed(blackout.Organisation))
            .OrderBy(blackout => blackout.Name, StringComparer.Ordinal).ThenBy(blackout => blackout.Id)
            .Select(blackout => BlackoutNode.Of(blackout, landscape));
    }

    /// <summary>Templates of standard changes, of the organisations in reach and those above them.</summary>
    /// <param name="organisation">Only those of this organisation and everything under it.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("change.read")]
    public static async Task<IEnumerable<ChangeTemplateNode>> ChangeTemplates(
        [FromServices] ReadDesk desk, string? organisation = null, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        var listed = landscape.Listed(await desk.Reach("change.read", asOf), organisation);
        return landscape.Templates.Values.Where(template => listed(template.Organisation))
            .OrderBy(template => template.Name, StringComparer.Ordinal).ThenBy(template => template.Id)
            .Select(template => ChangeTemplateNode.Of(template, landscape));
    }
}

/// <summary>Which changes.</summary>
/// <param name="Organisations">Codes of organisations.</param>
/// <param name="Subtree">Whether everything under them counts too; it does unless told.</param>
/// <param name="Kinds">Any of these.</param>
/// <param name="Statuses">Any of these.</param>
/// <param name="Risks">Any of these levels.</param>
/// <param name="Awaits">That wait for the word of any of these.</param>
/// <param name="Requester">User name of whoever wants it.</param>
/// <param name="Implementer">User name of whoever does it.</param>
/// <param name="Items">That work on any of these configuration items.</param>
/// <param name="From">Whose time ends then or later.</param>
/// <param name="To">Whose time begins before then.</param>
/// <param name="Text">Words that must all occur in number, title, description, purpose or people.</param>
/// <param name="Ids">Only these changes.</param>
public sealed record ChangesFilter(
    IReadOnlyList<string>? Organisations = null, bool? Subtree = null, IReadOnlyList<ChangeKind>? Kinds = null,
    IReadOnlyList<ChangeStatus>? Statuses = null, IReadOnlyList<RiskLevel>? Risks = null, IReadOnlyList<ApprovalBody>? Awaits = null,
    string? Requester = null, string? Implementer = null, IReadOnlyList<Guid>? Items = null, DateTimeOffset? From = null,
    DateTimeOffset? To = null, string? Text = null, IReadOnlyList<Guid>? Ids = null)
{
    internal async Task<RowQuery<ChangeRow>> Rows(ReadDesk desk, DateTimeOffset? asOf)
    {
        var rows = (await desk.Rows("change.read", ChangeBoard.Model, asOf, Organisations, Subtree ?? true))
            .AnyOf("id", Ids)
            .AnyOf("kind", Kinds?.Select(kind => kind.ToString()))
            .AnyOf("status", Statuses?.Select(status => status.ToString()))
            .AnyOf("risk", Risks?.Select(risk => (long)risk))
            .AnyOf("awaits", Awaits?.Select(body => body.ToString()))
            .Equal("requester", Requester)
            .Equal("implementer", Implementer)
            .Between("ends_at", From, null)
            .Between("starts_at", null, To)
            .Matching(Text);
        return Items is null ? rows : rows.Sharing("items", [.. Items.Select(item => item.ToString())]);
    }
}

/// <summary>By what changes are sorted.</summary>
public enum ChangeSort
{
    /// <summary>When they were drafted.</summary>
    Drafted,

    /// <summary>When anything was last recorded about them.</summary>
    Changed,

    /// <summary>When they begin; those without a time come last.</summary>
    Starts,

    /// <summary>By risk, low first when ascending; those that are planned come last.</summary>
    Risk,

    /// <summary>By number.</summary>
    Number,
}

internal static class ChangeOrders
{
    public static RowOrder Order(this ChangeSort sort, SortDirection direction)
    {
        var descending = direction == SortDirection.Descending;
        return sort switch
        {
            ChangeSort.Changed => new("changed_at", descending),
            ChangeSort.Starts  => new("starts_at", descending, Nullable: true),
            ChangeSort.Risk    => new("risk", descending, Nullable: true),
            ChangeSort.Number  => new("number", descending),
            _                  => new("drafted_at", descending),
        };
    }
}
