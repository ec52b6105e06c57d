using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Configuration;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Configuration;

/// <summary>What is known of one attribute of an item.</summary>
[GraphQLMetadata("ItemAttribute")]
public sealed class ItemAttributeNode(AttributeDefinition definition, AttributeClaims claims, DateTimeOffset? asOf)
{
    /// <summary>The attribute.</summary>
    public ItemAttributeDefinition Definition => new(definition);

    /// <summary>The value in force, in the form in which it is kept; places of secrets are masked.</summary>
    public string? Value => Masks.Shown(definition, claims.InForce?.Value);

    /// <summary>Who said so.</summary>
    public string? Source => claims.InForce?.Source;

    /// <summary>Since when it holds.</summary>
    public DateTimeOffset? Since => claims.InForce?.Since;

    /// <summary>What other sources say.</summary>
    public IEnumerable<ItemClaim> Rejected => claims.Rejected.Values.OrderBy(claim => claim.Source, StringComparer.Ordinal)
        .Select(claim => new ItemClaim(Masks.Shown(definition, claim.Value) ?? "", claim.Source, claim.Since));

    /// <summary>The item that a reference names, if the caller may see it.</summary>
    public IDataLoaderResult<ItemNode?>? Reference([FromServices] ReadDesk desk) =>
        definition.Kind == AttributeKind.Reference && Guid.TryParse(claims.InForce?.Value, out var id) ? ItemNode.Load(desk, id, asOf) : null;
}

/// <summary>A value and who says it.</summary>
/// <param name="Value">The value, in the form in which it is kept.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Since">Since when.</param>
public sealed record ItemClaim(string Value, string Source, DateTimeOffset Since);

/// <summary>Where secrets lie is told to whoever fetches them, not to everybody who reads a page.</summary>
internal static class Masks
{
    private const string Hidden = "••••••";

    public static string? Shown(AttributeDefinition? definition, string? value) =>
        value is not null && definition?.Kind == AttributeKind.Secret ? $"{value.Split(':')[0]}:{Hidden}" : value;
}
