using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Api.People;
using EventSourcedOps.Api.Services;
using EventSourcedOps.Api.Workspace;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;

namespace EventSourcedOps.Api
{
    public sealed partial class Query
    {
        /// <summary>Finds things of every kind by words; of each kind so many, and only what the caller may read.</summary>
        /// <param name="text">Words that must all occur.</param>
        /// <param name="first">How many of each kind; 20 unless told, 200 at most.</param>
        [Needs("self.read")]
        public static SearchAnswer Search(string text, int? first = null)
        {
            if (text.Length > SearchAnswer.LongestText)
                throw new ApiError("text-too-long", $"Search for at most {SearchAnswer.LongestText} letters.");
            return new(text.Trim(), KeysetPage.Of(first, null, "search").Size);
        }
    }
}

namespace EventSourcedOps.Api.Workspace
{
    /// <summary>What was found, kind by kind. Each kind asks for its own operation; without it, nothing of that kind is found.</summary>
    public sealed class SearchAnswer(string text, int size)
    {
        internal const int LongestText = 200;

        private readonly IReadOnlyList<string> terms = SearchTerms.Of(text);

        /// <summary>Incidents by number, title, description, people and references; what changed last comes first.</summary>
        public async Task<IEnumerable<IncidentNode>> Incidents([FromServices] ReadDesk desk, CancellationToken cancellation)
        {
            if (!desk.Caller.May("incident.read") || terms.Count == 0) return [];
            var (rows, _) = await (await desk.Rows("incident.read", IncidentBoard.Model, null)).Matching(text)
                .Page(new("changed_at", Descending: true), size, null, cancellation);
            return rows.Select(found => new IncidentNode(found.Row, null));
        }

        /// <summary>Configuration items by any of their values; what changed last comes first.</summary>
        public async Task<IEnumerable<ItemNode>> Items([FromServices] ReadDesk desk, CancellationToken cancellation)
        {
            if (!desk.Caller.May("item.read") || terms.Count == 0) return [];
            var (rows, _) = await (await desk.Items(null)).Matching(text).Page(new("changed_at", Descending: true), size, null, cancellation);
            return rows.Select(found => new ItemNode(found.Row, null));
        }

        /// <summary>Services in use, by name.</summary>
        public async Task<IEnumerable<ServiceNode>> Services([FromServices] ReadDesk desk)
        {
            var (landscape, listed) = await Seen(desk);
            return landscape.Services.Values
                .Where(service => !service.Retired && listed(service.Organisation) && Matches(service.Name))
                .OrderBy(service => service.Name, StringComparer.Ordinal).Take(size)
                .Select(service => new ServiceNode(service, landscape));
        }

        /// <summary>Teams, by name or by member.</summary>
        public async Task<IEnumerable<TeamNode>> Teams([FromServices] ReadDesk desk)
        {
            var (landscape, listed) = await Seen(desk);
            return landscape.Teams.Values
                .Where(team => !team.Closed && listed(team.Organisation) && (Matches(team.Name) || team.Members.Any(Matches)))
                .OrderBy(team => team.Name, StringComparer.Ordinal).Take(size).Select(team => new TeamNode(team, landscape));
        }

        /// <summary>Organisations, by name or code.</summary>
        public async Task<IEnumerable<OrganisationNode>> Organisations([FromServices] ReadDesk desk)
        {
            var (landscape, listed) = await Seen(desk);
            return landscape.Organisations.Values
                .Where(found => !found.Closed && listed(found.Code) && (Matches(found.Name) || Matches(found.Code)))
                .Take(size).Select(found => new OrganisationNode(found, landscape));
        }

        /// <summary>Accounts, by login or name.</summary>
        public async Task<IEnumerable<AccountNode>> Accounts([FromServices] AccessDesk desk)
        {
            if (!desk.Caller.May("account.read")) return [];
            var (books, shown) = (await desk.Books(), await desk.Shown("account.read"));
            return books.Accounts.Values
                .Where(known => shown(known.State.Organisation) && (Matches(known.State.Login) || Matches(known.State.Name)))
                .OrderBy(known => known.State.Login, StringComparer.Ordinal).Take(size)
                .Select(known => new AccountNode(known));
        }

        private static async Task<(Domain.Landscape Landscape, Func<string, bool> Listed)> Seen(ReadDesk desk)
        {
            var landscape = await desk.Landscape(null);
            if (!desk.Caller.May("landscape.read")) return (landscape, _ => false);
            return (landscape, landscape.Listed(await desk.Reach("landscape.read", null), null));
        }

        // A few letters of a name are enough; of several words all must occur.
        private bool Matches(string name) =>
            text.Length > 0 && (name.Contains(text, StringComparison.OrdinalIgnoreCase)
                || terms.Count > 1 && terms.All(term => name.Contains(term, StringComparison.OrdinalIgnoreCase)));
    }
}
