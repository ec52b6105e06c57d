using System.Diagnostics.CodeAnalysis;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using static EventSourcedOps.Domain.Assets.StocktakingRefusals;

namespace EventSourcedOps.Domain.Assets;

using Decision = Decision<StocktakingEvent>;

/// <summary>How a stock-taking begins, is counted, settled and ended.</summary>
public static class StocktakingDecisions
{
    public const string NumberPrefix = "STK";

    /// <summary>A larger one is taken room by room.</summary>
    public const int MostAssets = 5_000;

    extension(Stocktaking? stocktaking)
    {
        /// <param name="wanted">Its number is set here.</param>
        public Decision Open(StocktakingOpened wanted, Circumstances given)
        {
            if (stocktaking is not null) return AlreadyOpened;
            if (given.Landscape.OrganisationOf(wanted.Organisation) is not { } organisation)
                return OrganisationRefusals.Unknown with { Field = "organisation" };
            if (organisation.Closed) return OrganisationRefusals.Closed with { Field = "organisation" };
            if (AssetPlacing.WhyNotAt(wanted.PlaceId, given) is { } misplaced) return misplaced;
            return wanted.Expected.Count switch
            {
                0            => NothingExpected,
                > MostAssets => TooMany,
                _            => wanted with { Number = given.NewNumber(NumberPrefix) },
            };
        }

        public Decision Count(StocktakingCounted wanted, Circumstances given) =>
            stocktaking.Forbids(StocktakingAction.Count, out var no) ? no
            : AssetPlacing.WhyNotAt(wanted.Seen.PlaceId, given) is { } misplaced ? misplaced
            : stocktaking.Counted.GetValueOrDefault(wanted.Seen.Tag) is { } known
                && known.PlaceId == wanted.Seen.PlaceId && known.Note == wanted.Seen.Note && known.AssetId == wanted.Seen.AssetId ? Decision.Nothing
            : stocktaking.Counted.Count >= MostAssets && !stocktaking.Counted.ContainsKey(wanted.Seen.Tag) ? TooMany
            : wanted;

        public Decision Uncount(string tag) =>
            stocktaking.Forbids(StocktakingAction.Uncount, out var no) ? no
            : stocktaking.Counted.ContainsKey(tag) ? new StocktakingUncounted(tag) : NotCounted;

        public Decision EndCount() =>
            stocktaking.Forbids(StocktakingAction.EndCount, out var no) ? no
            : new StocktakingCountEnded(StocktakingComparison.Of(stocktaking.Expected, stocktaking.Counted.Values));

        /// <summary>Once for each difference: the ledger follows at once, so there is no second word.</summary>
        public Decision Settle(string tag, Settlement settlement, string note)
        {
            if (stocktaking.Forbids(StocktakingAction.Settle, out var no)) return no;
            if (stocktaking.Differences.FirstOrDefault(known => known.Tag == tag) is not { } difference) return DifferenceUnknown;
            if (stocktaking.Settled.TryGetValue(tag, out var settled))
                return settled == new SettledDifference(settlement, note) ? Decision.Nothing : AlreadySettled;
            return Fits(difference, settlement)
                ? new StocktakingDifferenceSettled(stocktaking.Number, difference, settlement, note)
                : SettlementUnfit;
        }

        public Decision Close(string? note) =>
            stocktaking.Forbids(StocktakingAction.Close, out var no) ? no : new StocktakingClosed(note);

        public Decision Cancel(string reason) =>
            stocktaking.Forbids(StocktakingAction.Cancel, out var no) ? no : new StocktakingCancelled(reason);

        /// <summary>Whatever has become of it: what it names can be read in it for ever.</summary>
        public Decision FollowLabel(DataLabel label) =>
            stocktaking is null ? Unknown : label <= stocktaking.Label ? Decision.Nothing : new StocktakingRelabelled(label);

