using EventSourcedOps.Api.Assets;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;
using StocktakingsModel = EventSourcedOps.Projections.Assets.Stocktakings;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>Stock-takings, the newest first.</summary>
    /// <param name="filter">Which ones; all within reach when left out.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The list as it was at that recorded time.</param>
    [Needs("stocktaking.read")]
    public static async Task<Connection<StocktakingNode>> Stocktakings(
        [FromServices] ReadDesk desk, IResolveFieldContext context, StocktakingFilter? filter = null, int? first = null, string? after = null,
        DateTimeOffset? asOf = null) =>
        await desk.Page(
            await (filter ?? new()).Rows(desk, asOf), StocktakingsModel.Model, new("opened_at", Descending: true),
            PageAsked.Of(first, after, context), row => new StocktakingNode(row, asOf));

    /// <summary>One stock-taking: what was expected, what was seen, what differs and what became of it.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("stocktaking.read")]
    public static async Task<StocktakingNode?> Stocktaking(
        [FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        await desk.Find(StocktakingFilter.Reading, StocktakingsModel.Model, id, asOf, cancellation) is { } row ? new(row, asOf) : null;
}

/// <summary>Which stock-takings. What is left out does not restrict.</summary>
/// <param name="Organisations">Codes of organisations.</param>
/// <param name="Subtree">Whether everything under them counts too; it does unless told.</param>
/// <param name="Statuses">Any of these.</param>
/// <param name="Text">Words that must all occur in number, name or whoever opened it.</param>
public sealed record StocktakingFilter(
    IReadOnlyList<string>? Organisations = null, bool? Subtree = null, IReadOnlyList<StocktakingStatus>? Statuses = null, string? Text = null)
{
    internal const string Reading = "stocktaking.read";

    internal async Task<RowQuery<StocktakingRow>> Rows(ReadDesk desk, DateTimeOffset? asOf) =>
        (await desk.Rows(Reading, StocktakingsModel.Model, asOf, Organisations, Subtree ?? true))
            .AnyOf("status", Statuses?.Select(status => status.ToString()))
            .Matching(Text);
}
