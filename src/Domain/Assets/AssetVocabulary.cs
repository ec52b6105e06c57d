using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Assets;

/// <summary>What an asset is, as the ledger sorts it.</summary>
public enum AssetKind
{
    /// <summary>A server.</summary>
    Server,

    /// <summary>Storage: arrays, tape libraries.</summary>
    Storage,

    /// <summary>Network: switches, routers.</summary>
    Network,

    /// <summary>Security: firewalls, gateways, encryption machines.</summary>
    Security,

    /// <summary>Power: distribution units, uninterruptible supplies.</summary>
    Power,

    /// <summary>Cooling.</summary>
    Cooling,

    /// <summary>Racks and cabinets.</summary>
    Cabinet,

    /// <summary>What people work at: computers, telephones.</summary>
    Terminal,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Where an asset stands in its life.</summary>
public enum AssetState
{
    /// <summary>It arrived, and nobody has said where it goes.</summary>
    Received,

    /// <summary>It lies in a store.</summary>
    InStock,

    /// <summary>It stands in a rack or with somebody who works with it.</summary>
    InUse,

    /// <summary>It is away to be repaired.</summary>
    InRepair,

    /// <summary>It is gone for good.</summary>
    Scrapped,
}

/// <summary>From which side of a rack something is reached.</summary>
public enum RackFace
{
    /// <summary>From the front only.</summary>
    Front,

    /// <summary>From the rear only.</summary>
    Rear,

    /// <summary>It is as deep as the rack and takes both sides.</summary>
    Both,
}

/// <summary>A promise about an asset that ends some day.</summary>
public enum AssetTerm
{
    /// <summary>The maker's warranty.</summary>
    Warranty,

    /// <summary>The contract by which it is maintained.</summary>
    Maintenance,
}

/// <summary>What can be done to an asset.</summary>
public enum AssetAction
{
    /// <summary>Put right what the ledger says of it.</summary>
    Correct,

    /// <summary>Put it into a rack.</summary>
    Rack,

    /// <summary>Take it somewhere else.</summary>
    Move,

    /// <summary>Give it into other hands where it stands.</summary>
    HandOver,

    /// <summary>Send it away to be repaired.</summary>
    SendToRepair,

    /// <summary>Take it back from repair.</summary>
    Return,

    /// <summary>Put it into a store.</summary>
    PutInStock,

    /// <summary>Scrap it.</summary>
    Scrap,

    /// <summary>Say which configuration item it is.</summary>
    LinkItem,

    /// <summary>Say that it is not that item.</summary>
    UnlinkItem,
}

/// <summary>What the ledger says of an asset, whatever becomes of it.</summary>
/// <param name="Tag">The number on its label; nobody else in the organisation has it, now or later.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Model">Model, as its maker calls it.</param>
/// <param name="Manufacturer">Who made it.</param>
/// <param name="Serial">The maker's number.</param>
/// <param name="PurchasedOn">The day on which it was bought.</param>
/// <param name="Price">What it cost.</param>
/// <param name="Currency">Three letters, such as CNY.</param>
/// <param name="Contract">Number of the order or contract by which it was bought.</param>
/// <param name="Supplier">From whom it was bought.</param>
/// <param name="CostCentre">Who pays for it.</param>
/// <param name="WarrantyUntil">The last day of the maker's warranty.</param>
/// <param name="MaintenanceUntil">The last day of the contract by which it is maintained.</param>
/// <param name="LifeMonths">Over how many months its price is written off.</param>
/// <param name="Residual">What it is still worth after them.</param>
/// <param name="Label">How much harm it does when it comes to light that it is there.</param>
public sealed record AssetFacts(
    string Tag, AssetKind Kind, string Model, string? Manufacturer = null, string? Serial = null, DateOnly? PurchasedOn = null,
    decimal? Price = null, string Currency = AssetFacts.Yuan, string? Contract = null, string? Supplier = null, string? CostCentre = null,
    DateOnly? WarrantyUntil = null, DateOnly? MaintenanceUntil = null, int? LifeMonths = null, decimal? Residual = null,
    DataLabel Label = DataLabel.Normal)
{
    public const string Yuan = "CNY";

    public DateOnly? Until(AssetTerm term) => term == AssetTerm.Warranty ? WarrantyUntil : MaintenanceUntil;
}

/// <summary>Where an asset stands.</summary>
/// <param name="ItemId">The site, room or rack, which is a configuration item.</param>
/// <param name="Unit">The lowest unit of the rack that it takes, from 1; null when it stands in no rack.</param>
/// <param name="Height">How many units it takes.</param>
/// <param name="Face">Which side of the rack it takes.</param>
public sealed record AssetPlace(Guid ItemId, int? Unit = null, int? Height = null, RackFace? Face = null);

/// <summary>Who holds an asset, and for how long.</summary>
/// <param name="Holder">A person, or the house that repairs it.</param>
/// <param name="Until">Null as long as it is so.</param>
public sealed record Custody(string Holder, DateTimeOffset Since, DateTimeOffset? Until = null);