        public IEnumerable<StocktakingAction> Allowed() =>
            Enum.GetValues<StocktakingAction>().Where(action => !stocktaking.Forbids(action, out _));
    }

    /// <summary>What can be decided about a difference: only what was seen somewhere can be moved there, only what is missing is lost.</summary>
    public static bool Fits(StocktakingDifference difference, Settlement settlement) => settlement switch
    {
        Settlement.AdjustLedger => difference is { AssetId: not null, FoundPlace: not null },
        Settlement.WriteOff     => difference.Kind == DifferenceKind.Missing,
        _                       => true,
    };

    private static bool Forbids(
        [NotNullWhen(false)] this Stocktaking? stocktaking, StocktakingAction action, [NotNullWhen(true)] out Refusal? refusal) =>
        (refusal = stocktaking is null ? Unknown : Objection(stocktaking, action)) is not null;

    private static Refusal? Objection(Stocktaking stocktaking, StocktakingAction action) => (action, stocktaking.Status) switch
    {
        (_, StocktakingStatus.Closed or StocktakingStatus.Cancelled) => Over,
        (StocktakingAction.Uncount, StocktakingStatus.Counting)      => stocktaking.Counted.IsEmpty ? NotCounted : null,
        (StocktakingAction.Count or StocktakingAction.EndCount, StocktakingStatus.Counting) => null,
        (StocktakingAction.Count or StocktakingAction.Uncount or StocktakingAction.EndCount, _) => CountOver,
        (StocktakingAction.Settle or StocktakingAction.Close, StocktakingStatus.Counting) => StillCounting,
        (StocktakingAction.Settle, _) => stocktaking.Open > 0 ? null : NothingToSettle,
        (StocktakingAction.Close, _)  => stocktaking.Open > 0 ? Unsettled : null,
        // Once something was settled the ledger has followed; that is not given up any more.
        (StocktakingAction.Cancel, _) => stocktaking.Settled.IsEmpty ? null : SettledAlready,
        _ => throw new InvalidOperationException($"Nobody said when {action} is allowed."),
    };
}

/// <summary>Every reason for which something about a stock-taking is refused.</summary>
public static class StocktakingRefusals
{
    public static readonly Refusal Unknown         = new("stocktaking.unknown", "There is no such stock-taking.");
    public static readonly Refusal AlreadyOpened =
        new("stocktaking.already-opened", "There is a stock-taking of this id already.", "stocktakingId");
    public static readonly Refusal NothingExpected =
        new("stocktaking.nothing-expected", "The ledger has nothing there that could be counted.", "placeId");
    public static readonly Refusal TooMany         = new("stocktaking.too-many", "A stock-taking has at most 5000 assets; take it room by room.");
    public static readonly Refusal StillCounting   = new("stocktaking.still-counting", "End the counting first.");
    public static readonly Refusal CountOver       = new("stocktaking.count-over", "Counting is over.");
    public static readonly Refusal NotCounted      = new("stocktaking.not-counted", "Nobody counted that number.", "tag");
    public static readonly Refusal DifferenceUnknown = new("stocktaking.difference-unknown", "There is no difference about that number.", "tag");
    public static readonly Refusal AlreadySettled  = new("stocktaking.already-settled", "It was decided already, and the ledger has followed.", "tag");
    public static readonly Refusal SettlementUnfit =
        new("stocktaking.settlement-unfit", "Only what was seen somewhere can be moved there, and only what is missing is written off.", "settlement");
    public static readonly Refusal NothingToSettle = new("stocktaking.nothing-to-settle", "Every difference was decided on.");
    public static readonly Refusal Unsettled       = new("stocktaking.unsettled", "There are differences that nobody decided on.");
    public static readonly Refusal SettledAlready =
        new("stocktaking.settled-already", "Differences were decided on and the ledger has followed; close it instead.");
    public static readonly Refusal Over            = new("stocktaking.over", "The stock-taking is over.");
}
