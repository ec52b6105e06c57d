using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Api.People;
using EventSourcedOps.Api.Services;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Configuration;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Configuration;

/// <summary>Something that has to be managed so that services can be delivered.</summary>
[GraphQLMetadata("ConfigurationItem")]
public sealed partial class ItemNode(ItemRow row, DateTimeOffset? asOf)
{
    /// <summary>Its id; made by whoever registered it.</summary>
    public Guid Id => row.Id;

    /// <summary>What people call it.</summary>
    public string Name => row.Name;

    /// <summary>Where it stands in its life.</summary>
    public Stage Stage => row.Stage;

    /// <summary>Whom it harms when it fails.</summary>
    public Importance Importance => row.Importance;

    /// <summary>How much harm it does when it comes to light.</summary>
    public DataLabel Label => row.Label;

    /// <summary>The person who answers for it.</summary>
    public string? Owner => row.Owner;

    /// <summary>Whether a source that once reported it no longer sees it.</summary>
    public bool Missing => !row.MissedBy.IsEmpty;

    /// <summary>Sources that no longer see it.</summary>
    public IEnumerable<string> MissedBy => row.MissedBy;

    /// <summary>The last edit that was part of no change, although the item is labelled important; null when its state was accepted since.</summary>
    public ItemUnplannedEdit? Unplanned => row.Unplanned is { } edit ? new(edit.By, edit.At, edit.Times) : null;

    /// <summary>When it came to be known.</summary>
    public DateTimeOffset RegisteredAt => row.RegisteredAt;

    /// <summary>When anything but a relation was last recorded about it.</summary>
    public DateTimeOffset ChangedAt => row.ChangedAt;

    /// <summary>Its version; the numbers in between are relations.</summary>
    public long Version => row.Version;

    /// <summary>What it is.</summary>
    public async Task<ItemTypeNode?> Type([FromServices] ReadDesk desk)
    {
        var model = (await desk.Landscape(asOf)).Items;
        return model.TypeOf(row.Type) is { } type ? new(type, model) : null;
    }

    /// <summary>The organisation that it belongs to.</summary>
    public async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk) =>
        OrganisationNode.Of(row.Organisation, await desk.Landscape(asOf));

    /// <summary>The team that looks after it.</summary>
    public async Task<TeamNode?> Team([FromServices] ReadDesk desk) =>
        row.TeamId is { } team ? TeamNode.Of(team, await desk.Landscape(asOf)) : null;

    /// <summary>The service of the catalogue that it belongs to.</summary>
    public async Task<ServiceNode?> Service([FromServices] ReadDesk desk) =>
        row.ServiceId is { } service ? ServiceNode.Of(service, await desk.Landscape(asOf)) : null;

    /// <summary>Everything an item of its type has, what is known of it and who said so.</summary>
    /// <param name="known">Only those of which something is known.</param>
    public async Task<IEnumerable<ItemAttributeNode>> Attributes([FromServices] ReadDesk desk, bool known = false) =>
        (await desk.Landscape(asOf)).Items.ShapeOf(row.Type) is not { } shape ? [] : shape.Attributes
            .Where(definition => !known || row.Attributes.ContainsKey(definition.Key))
            .Select(definition => new ItemAttributeNode(definition, row.Attributes.GetValueOrDefault(definition.Key, AttributeClaims.None), asOf));

    /// <summary>Named states, and how far it has moved from each.</summary>
    public async Task<IEnumerable<ItemBaseline>> Baselines([FromServices] ReadDesk desk)
    {
        var shape = (await desk.Landscape(asOf)).Items.ShapeOf(row.Type);
        var now = row.Values.ToDictionary(StringComparer.Ordinal);
        return row.Baselines.Values.OrderByDescending(baseline => baseline.At)
            .Select(baseline => new ItemBaseline(baseline.Name, baseline.At, ItemChange.Between(baseline.Values, now, shape)));
    }

    /// <summary>Configuration files, each with all its versions.</summary>
    public IEnumerable<ItemTextNode> Texts => row.Texts
        .GroupBy(text => text.Name, StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal)
        .Select(file => new ItemTextNode(file.Key, [.. file.Reverse().Select(text => new ItemTextVersion(
            text.Sha256, text.Bytes, text.Source, text.By, text.At, $"/files/{text.Sha256}?item={row.Id}"))]));

    internal static IDataLoaderResult<ItemNode?> Load(ReadDesk desk, Guid id, DateTimeOffset? asOf) => desk.Batches
        .Load<Guid, ItemRow>($"item {asOf:o}", id, (ids, cancellation) => desk.ItemsByIds(asOf, ids, cancellation))
        .Then(found => found is null ? null : new ItemNode(found, asOf));
}

/// <summary>An edit beside all changes.</summary>
/// <param name="By">Who made it.</param>
/// <param name="At">When.</param>
/// <param name="Times">How many there were since somebody accepted the item's state.</param>
public sealed record ItemUnplannedEdit(string? By, DateTimeOffset At, int Times);

/// <summary>A configuration file of an item.</summary>
/// <param name="Name">Which file it is, such as running-config.</param>
/// <param name="Versions">Its versions, the newest first.</param>
public sealed record ItemTextNode(string Name, IReadOnlyList<ItemTextVersion> Versions);

/// <summary>A configuration file in one of its versions.</summary>
/// <param name="Sha256">Digest of its bytes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Source">Who told it.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Url">Where it is downloaded.</param>
public sealed record ItemTextVersion(string Sha256, long Bytes, string Source, string? By, DateTimeOffset At, string Url);

/// <summary>A state that somebody named.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="At">When the item stood like that.</param>
/// <param name="Drift">What is different now.</param>
public sealed record ItemBaseline(string Name, DateTimeOffset At, IReadOnlyList<ItemChange> Drift);
