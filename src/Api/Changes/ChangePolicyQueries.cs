using EventSourcedOps.Api.Changes;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using GraphQL;

namespace EventSourcedOps.Api
{
    public sealed partial class Query
    {
        /// <summary>How strict organisations are with changes, of those in reach and those above them; who is not among them follows the one above.</summary>
        /// <param name="organisation">Only those of this organisation and everything under it.</param>
        /// <param name="asOf">As it was at that recorded time.</param>
        [Needs("change.read")]
        public static async Task<IEnumerable<ChangePolicyNode>> ChangePolicies(
            [FromServices] ReadDesk desk, string? organisation = null, DateTimeOffset? asOf = null)
        {
            var landscape = await desk.Landscape(asOf);
            var listed = landscape.Listed(await desk.Reach("change.read", asOf), organisation);
            return landscape.Policies.Values.Where(policy => listed(policy.Organisation))
                .OrderBy(policy => policy.Organisation, StringComparer.Ordinal).Select(policy => ChangePolicyNode.Of(policy, landscape));
        }
    }
}

namespace EventSourcedOps.Api.Changes
{
    /// <summary>How strict an organisation is with changes.</summary>
    /// <param name="Organisation">The organisation; everything under it that has no policy of its own follows it.</param>
    /// <param name="UnplannedEdits">What becomes of an edit of an important item that is part of no change.</param>
    [GraphQLMetadata("ChangePolicy")]
    public sealed record ChangePolicyNode(OrganisationNode? Organisation, UnplannedEdits UnplannedEdits)
    {
        internal static ChangePolicyNode Of(ChangePolicy policy, Landscape landscape) =>
            new(OrganisationNode.Of(policy.Organisation, landscape), policy.UnplannedEdits);
    }
}
