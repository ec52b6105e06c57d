using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Organisations;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>The organisation tree as far as the caller sees it, by code.</summary>
    /// <param name="under">Only what stands under this organisation, and itself.</param>
    /// <param name="closed">Whether closed ones are listed too.</param>
    /// <param name="text">Only those whose name or code holds this.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The tree as it was known at that time.</param>
    [Needs("landscape.read")]
    public static async Task<Connection<OrganisationNode>> Organisations(
        [FromServices] ReadDesk desk, string? under = null, bool closed = false, string? text = null, int? first = null,
        string? after = null, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        var seen = landscape.SeenFrom(await desk.Reach("landscape.read", asOf));
        var codes = under is null ? landscape.Organisations.Keys : landscape.Subtree(under);
        var nodes = codes.Where(code => seen?.Contains(code) != false)
            .Select(code => new OrganisationNode(landscape.Organisations[code], landscape))
            .Where(node => (closed || !node.Closed) && (text is null || node.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
                || node.Code.Contains(text, StringComparison.OrdinalIgnoreCase)));
        return KeysetPage.Of(first, after, "organisations.code").Slice(nodes, node => node.Code, StringComparer.Ordinal);
    }

    /// <summary>One organisation.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="asOf">As it was known at that time.</param>
    [Needs("landscape.read")]
    public static async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk, string code, DateTimeOffset? asOf = null)
    {
        var landscape = await desk.Landscape(asOf);
        return landscape.SeenFrom(await desk.Reach("landscape.read", asOf))?.Contains(code) != false ? OrganisationNode.Of(code, landscape) : null;
    }
}
