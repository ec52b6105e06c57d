using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>Silences of the organisations in reach and those above them, those that end last first.</summary>
    /// <param name="organisation">Only those of this organisation and everything under it.</param>
    /// <param name="ended">Whether those that are over are listed too.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("alert.read")]
    public static async Task<Connection<SilenceNode>> Silences(
        [FromServices] ReadDesk desk, string? organisation = null, bool ended = false, int? first = null, string? after = null,
        DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        var listed = landscape.Listed(await desk.Reach("alert.read", asOf), organisation);
        var nodes = landscape.Silences.Values
            .Where(silence => (ended || silence.Ending is null) && listed(silence.Organisation))
            .Select(silence => new SilenceNode(silence, landscape, asOf));
        return KeysetPage.Of(first, after, "silences.until").Slice(nodes, SilenceNode.Place, StringComparer.Ordinal);
    }

    /// <summary>Which alerts that are open now a silence would mean, before it is declared.</summary>
    /// <param name="organisation">Code of the organisation that it would hold for, with everything under it.</param>
    /// <param name="matchers">What the labels of an alert must read; all of it.</param>
    [Needs("alert.read")]
    public static async Task<SilencePreview> SilencePreview(
        [FromServices] ReadDesk desk, string organisation, IEnumerable<LabelMatcher> matchers, CancellationToken cancellation = default) =>
        await Api.Monitoring.SilencePreview.Of(desk, organisation, [.. matchers], cancellation);
}
