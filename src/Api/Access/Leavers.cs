using System.Globalization;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;

namespace EventSourcedOps.Api
{
    public sealed partial class Query
    {
        /// <summary>People whose accounts were disabled in that time: by whom, what they held, and what is still theirs to do.</summary>
        /// <param name="from">From then on.</param>
        /// <param name="to">Before then.</param>
        /// <param name="first">How many; 20 unless told, 200 at most.</param>
        /// <param name="after">Continue behind the row of this cursor.</param>
        [Needs("leaver.read")]
        public static async Task<Connection<Access.Leaver>> Leavers(
            [FromServices] AccessMemory access, [FromServices] ReadDesk desk, DateTimeOffset from, DateTimeOffset to, int? first = null,
            string? after = null, CancellationToken cancellation = default)
        {
            var books = await access.Newest(cancellation);
            return KeysetPage.Of(first, after, "leavers.at").Slice(
                books.Accounts.Values.Where(known => desk.Caller.Reaches("leaver.read", known.State.Organisation))
                    .SelectMany(known => known.Disablings.Where(end => from <= end.At && end.At < to), (known, end) => new Access.Leaver(known, end, books)),
                leaver => leaver.Key, StringComparer.Ordinal);
        }
    }
}

namespace EventSourcedOps.Api.Access
{
    /// <summary>Somebody whose account was disabled.</summary>
    public sealed class Leaver(KnownAccount known, Disabling end, AccessLedger books)
    {
        private static readonly string[] Unfinished =
            [.. Enum.GetValues<IncidentStatus>().Except([IncidentStatus.Resolved, IncidentStatus.Closed]).Select(status => status.ToString())];

        /// <summary>By what the list is sorted: the time, then whose account it is.</summary>
        internal string Key => string.Create(CultureInfo.InvariantCulture, $"{end.At.UtcDateTime:O} {known.Id}");

        /// <summary>The account.</summary>
        public Guid AccountId => known.Id;

        /// <summary>The name by which they signed in.</summary>
        public string Login => known.State.Login;

        /// <summary>What people call them.</summary>
        public string Name => known.State.Name;

        /// <summary>Code of the organisation they belong to.</summary>
        public string Organisation => known.State.Organisation;

        /// <summary>When the account was disabled.</summary>
        public DateTimeOffset DisabledAt => end.At;

        /// <summary>Person, directory or process that disabled it.</summary>
        public string DisabledBy => end.By;

        /// <summary>Why.</summary>
        public string Reason => end.Reason;

        /// <summary>Whether they were let in again since.</summary>
        public bool Back => known.State.Enabled;

        /// <summary>What they held when they left, in the organisations within reach.</summary>
        public IEnumerable<LeaverGrant> Held([FromServices] ReadDesk desk) => books.GrantsOfPerson(known.Id, end.At)
            .Where(grant => desk.Caller.Reaches("leaver.read", grant.Reach.Organisation))
            .Select(grant => new LeaverGrant(
                grant.Id, books.NameOf(grant.Role), grant.Reach.Organisation, grant.Reach.WithSubtree,
                grant.To.Kind == SubjectKind.Group ? books.NameOf(grant.To) : null, grant.GivenBy, grant.InForceAt(books.NewestAt)));

        /// <summary>Open incidents that are still assigned to them, the most urgent first; 200 at most.</summary>
        public async Task<IEnumerable<LeaverIncident>> StillOwns([FromServices] ReadDesk desk, CancellationToken cancellation)
        {
            var query = (await desk.Rows("leaver.read", IncidentBoard.Model, null)).Equal("technician", known.State.Login).AnyOf("status", Unfinished);
            var (rows, _) = await query.Page(new("due_at", Nullable: true), KeysetPage.LargestSize, null, cancellation);
            return rows.Select(found => new LeaverIncident(found.Row.Id, found.Row.Number, found.Row.Organisation, found.Row.Priority, found.Row.Status));
        }
    }

    /// <summary>What somebody held when they left.</summary>
    /// <param name="GrantId">The grant.</param>
    /// <param name="Role">What they could do by it.</param>
    /// <param name="Organisation">Where; 000000 stands for all organisations.</param>
    /// <param name="WithSubtree">Whether also in the organisations under that one.</param>
    /// <param name="Group">The group through which they held it; null when it was given to them.</param>
    /// <param name="GivenBy">Who gave it.</param>
    /// <param name="InForce">Whether it is still there, and would count again if they were let in.</param>
    public sealed record LeaverGrant(
        Guid GrantId, string Role, string Organisation, bool WithSubtree, string? Group, string GivenBy, bool InForce);

    /// <summary>An open incident that somebody left behind.</summary>
    /// <param name="IncidentId">The incident.</param>
    /// <param name="Number">What people call it.</param>
    /// <param name="Organisation">Code of its organisation.</param>
    /// <param name="Priority">How urgent it is; null before triage.</param>
    /// <param name="Status">How far it came.</param>
    public sealed record LeaverIncident(Guid IncidentId, string Number, string Organisation, Priority? Priority, IncidentStatus Status);
}
