using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Organisations;
using GraphQL;

namespace EventSourcedOps.Api.Organisations;

/// <summary>A province, city, county or department.</summary>
[GraphQLMetadata("Organisation")]
public sealed class OrganisationNode(Organisation organisation, Landscape landscape)
{
    /// <summary>Its code by GB/T 2260, such as 330106; departments add a part of their own.</summary>
    public string Code => organisation.Code;

    /// <summary>What people call it.</summary>
    public string Name => organisation.Name;

    /// <summary>Where it stands in the tree.</summary>
    public OrganisationLevel Level => organisation.Level;

    /// <summary>Whether it was closed.</summary>
    public bool Closed => organisation.Closed;

    /// <summary>The organisation it stands under; null for a province.</summary>
    public OrganisationNode? Parent => organisation.Parent is { } parent ? Of(parent, landscape) : null;

    internal static OrganisationNode? Of(string code, Landscape landscape) =>
        landscape.OrganisationOf(code) is { } found ? new(found, landscape) : null;
}
