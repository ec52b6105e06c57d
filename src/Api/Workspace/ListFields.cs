using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Workspace;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Workspace;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Workspace;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Workspace;
using GraphQL;

namespace EventSourcedOps.Api
{
    public sealed partial class Query
    {
        /// <summary>How the caller looks at lists: those whose columns they chose themselves.</summary>
        [Needs("self.read")]
        public static async Task<IEnumerable<ListLayout>> ListLayouts([FromServices] ReadDesk desk, CancellationToken cancellation) =>
            (await Lists(desk, cancellation)).Columns.Select(list =>
                new ListLayout(list.Key, [.. list.Value.Select(column => new ShownColumn(column.Key, column.Width))]));

        /// <summary>Filters that the caller keeps, and those shared in their organisation if they may read incidents there, by name.</summary>
        /// <param name="list">Of this list of the portal.</param>
        [Needs("self.read")]
        public static async Task<IEnumerable<KeptFilter>> SavedFilters(
            [FromServices] ReadDesk desk, [FromServices] AccessMemory access, string list, CancellationToken cancellation)
        {
            var own = (await Lists(desk, cancellation)).Filters.Values.Where(filter => filter.List == list)
                .Select(filter => new KeptFilter(
                    filter.FilterId, list, filter.Name, filter.Query, desk.Caller.Name, true, filter.Organisation is not null));
            var organisation = OwnHistory.OrganisationOf(desk.Caller, access.Current);
            if (organisation is null) return own.OrderBy(filter => filter.Name, StringComparer.Ordinal);
            var (shared, _) = await (await desk.Rows("incident.read", SharedFilters.Model, null, [organisation], subtree: false))
                .Equal("shared_with", organisation).Equal("list", list)
                .Page(new("name"), KeysetPage.LargestSize, null, cancellation);
            return own.Concat(shared.Where(found => found.Row.Owner != desk.Caller.Name)
                    .Select(found => new KeptFilter(found.Row.Id, list, found.Row.Name, found.Row.Query, found.Row.Owner, false, true)))
                .OrderBy(filter => filter.Name, StringComparer.Ordinal);
        }

        private static async Task<PersonalLists> Lists(ReadDesk desk, CancellationToken cancellation) =>
            (await OwnHistory.Read(desk, OwnStreams.Lists, null, cancellation)).Fold<PersonalLists, PersonalListEvent>()
            ?? PersonalLists.Usual;
    }

    public sealed partial class Mutation
    {
        /// <summary>Settles which columns of a list one sees, in which order and how wide.</summary>
        public static Task<Outcome> ChooseColumns(ChooseColumns input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Shows the usual columns of a list again.</summary>
        public static Task<Outcome> ResetColumns(ResetColumns input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Keeps a filter under a name.</summary>
        public static Task<Outcome> SaveFilter(SaveFilter input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Keeps another filter under the same name.</summary>
        public static Task<Outcome> ChangeFilter(ChangeFilter input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Calls a filter something else.</summary>
        public static Task<Outcome> RenameFilter(RenameFilter input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Shows a filter to others of one's own organisation, or to oneself alone again.</summary>
        public static Task<Outcome> ShareFilter(ShareFilter input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Keeps a filter no longer.</summary>
        public static Task<Outcome> DeleteFilter(DeleteFilter input, [FromServices] CommandDesk desk) => desk.Send(input);
    }
}

namespace EventSourcedOps.Api.Workspace
{
    /// <summary>Which columns of a list somebody sees.</summary>
    /// <param name="List">Name of the list in the portal.</param>
    /// <param name="Columns">Those that are shown, in their order.</param>
    public sealed record ListLayout(string List, IReadOnlyList<ShownColumn> Columns);

    /// <summary>A column that is shown.</summary>
    /// <param name="Key">Its name in the portal.</param>
    /// <param name="Width">How wide, in pixels; null is as wide as usual.</param>
    public sealed record ShownColumn(string Key, int? Width);

    /// <summary>A filter under a name.</summary>
    /// <param name="FilterId">Its id.</param>
    /// <param name="List">Name of the list in the portal.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Query">What the portal's address says of it.</param>
    /// <param name="Owner">Who keeps it.</param>
    /// <param name="Mine">Whether that is the caller.</param>
    /// <param name="Shared">Whether others of the owner's organisation see it.</param>
    [GraphQLMetadata("SavedFilter")]
    public sealed record KeptFilter(Guid FilterId, string List, string Name, string Query, string Owner, bool Mine, bool Shared);
}
