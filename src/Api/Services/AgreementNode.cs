using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using GraphQL;

namespace EventSourcedOps.Api.Services;

/// <summary>What an organisation promises, for itself and everything under it.</summary>
[GraphQLMetadata("Agreement")]
public sealed class AgreementNode(Agreement agreement, Landscape landscape)
{
    /// <summary>Its id.</summary>
    public Guid Id => agreement.Id;

    /// <summary>What its newest version is called.</summary>
    public string Name => agreement.Versions[^1].Name;

    /// <summary>The organisation that promises.</summary>
    public OrganisationNode? Organisation => OrganisationNode.Of(agreement.Organisation, landscape);

    /// <summary>All its versions, in the order in which they take effect.</summary>
    public IEnumerable<AgreementVersion> Versions => agreement.Versions.Select(version => new AgreementVersion(
        version.Version, version.Name, version.EffectiveFrom, version.PausingReasons, new(version, landscape)));
}

/// <summary>One version of an agreement.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">What it is called.</param>
/// <param name="EffectiveFrom">When it takes effect.</param>
/// <param name="PausingReasons">Reasons for a hold that stop the clocks.</param>
public sealed record AgreementVersion(
    int Version, string Name, DateTimeOffset EffectiveFrom, IReadOnlyList<HoldReason> PausingReasons,
    [property: Ignore] AgreementTerms Terms)
{
    /// <summary>The calendar by which time is measured.</summary>
    public CalendarNode? Calendar => Terms.Calendar;

    /// <summary>What is promised.</summary>
    public IEnumerable<AgreementPromise> Rules => Terms.Rules;
}

/// <summary>What a version promises, by which clock.</summary>
public sealed class AgreementTerms(AgreementVersionPublished version, Landscape landscape)
{
    internal CalendarNode? Calendar =>
        landscape.CalendarOf(version.CalendarId) is { } calendar ? new(calendar, landscape) : null;

    internal IEnumerable<AgreementPromise> Rules => version.Rules.Select(rule => new AgreementPromise(
        rule.ServiceId is { } id ? ServiceNode.Of(id, landscape) : null, rule.Priority, rule.ResponseMinutes, rule.ResolutionMinutes));
}

/// <summary>How much covered time is allowed.</summary>
/// <param name="Service">The service that it is about; null for every service without a promise of its own.</param>
/// <param name="Priority">The priority that it is about.</param>
/// <param name="ResponseMinutes">Covered minutes until somebody takes it up; null when nothing is promised.</param>
/// <param name="ResolutionMinutes">Covered minutes until it is resolved; null when nothing is promised.</param>
public sealed record AgreementPromise(ServiceNode? Service, Priority Priority, int? ResponseMinutes, int? ResolutionMinutes);

/// <summary>Which priority each pair of impact and urgency has in an organisation.</summary>
/// <param name="Organisation">Whose matrix it is; null for the one that the product brings along.</param>
/// <param name="Version">Its version; 0 for the one that the product brings along.</param>
/// <param name="Cells">All nine pairs.</param>
/// <param name="Versions">Every version of it, the first one first; none of the one that the product brings along.</param>
[GraphQLMetadata("PriorityMatrix")]
public sealed record PriorityMatrixNode(
    string? Organisation, int Version, IReadOnlyList<PriorityCell> Cells, IReadOnlyList<PriorityMatrixVersion> Versions)
{
    internal static PriorityMatrixNode Of(string organisation, Landscape landscape)
    {
        var source = landscape.PriorityOf(organisation, Impact.High, Urgency.High);
        var cells = from impact in Enum.GetValues<Impact>()
                    from urgency in Enum.GetValues<Urgency>()
                    select new PriorityCell(impact, urgency, landscape.PriorityOf(organisation, impact, urgency).Priority);
        var versions = source.MatrixOrganisation is { } owner ? landscape.Matrices[owner].Versions : [];
        return new(source.MatrixOrganisation, source.MatrixVersion, [.. cells], [.. versions.Select(PriorityMatrixVersion.Of)]);
    }
}

/// <summary>A matrix as it was published once.</summary>
/// <param name="Version">Its version.</param>
/// <param name="PublishedAt">From when on it counted, for incidents that were triaged then.</param>
/// <param name="Cells">All nine pairs.</param>
public sealed record PriorityMatrixVersion(int Version, DateTimeOffset PublishedAt, IReadOnlyList<PriorityCell> Cells)
{
    internal static PriorityMatrixVersion Of(MatrixVersion version) =>
        new(version.Version, version.PublishedAt, [.. version.Cells.Select(cell => new PriorityCell(cell.Impact, cell.Urgency, cell.Priority))]);
}

/// <summary>The priority of one pair.</summary>
/// <param name="Impact">How far the harm reaches.</param>
/// <param name="Urgency">How soon it hurts.</param>
/// <param name="Priority">What comes of the two.</param>
public sealed record PriorityCell(Impact Impact, Urgency Urgency, Priority Priority);
