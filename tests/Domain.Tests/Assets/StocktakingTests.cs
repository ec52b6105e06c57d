using CsCheck;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using static EventSourcedOps.Domain.Tests.Assets.Warehouse;

namespace EventSourcedOps.Domain.Tests.Assets;

public sealed class StocktakingTests
{
    private static readonly ExpectedAsset Racked = new(Self, "ZC-0001", "Taishan 200", Rack, [Rack, Room]);
    private static readonly ExpectedAsset Lying = new(Other, "ZC-0002", "S5700", Room, [Room], DataLabel.Sensitive);
    private static readonly StocktakingOpened Opened = new("STK0000001", Province.Hangzhou, "Year's end", null, [Racked, Lying]);

    [Fact]
    public void It_looks_for_what_the_ledger_names_at_that_moment()
    {
        ((Stocktaking?)null).Open(Opened with { Number = "" }, Now).ShouldRecord(Opened);
        ((Stocktaking?)null).Open(Opened with { Expected = [] }, Now).ShouldRefuse(StocktakingRefusals.NothingExpected);
        Begun().Open(Opened, Now).ShouldRefuse(StocktakingRefusals.AlreadyOpened);
        (Begun().Label, Begun().Status).ShouldBe((DataLabel.Sensitive, StocktakingStatus.Counting));
    }

    [Fact]
    public void What_was_not_seen_is_missing_and_what_nobody_knows_is_unexpected()
    {
        var counted = Begun(Seen("ZC-0001", Self, Rack), Seen("ZC-9999", null, Room));
        counted.EndCount().Events.ShouldHaveSingleItem().ShouldBeOfType<StocktakingCountEnded>().Differences.ShouldBe(
        [
            new("ZC-0002", Other, DifferenceKind.Missing, Room, null),
            new("ZC-9999", null, DifferenceKind.Unexpected, null, Room),
        ]);
    }

    [Fact]
    public void Who_counts_a_room_says_less_than_the_ledger_and_who_counts_a_rack_may_say_more()
    {
        Begun(Seen("ZC-0001", Self, Room), Seen("ZC-0002", Other, Rack, Room)).DifferencesNow.ShouldBeEmpty();
        Begun(Seen("ZC-0001", Self, null), Seen("ZC-0002", Other, null)).DifferencesNow.ShouldBeEmpty();
        Begun(Seen("ZC-0001", Self, Server), Seen("ZC-0002", Other, null)).DifferencesNow.ShouldBe(
            [new("ZC-0001", Self, DifferenceKind.AtAnotherPlace, Rack, Server)]);
    }

    [Fact]
    public void A_later_word_about_a_number_counts_and_can_be_taken_back()
    {
        var again = new StocktakingCounted(new("ZC-0001", Self, Room, [Room], null));
        Begun(Seen("ZC-0001", Self, Rack)).Count(again, Now).ShouldRecord(again);
        Begun(again).Count(again, Now).ShouldRecordNothing();
        Begun(again).Uncount("ZC-0001").ShouldRecord(new StocktakingUncounted("ZC-0001"));
        Begun(again).Uncount("ZC-0002").ShouldRefuse(StocktakingRefusals.NotCounted);
        Begun().Count(new(new("ZC-0001", Self, Gone, [], null)), Now).ShouldRefuse(AssetRefusals.PlaceUnknown);
    }

