using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Api.People;
using EventSourcedOps.Api.Services;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Incidents;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Incidents;

/// <summary>Harm to a service, from the report to the end.</summary>
[GraphQLMetadata("Incident")]
public sealed partial class IncidentNode(IncidentRow row, DateTimeOffset? asOf)
{
    /// <summary>Its id; made by whoever reported it.</summary>
    public Guid Id => row.Id;

    /// <summary>Number for people, such as INC0001234.</summary>
    public string Number => row.Number;

    /// <summary>What is wrong, in a line.</summary>
    public string Title => row.Title;

    /// <summary>What is wrong, at length.</summary>
    public string? Description => row.Description;

    /// <summary>Where it stands.</summary>
    public IncidentStatus Status => row.Status;

    /// <summary>How it came to be known.</summary>
    public Channel Channel => row.Channel;

    /// <summary>Who reported it.</summary>
    public string Reporter => row.Reporter;

    /// <summary>Configuration item or device that shows the harm.</summary>
    public string? AffectedItem => row.AffectedItem;

    /// <summary>Its number in another system.</summary>
    public string? ExternalReference => row.ExternalReference;

    /// <summary>What kind of incident it is.</summary>
    public string? Category => row.Category;

    /// <summary>What kind within the category.</summary>
    public string? Subcategory => row.Subcategory;

    /// <summary>How far the harm reaches; null before triage.</summary>
    public Impact? Impact => row.Impact;

    /// <summary>How soon it hurts; null before triage.</summary>
    public Urgency? Urgency => row.Urgency;

    /// <summary>What comes first; null before triage.</summary>
    public Priority? Priority => row.Priority;

    /// <summary>User name of whoever works on it; null when nobody does.</summary>
    public string? Technician => row.Technician;

    /// <summary>Whether the technician has taken it up.</summary>
    public bool Accepted => row.Accepted;

    /// <summary>What it waits for; null when it is not on hold.</summary>
    public HoldReason? HoldReason => row.HoldReason;

    /// <summary>What was said about the hold.</summary>
    public string? HoldNote => row.HoldNote;

    /// <summary>The person or level of management it was last escalated to.</summary>
    public string? EscalatedTo => row.EscalatedTo;

    /// <summary>Kind of resolution; null while unresolved.</summary>
    public string? ResolutionCode => row.ResolutionCode;

    /// <summary>What was done; null while unresolved.</summary>
    public string? Resolution => row.Resolution;

    /// <summary>How it came to its end; null while it has not.</summary>
    public Closure? Closure => row.Closure;

    /// <summary>Whether it was declared a major incident.</summary>
    public bool Major => row.Major;

    /// <summary>How sensitive it is: how much harm it does when it comes to light.</summary>
    public DataLabel Label => row.Label;

    /// <summary>How often it went to another team or back to the service desk.</summary>
    public int Reassignments => row.Reassignments;

    /// <summary>How often the harm came back.</summary>
    public int Reopens => row.Reopens;

    /// <summary>How many comments it has; the timeline holds them.</summary>
    public int Comments => row.Comments;

    /// <summary>When the harm began.</summary>
    public DateTimeOffset BeganAt => row.BeganAt;

    /// <summary>When it was reported.</summary>
    public DateTimeOffset ReportedAt => row.ReportedAt;

    /// <summary>When it was first taken up.</summary>
    public DateTimeOffset? AcceptedAt => row.AcceptedAt;

    /// <summary>When it was resolved; null while it is not.</summary>
    public DateTimeOffset? ResolvedAt => row.ResolvedAt;

    /// <summary>When it came to its end.</summary>
    public DateTimeOffset? ClosedAt => row.ClosedAt;

    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt => row.ChangedAt;

    /// <summary>When the next promise is due; null when none runs.</summary>
    public DateTimeOffset? DueAt => row.NextDueAt;

    /// <summary>Whether any target was missed.</summary>
    public bool Breached => row.Breached;

    /// <summary>How many facts were recorded about it.</summary>
    public long Version => row.Version;

