using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using GraphQL;
using Npgsql;

namespace EventSourcedOps.Api.Access;

/// <summary>A right that was given: whose, what, where, since when, by whom.</summary>
[GraphQLMetadata("Grant")]
public sealed class GrantNode(KnownGrant grant, AccessLedger books)
{
    /// <summary>Its id.</summary>
    public Guid Id => grant.Id;

    /// <summary>Whether it was given to an account, a group or a token.</summary>
    public SubjectKind SubjectKind => grant.To.Kind;

    /// <summary>Id of whom it was given to.</summary>
    public Guid Subject => grant.To.Id;

    /// <summary>Name of whom it was given to.</summary>
    public string SubjectName => books.NameOf(grant.To);

    /// <summary>The role, by which grants name it.</summary>
    public string Role => grant.Role;

    /// <summary>What people call the role.</summary>
    public string RoleName => books.NameOf(grant.Role);

    /// <summary>Code of the organisation; 000000 stands for all.</summary>
    public string OrganisationCode => grant.Reach.Organisation;

    /// <summary>Whether the organisations under that one belong to it.</summary>
    public bool WithSubtree => grant.Reach.WithSubtree;

    /// <summary>The highest label that may be seen.</summary>
    public DataLabel Label => grant.Label;

    /// <summary>By what way it came about.</summary>
    public GrantWay Way => grant.Way;

    /// <summary>Since when it counts.</summary>
    public DateTimeOffset Since => grant.Span.Since;

    /// <summary>Until when it counted, or will; null when no end is known.</summary>
    public DateTimeOffset? Until => grant.Span.IsOpen ? null : grant.Span.Until;

    /// <summary>When it was to end by itself.</summary>
    public DateTimeOffset? ExpiresAt => grant.ExpiresAt;

    /// <summary>Who gave it.</summary>
    public string GivenBy => grant.GivenBy;

    /// <summary>Why.</summary>
    public string Reason => grant.Reason;

    /// <summary>Who took it back; null when nobody did.</summary>
    public string? EndedBy => grant.EndedBy;

    /// <summary>Why it was taken back.</summary>
    public string? EndReason => grant.EndReason;
}

/// <summary>A wish for rights, and what became of it.</summary>
[GraphQLMetadata("PermissionRequest")]
public sealed class RequestNode(KnownRequest request, AccessLedger books)
{
    /// <summary>Its id, and that of the grant once it is approved.</summary>
    public Guid Id => request.Id;

    /// <summary>Login of whoever asked.</summary>
    public string AskedBy => request.AskedBy;

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt => request.AskedAt;

    /// <summary>How far it came.</summary>
    public GrantPhase Phase => request.Phase;

    /// <summary>The role, by which grants name it.</summary>
    public string Role => request.Terms.Role;

    /// <summary>What people call the role.</summary>
    public string RoleName => books.NameOf(request.Terms.Role);

    /// <summary>Code of the organisation; 000000 stands for all.</summary>
    public string OrganisationCode => request.Terms.Reach.Organisation;

    /// <summary>Whether the organisations under that one belong to it.</summary>
    public bool WithSubtree => request.Terms.Reach.WithSubtree;

    /// <summary>The highest label that is asked for.</summary>
    public DataLabel Label => request.Terms.Label;

    /// <summary>When it is to end by itself.</summary>
    public DateTimeOffset? ExpiresAt => request.Terms.ExpiresAt;

    /// <summary>Why it is needed.</summary>
    public string Reason => request.Terms.Reason;

    /// <summary>Who decided.</summary>
    public string? DecidedBy => request.DecidedBy;

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt => request.DecidedAt;

    /// <summary>What was said about it.</summary>
    public string? Comment => request.Comment;

    internal static Connection<RequestNode> Page(AccessLedger books, IEnumerable<KnownRequest> requests, int? first, string? after) =>
        KeysetPage.Of(first, after, "requests.asked").Slice(
            requests.Select(request => new RequestNode(request, books)), node => $"{node.AskedAt:o}\u001f{node.Id}", StringComparer.Ordinal);
}

/// <summary>Somebody who could do something, and why.</summary>
[GraphQLMetadata("AccessPath")]
public sealed class AccessPathNode(AccessPath path, AccessLedger books)
{
    /// <summary>Whether it is an account or a token.</summary>
    public SubjectKind SubjectKind => path.Who.Kind;

    /// <summary>Id of the account or token.</summary>
    public Guid Subject => path.Who.Id;

    /// <summary>Login of the account, or name of the token.</summary>
    public string Name => path.Name;

    /// <summary>By what way.</summary>
    public AccessWay Way => path.Way;

    /// <summary>The grant; null for a token's own roles.</summary>
    public Guid? GrantId => path.Grant;

    /// <summary>The group through which the grant came.</summary>
    public string? GroupName => path.Group is { } group ? books.NameOf(Domain.Access.Subject.OfGroup(group)) : null;

    /// <summary>What people call the role.</summary>
    public string RoleName => books.NameOf(path.Role);

    /// <summary>Code of the organisation that the grant names; 000000 stands for all.</summary>
    public string OrganisationCode => path.Reach.Organisation;

    /// <summary>Whether the grant reaches the organisations under that one.</summary>
    public bool WithSubtree => path.Reach.WithSubtree;

    /// <summary>Who gave it.</summary>
    public string GivenBy => path.GivenBy;

    /// <summary>Since when it counted.</summary>
    public DateTimeOffset Since => path.Span.Since;

    /// <summary>Until when it counted, or will; null when no end is known.</summary>
    public DateTimeOffset? Until => path.Span.IsOpen ? null : path.Span.Until;

    /// <summary>Why it was given.</summary>
    public string Reason => path.Reason;

    internal string Place => $"{path.Name}\u001f{path.Who.Id}\u001f{path.Grant}\u001f{path.Group}";

    /// <summary>The organisation whose stream that is, and how sensitive it was then and is now; null when there is none.</summary>
    internal static async Task<(string Organisation, DataLabel Then, DataLabel Now)?> HomeOf(
        ReadDesk desk, Guid stream, DateTimeOffset? at, CancellationToken cancellation)
    {
        var question = new NpgsqlBatchCommand(
            """
            select s.tenant_id, coalesce(l.label, 0), (
                select coalesce(e.data ->> 'label', 'Normal') from ops.mt_events e
                where e.tenant_id = s.tenant_id and e.stream_id = s.id and e.type = any($2) and e.timestamp <= $3 order by e.version desc limit 1)
            from ops.mt_streams s left join ops.stream_labels l on l.stream = s.id where s.id = $1
            """)
        {
            Parameters =
            {
                new() { Value = stream }, new() { Value = Labelling },
                new() { Value = ReadDesk.Until(at) },
            },
        };
        return await desk.Sight("access.history").List(question, rows => (rows.GetString(0), LabelOf(rows, 2), (DataLabel)rows.GetInt32(1)), cancellation)
            is [var home, ..] ? home : null;
    }

    /// <summary>Facts that say how sensitive an incident is.</summary>
    private static readonly string[] Labelling = [WireNames.Of(typeof(IncidentReported)), WireNames.Of(typeof(IncidentRelabelled))];

    private static DataLabel LabelOf(NpgsqlDataReader rows, int column) =>
        rows.IsDBNull(column) ? DataLabel.Normal : Enum.Parse<DataLabel>(rows.GetString(column));
}