    [Fact]
    public void Every_difference_is_decided_on_before_it_is_closed()
    {
        var over = Ended(Seen("ZC-0001", Self, Server));
        over.Count(Seen("ZC-0002", Other, Room), Now).ShouldRefuse(StocktakingRefusals.CountOver);
        over.Close(null).ShouldRefuse(StocktakingRefusals.Unsettled);
        over.Settle("ZC-0002", Settlement.AdjustLedger, "Gone").ShouldRefuse(StocktakingRefusals.SettlementUnfit);
        over.Settle("ZC-0001", Settlement.WriteOff, "Gone").ShouldRefuse(StocktakingRefusals.SettlementUnfit);
        over.Settle("ZC-9999", Settlement.KeepLedger, "Gone").ShouldRefuse(StocktakingRefusals.DifferenceUnknown);
        var settled = After(over, over.Settle("ZC-0001", Settlement.AdjustLedger, "It moved"));
        settled.Settle("ZC-0001", Settlement.KeepLedger, "No").ShouldRefuse(StocktakingRefusals.AlreadySettled);
        settled.Cancel("No").ShouldRefuse(StocktakingRefusals.SettledAlready);
        settled = After(settled, settled.Settle("ZC-0002", Settlement.WriteOff, "Nobody saw it"));
        settled.Close("Done").ShouldRecord(new StocktakingClosed("Done"));
        After(settled, settled.Close(null)).Cancel("No").ShouldRefuse(StocktakingRefusals.Over);
        Begun().Close(null).ShouldRefuse(StocktakingRefusals.StillCounting);
    }

    [Fact]
    public void It_becomes_as_sensitive_as_what_it_names_and_never_less()
    {
        Begun().FollowLabel(DataLabel.Important).ShouldRecord(new StocktakingRelabelled(DataLabel.Important));
        Begun().FollowLabel(DataLabel.Normal).ShouldRecordNothing();
        var over = Begun(new StocktakingCancelled("No time"), new StocktakingRelabelled(DataLabel.Important));
        (over.Label, over.Status).ShouldBe((DataLabel.Important, StocktakingStatus.Cancelled));
        over.FollowLabel(DataLabel.Sensitive).ShouldRecordNothing();
        ((Stocktaking?)null).FollowLabel(DataLabel.Sensitive).ShouldRefuse(StocktakingRefusals.Unknown);
    }

    /// <summary>Each number differs in one way at most, and exactly when ledger and counting do not say the same of it.</summary>
    [Fact]
    public void Differences_are_exactly_what_does_not_agree() => Gen.Select(Gen.Int[0, 12].List[0, 12], Gen.Int[0, 12].List[0, 12], Gen.Int[0, 2].List[13]).Sample(
        (ledger, counting, places) =>
        {
            Guid[] rooms = [Room, Rack, Server];
            var expected = ledger.Distinct().Select(i => new ExpectedAsset(Ids.Derived($"{i}"), $"T{i:00}", "m", Room, [Room])).ToList();
            var seen = counting.Distinct().Select(i => new CountedAsset($"T{i:00}", null, rooms[places[i]], [rooms[places[i]]], null)).ToList();
            var differences = StocktakingComparison.Of(expected, seen);
            differences.Select(difference => difference.Tag).ShouldBeUnique();
            foreach (var i in Enumerable.Range(0, 13))
            {
                DifferenceKind? should = (ledger.Contains(i), counting.Contains(i)) switch
                {
                    (true, false) => DifferenceKind.Missing,
                    (false, true) => DifferenceKind.Unexpected,
                    (true, true) when places[i] != 0 => DifferenceKind.AtAnotherPlace,
                    _ => null,
                };
                differences.SingleOrDefault(difference => difference.Tag == $"T{i:00}")?.Kind.ShouldBe(should!.Value);
                (should is null).ShouldBe(differences.All(difference => difference.Tag != $"T{i:00}"));
            }
        }, iter: 2_000);

    private static StocktakingCounted Seen(string tag, Guid? asset, Guid? place, params Guid[] within) =>
        new(new(tag, asset, place, place is { } at ? [at, .. within] : [], null));

    private static Stocktaking Begun(params IEnumerable<StocktakingEvent> history) =>
        history.Prepend(Opened).Aggregate((Stocktaking?)null, (state, happened) => Stocktaking.Evolve(state, happened, Nine))!;

    private static Stocktaking Ended(params IEnumerable<StocktakingEvent> history)
    {
        var begun = Begun(history);
        return After(begun, begun.EndCount());
    }

    private static Stocktaking After(Stocktaking state, Decision<StocktakingEvent> decision)
    {
        decision.Refusal.ShouldBeNull();
        return decision.Events.Aggregate(state, (now, happened) => Stocktaking.Evolve(now, happened, Nine));
    }
}
