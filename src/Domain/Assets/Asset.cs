using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace EventSourcedOps.Domain.Assets;

/// <summary>A thing that was bought and is accounted for: what the ledger says of it, where it is, who holds it, which items it is.</summary>
public sealed record Asset(string Organisation, AssetFacts Facts, AssetState State) : IEvolve<Asset, AssetEvent>
{
    public AssetPlace? Place { get; init; }

    /// <summary>Everybody who ever held it, without a gap: the next one holds it from the moment the last one does not.</summary>
    public ImmutableArray<Custody> Chain { get; init; } = [];

    /// <summary>The configuration items that it is.</summary>
    public ImmutableSortedSet<Guid> Items { get; init; } = [];

    /// <summary>When it should be back from repair.</summary>
    public DateOnly? DueBack { get; init; }

    public DateTimeOffset? ScrappedAt { get; init; }
    public string? ScrapReason { get; init; }

    /// <summary>The last day of the warranty of which was told that it ends soon.</summary>
    public DateOnly? WarrantyNoted { get; init; }
    public DateOnly? MaintenanceNoted { get; init; }

    /// <summary>Who holds it now; null when it is gone.</summary>
    [JsonIgnore]
    public string? Custodian => Chain is [.., { Until: null } now] ? now.Holder : null;

    public static Asset Evolve(Asset? state, AssetEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, AssetReceived e) => new(e.Organisation, e.Facts, AssetState.Received)
        {
            Place = PlaceOf(e.PlaceId), Chain = [new(e.Custodian, at)],
        },
        (null, _) or (_, AssetReceived) => throw new InvalidOperationException($"{happened.GetType().Name} cannot come here."),

        ({ } now, AssetCorrected e)    => now with { Facts = e.Facts },
        ({ } now, AssetRacked e)       => now.Passed(e.Custodian, at) with
        {
            State = AssetState.InUse, Place = new(e.RackId, e.Unit, e.Height, e.Face),
        },
        ({ } now, AssetMoved e)        => now.Passed(e.Custodian, at) with { State = AssetState.InUse, Place = new(e.PlaceId) },
        ({ } now, AssetHandedOver e)   => now.Passed(e.To, at),
        ({ } now, AssetSentToRepair e) => now.Passed(e.Repairer, at) with { State = AssetState.InRepair, Place = null, DueBack = e.DueBack },
        ({ } now, AssetReturned e)     => now.Passed(e.Custodian, at) with
        {
            State = AssetState.InStock, Place = PlaceOf(e.PlaceId), DueBack = null,
        },
        ({ } now, AssetStocked e)      => now.Passed(e.Custodian, at) with { State = AssetState.InStock, Place = PlaceOf(e.PlaceId) },
        ({ } now, AssetScrapped e)     => now.LetGo(at) with
        {
            State = AssetState.Scrapped, Place = null, Items = [], DueBack = null, ScrappedAt = at, ScrapReason = e.Reason,
        },
        ({ } now, AssetItemLinked e)   => now with { Items = now.Items.Add(e.ItemId) },
        ({ } now, AssetItemUnlinked e) => now with { Items = now.Items.Remove(e.ItemId) },
        ({ } now, AssetExpiryNoted { Term: AssetTerm.Warranty } e) => now with { WarrantyNoted = e.Until },
        ({ } now, AssetExpiryNoted e)  => now with { MaintenanceNoted = e.Until },
        _ => throw new InvalidOperationException($"Nobody said what {happened.GetType().Name} does to an asset."),
    };

    public DateOnly? Noted(AssetTerm term) => term == AssetTerm.Warranty ? WarrantyNoted : MaintenanceNoted;

    private static AssetPlace? PlaceOf(Guid? item) => item is { } place ? new(place) : null;

    private Asset Passed(string? to, DateTimeOffset at)
    {
        if (to is null || to == Custodian) return this;
        var gone = LetGo(at);
        return gone with { Chain = gone.Chain.Add(new(to, gone.Chain[^1].Until!.Value)) };
    }

    // What is told late must not end before it began: the chain keeps the order in which it was told.
    private Asset LetGo(DateTimeOffset at) => Chain is not [.., { Until: null } last] ? this
        : this with { Chain = Chain.SetItem(Chain.Length - 1, last with { Until = at < last.Since ? last.Since : at }) };
}
