using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Api.People;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Services;
using GraphQL;

namespace EventSourcedOps.Api.Services;

/// <summary>Something an organisation offers and somebody looks after.</summary>
[GraphQLMetadata("Service")]
public sealed class ServiceNode(Service service, Landscape landscape)
{
    /// <summary>Its id.</summary>
    public Guid Id => service.Id;

    /// <summary>What people call it.</summary>
    public string Name => service.Name;

    /// <summary>How much harm it does when the service is away.</summary>
    public Criticality Criticality => service.Criticality;

    /// <summary>How sensitive its incidents are.</summary>
    public DataLabel Label => service.Label;

    /// <summary>Whether it was taken out of use.</summary>
    public bool Retired => service.Retired;

    /// <summary>The organisation that offers it.</summary>
    public OrganisationNode? Organisation => OrganisationNode.Of(service.Organisation, landscape);

    /// <summary>The team that answers for it.</summary>
    public TeamNode? OwnerTeam => TeamNode.Of(service.OwnerTeam, landscape);

    /// <summary>Teams that take up its incidents.</summary>
    public IEnumerable<TeamNode> SupportTeams => service.SupportTeams.Select(id => TeamNode.Of(id, landscape)).OfType<TeamNode>();

    internal static ServiceNode? Of(Guid id, Landscape landscape) => landscape.ServiceOf(id) is { } found ? new(found, landscape) : null;
}
