using EventSourcedOps.Domain.Organisations;
using static EventSourcedOps.Domain.Assets.AssetRefusals;

namespace EventSourcedOps.Domain.Assets;

using Decision = Decision<AssetEvent>;

/// <summary>Who has the numbers that an asset should get; null where nobody has.</summary>
public sealed record AssetHolders(Guid? OfTag = null, Guid? OfSerial = null)
{
    public static readonly AssetHolders None = new();

    internal Refusal? Objection(Guid self) =>
        OfTag is { } tag && tag != self ? TagTaken : OfSerial is { } serial && serial != self ? SerialTaken : null;
}

/// <summary>What an asset is: how it comes into the ledger, is put right, and which promises about it end.</summary>
public static class AssetDecisions
{
    /// <summary>So long before its last day a promise is said to end.</summary>
    public static readonly TimeSpan ExpiresSoon = TimeSpan.FromDays(30);

    // The receiver is nullable on purpose: an asset nobody received also gets an answer.
    extension(Asset? asset)
    {
        public Decision Receive(Guid self, AssetReceived wanted, AssetHolders holders, Circumstances given) =>
            asset is not null ? AlreadyReceived
            : given.Landscape.OrganisationOf(wanted.Organisation) switch
            {
                null             => OrganisationRefusals.Unknown with { Field = "organisation" },
                { Closed: true } => OrganisationRefusals.Closed with { Field = "organisation" },
                _ when (Unfit(wanted.Facts) ?? holders.Objection(self) ?? AssetPlacing.WhyNotAt(wanted.PlaceId, given)) is { } no => no,
                _                => wanted,
            };

        public Decision Correct(Guid self, AssetFacts facts, string reason, AssetHolders holders) =>
            asset.Forbids(AssetAction.Correct, out var no) ? no
            : asset.Facts == facts ? Decision.Nothing
            : (Unfit(facts) ?? holders.Objection(self)) is { } unfit ? unfit
            : new AssetCorrected(facts, reason);

        /// <summary>Says once that a promise ends soon; nothing when it was prolonged, is over, or the asset is gone.</summary>
        public Decision NoteExpiry(AssetTerm term, DateOnly until, DateTimeOffset now) =>
            asset is null ? Unknown
            : asset.State == AssetState.Scrapped || asset.Facts.Until(term) != until || asset.Noted(term) == until
                || until < Depreciation.DayOf(now) ? Decision.Nothing
            : new AssetExpiryNoted(term, until, asset.Facts.Tag);
    }

    private static Refusal? Unfit(AssetFacts facts) => facts.Residual > (facts.Price ?? 0) ? ResidualAbovePrice : null;
}

/// <summary>What nobody else may have as long as this asset has it.</summary>
public static class AssetHoldings
{
    /// <summary>A number on a label is given once for ever, so that old papers stay true.</summary>
    public static Guid OfTag(string organisation, string tag) => Ids.Derived("asset-tag", organisation, Plain(tag));

    /// <summary>Makers number their own; two ledgers that claim the same machine are both told.</summary>
    public static Guid OfSerial(string? manufacturer, string serial) => Ids.Derived("asset-serial", Plain(manufacturer ?? ""), Plain(serial));

    public static Guid OfItem(Guid item) => Ids.Derived("asset-item", item.ToString());

    public static IEnumerable<Guid> Of(Asset asset)
    {
        yield return OfTag(asset.Organisation, asset.Facts.Tag);
        if (asset.Facts.Serial is { } serial) yield return OfSerial(asset.Facts.Manufacturer, serial);
        foreach (var item in asset.Items) yield return OfItem(item);
    }

    private static string Plain(string number) => number.Trim().ToUpperInvariant();
}
