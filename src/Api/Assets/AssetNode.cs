using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.Assets;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Assets;

/// <summary>A thing that was bought and is accounted for.</summary>
[GraphQLMetadata("Asset")]
public sealed partial class AssetNode(AssetRow row, DateTimeOffset? asOf)
{
    private Asset Held => row.State;
    private AssetFacts Facts => row.State.Facts;

    /// <summary>Its id; made by whoever received it.</summary>
    public Guid Id => row.Id;

    /// <summary>The number on its label.</summary>
    public string Tag => Facts.Tag;

    /// <summary>What it is.</summary>
    public AssetKind Kind => Facts.Kind;

    /// <summary>Where it stands in its life.</summary>
    public AssetState State => Held.State;

    /// <summary>Model, as its maker calls it.</summary>
    public string Model => Facts.Model;

    /// <summary>Who made it.</summary>
    public string? Manufacturer => Facts.Manufacturer;

    /// <summary>The maker's number.</summary>
    public string? Serial => Facts.Serial;

    /// <summary>The day on which it was bought.</summary>
    public DateOnly? PurchasedOn => Facts.PurchasedOn;

    /// <summary>What it cost.</summary>
    public decimal? Price => Facts.Price;

    /// <summary>In which currency, such as CNY.</summary>
    public string Currency => Facts.Currency;

    /// <summary>Number of the order or contract by which it was bought.</summary>
    public string? Contract => Facts.Contract;

    /// <summary>From whom it was bought.</summary>
    public string? Supplier => Facts.Supplier;

    /// <summary>Who pays for it.</summary>
    public string? CostCentre => Facts.CostCentre;

    /// <summary>The last day of the maker's warranty.</summary>
    public DateOnly? WarrantyUntil => Facts.WarrantyUntil;

    /// <summary>The last day of the contract by which it is maintained.</summary>
    public DateOnly? MaintenanceUntil => Facts.MaintenanceUntil;

    /// <summary>Over how many months its price is written off.</summary>
    public int? LifeMonths => Facts.LifeMonths;

    /// <summary>What it is still worth after them.</summary>
    public decimal? Residual => Facts.Residual;

    /// <summary>How much harm it does when it comes to light.</summary>
    public DataLabel Label => Facts.Label;

    /// <summary>When it was received.</summary>
    public DateTimeOffset ReceivedAt => row.ReceivedAt;

    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt => row.ChangedAt;

    /// <summary>Counts up with everything that is recorded about it.</summary>
    public long Version => row.Version;

    /// <summary>Who holds it; null when it is gone.</summary>
    public string? Custodian => Held.Custodian;

    /// <summary>Everybody who ever held it, the first one first.</summary>
    public IEnumerable<CustodyNode> CustodyChain => Held.Chain.Select(custody => new CustodyNode(custody.Holder, custody.Since, custody.Until));

    /// <summary>The lowest unit of the rack that it takes; null when it stands in no rack.</summary>
    public int? Unit => Held.Place?.Unit;

    /// <summary>How many units of the rack it takes.</summary>
    public int? Height => Held.Place?.Height;

    /// <summary>Which side of the rack it takes.</summary>
    public RackFace? Face => Held.Place?.Face;

    /// <summary>When it should be back from repair.</summary>
    public DateOnly? DueBack => Held.DueBack;

    /// <summary>When it was scrapped.</summary>
    public DateTimeOffset? ScrappedAt => Held.ScrappedAt;

    /// <summary>Why it was scrapped.</summary>
    public string? ScrapReason => Held.ScrapReason;

    /// <summary>What it is worth in the books.</summary>
    /// <param name="on">On that day; on the day that is asked about unless told.</param>
    public decimal? BookValue([FromServices] ReadDesk desk, DateOnly? on = null) =>
        Held.BookValue(on is { } day ? Depreciation.Begin(day) : asOf ?? desk.Now);

    /// <summary>The organisation whose ledger it stands in.</summary>
    public async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk) =>
        OrganisationNode.Of(row.Organisation, await desk.Landscape(asOf));

    /// <summary>Id of the site, room or rack where it stands.</summary>
    public Guid? PlaceId => Held.Place?.ItemId;

    /// <summary>The site, room or rack where it stands, if the caller may see it.</summary>
    public IDataLoaderResult<ItemNode?>? Place([FromServices] ReadDesk desk) =>
        Held.Place is { } place && desk.Caller.May("item.read") ? ItemNode.Load(desk, place.ItemId, asOf) : null;

    /// <summary>Ids of the configuration items that it is.</summary>
    public IEnumerable<Guid> ItemIds => Held.Items;

    /// <summary>The configuration items that it is, as far as the caller may see them.</summary>
    public async Task<IEnumerable<ItemNode>> Items([FromServices] ReadDesk desk, CancellationToken cancellation) =>
        Held.Items.IsEmpty || !desk.Caller.May("item.read") ? [] : (await desk.ItemsByIds(asOf, [.. Held.Items], cancellation)).Values
            .OrderBy(item => item.Name, StringComparer.Ordinal).Select(item => new ItemNode(item, asOf));

    internal static IDataLoaderResult<AssetNode?> Load(ReadDesk desk, Guid id, DateTimeOffset? asOf) => desk.Batches
        .Load<Guid, AssetRow>($"asset {asOf:o}", id, (ids, cancellation) => desk.AssetsByIds(asOf, ids, cancellation))
        .Then(found => found is null ? null : new AssetNode(found, asOf));
}

/// <summary>Who held an asset, and for how long.</summary>
/// <param name="Holder">A person, or the house that repairs it.</param>
/// <param name="Since">From when on.</param>
/// <param name="Until">Until when; null as long as it is so.</param>
[GraphQLMetadata("Custody")]
public sealed record CustodyNode(string Holder, DateTimeOffset Since, DateTimeOffset? Until);