    /// <summary>Problems, changes and items it is linked to.</summary>
    public IEnumerable<IncidentLink> Links => row.Links.Select(link => new IncidentLink(link.Kind, link.Reference));

    /// <summary>Files that belong to it.</summary>
    public IEnumerable<IncidentFile> Files => row.Files.Select(file => new IncidentFile(
        file.Sha256, file.FileName, file.Bytes, file.MediaType, file.By, file.At, $"/files/{file.Sha256}?incident={row.Id}"));

    /// <summary>The organisation that is harmed.</summary>
    public async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk) =>
        OrganisationNode.Of(row.Organisation, await desk.Landscape(asOf));

    /// <summary>The service that is harmed.</summary>
    public async Task<ServiceNode?> Service([FromServices] ReadDesk desk) => ServiceNode.Of(row.ServiceId, await desk.Landscape(asOf));

    /// <summary>The team that has it; null while it lies with the service desk.</summary>
    public async Task<TeamNode?> Team([FromServices] ReadDesk desk) =>
        row.TeamId is { } team ? TeamNode.Of(team, await desk.Landscape(asOf)) : null;

    /// <summary>The incident that this is a part of.</summary>
    public IDataLoaderResult<IncidentNode?>? Parent([FromServices] ReadDesk desk) => Other(desk, row.ParentId);

    /// <summary>The incident into which this one was merged.</summary>
    public IDataLoaderResult<IncidentNode?>? DuplicateOf([FromServices] ReadDesk desk) => Other(desk, row.DuplicateOf);

    /// <summary>Incidents that are parts of this one.</summary>
    public IDataLoaderResult<IEnumerable<IncidentNode>> Children([FromServices] ReadDesk desk) => LoadAll(desk, row.Children, asOf);

    /// <summary>Incidents that were merged into this one.</summary>
    public IDataLoaderResult<IEnumerable<IncidentNode>> Duplicates([FromServices] ReadDesk desk) => LoadAll(desk, row.Duplicates, asOf);

    internal static IDataLoaderResult<IncidentNode?> Load(ReadDesk desk, Guid id, DateTimeOffset? asOf) => desk.Batches
        .Load<Guid, IncidentRow>($"incident {asOf:o}", id, (ids, cancellation) => desk.ByIds("incident.read", IncidentBoard.Model, asOf, ids, cancellation))
        .Then(found => found is null ? null : new IncidentNode(found, asOf));

    private IDataLoaderResult<IncidentNode?>? Other(ReadDesk desk, Guid? id) => id is { } known ? Load(desk, known, asOf) : null;

    internal static Several LoadAll(ReadDesk desk, IEnumerable<Guid> ids, DateTimeOffset? asOf) =>
        new([.. ids.Take(KeysetPage.LargestSize).Select(id => Load(desk, id, asOf))]);

    /// <summary>Incidents that are read together with those of all other rows.</summary>
    internal sealed class Several(IReadOnlyList<IDataLoaderResult<IncidentNode?>> incidents) : IDataLoaderResult<IEnumerable<IncidentNode>>
    {
        public async Task<IEnumerable<IncidentNode>> GetResultAsync(CancellationToken cancellationToken = default)
        {
            var found = new List<IncidentNode>();
            foreach (var incident in incidents)
                if (await incident.GetResultAsync(cancellationToken) is { } known) found.Add(known);
            return found;
        }

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}

/// <summary>Something an incident is linked to.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Reference">Its id in its own place.</param>
public sealed record IncidentLink(LinkKind Kind, string Reference);

/// <summary>A file that belongs to an incident.</summary>
/// <param name="Sha256">Digest of its bytes.</param>
/// <param name="FileName">Name under which people find it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="MediaType">What kind of file it is.</param>
/// <param name="By">Who attached it.</param>
/// <param name="At">When it was attached.</param>
/// <param name="Url">Where it is downloaded.</param>
public sealed record IncidentFile(string Sha256, string FileName, long Bytes, string MediaType, string? By, DateTimeOffset At, string Url);
