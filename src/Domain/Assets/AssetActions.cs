using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using static EventSourcedOps.Domain.Assets.AssetRefusals;

namespace EventSourcedOps.Domain.Assets;

/// <summary>
/// What may be done to an asset as it stands. Every decision asks here first, and people are offered what is allowed here, so that the
/// two cannot differ.
/// </summary>
public static class AssetActions
{
    private static readonly ImmutableArray<AssetAction> All = [.. Enum.GetValues<AssetAction>()];

    public static IEnumerable<AssetAction> Allowed(Asset? asset) => All.Where(action => !asset.Forbids(action, out _));

    /// <summary>Whether that cannot be done now whatever the arguments, and why.</summary>
    internal static bool Forbids([NotNullWhen(false)] this Asset? asset, AssetAction action, [NotNullWhen(true)] out Refusal? refusal) =>
        (refusal = asset is null ? Unknown : Objection(asset, action)) is not null;

    private static Refusal? Objection(Asset asset, AssetAction action) => action switch
    {
        // A wrong entry can be put right for ever: the ledger outlives the thing.
        AssetAction.Correct => null,
        _ when asset.State == AssetState.Scrapped => Scrapped,
        AssetAction.Return     => asset.State == AssetState.InRepair ? null : NotInRepair,
        AssetAction.UnlinkItem => asset.Items.IsEmpty ? ItemNotLinked : null,
        AssetAction.LinkItem or AssetAction.Scrap => null,
        _ => asset.State == AssetState.InRepair ? AwayForRepair : null,
    };
}
