using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Organisations;
using static EventSourcedOps.Domain.Tests.Assets.Warehouse;

namespace EventSourcedOps.Domain.Tests.Assets;

public sealed class AssetTests
{
    private static readonly AssetRacked Low = new(Rack, 1, 2, RackFace.Both, null, null);

    [Fact]
    public void What_arrives_stands_in_the_ledger()
    {
        ((Asset?)null).Receive(Self, Received, AssetHolders.None, Now).ShouldRecord(Received);
        var asset = Given();
        (asset.State, asset.Custodian, asset.Place).ShouldBe((AssetState.Received, "lin", null));
    }

    [Fact]
    public void A_number_is_given_once()
    {
        ((Asset?)null).Receive(Self, Received, new(OfTag: Other), Now).ShouldRefuse(AssetRefusals.TagTaken);
        ((Asset?)null).Receive(Self, Received, new(OfSerial: Other), Now).ShouldRefuse(AssetRefusals.SerialTaken);
        Given().Receive(Self, Received, AssetHolders.None, Now).ShouldRefuse(AssetRefusals.AlreadyReceived);
        Given().Correct(Self, Facts with { Tag = "ZC-2" }, "Typo", new(OfTag: Other)).ShouldRefuse(AssetRefusals.TagTaken);
        Given().Correct(Self, Facts with { Model = "Taishan 2280" }, "Typo", new(OfTag: Self, OfSerial: Self))
            .ShouldRecord(new AssetCorrected(Facts with { Model = "Taishan 2280" }, "Typo"));
    }

    [Fact]
    public void Capital_letters_and_spaces_make_no_other_number() =>
        AssetHoldings.OfTag("330100", "zc-1 ").ShouldBe(AssetHoldings.OfTag("330100", "ZC-1"));

    [Fact]
    public void An_organisation_that_is_unknown_has_no_ledger() =>
        ((Asset?)null).Receive(Self, Received with { Organisation = "999999" }, AssetHolders.None, Now)
            .ShouldRefuse(OrganisationRefusals.Unknown with { Field = "organisation" });

    [Fact]
    public void It_cannot_be_worth_more_afterwards_than_it_cost() =>
        ((Asset?)null).Receive(Self, Received with { Facts = Facts with { Residual = 60_001m } }, AssetHolders.None, Now)
            .ShouldRefuse(AssetRefusals.ResidualAbovePrice);

    [Fact]
    public void It_is_racked_and_stays_in_the_same_hands_unless_told()
    {
        Given().Rack(Low, Now).ShouldRecord(Low);
        var racked = Given(Low);
        (racked.State, racked.Custodian, racked.Place).ShouldBe((AssetState.InUse, "lin", new AssetPlace(Rack, 1, 2, RackFace.Both)));
        racked.Rack(Low, Now).ShouldRecordNothing();
        Given(Low with { Custodian = "wang" }).Custodian.ShouldBe("wang");
    }

    [Fact]
    public void A_rack_has_only_so_many_units_and_must_be_a_rack()
    {
        Given().Rack(Low with { Unit = 42 }, Now).ShouldRefuse(AssetRefusals.BeyondRack);
        Given().Rack(Low with { Unit = 41 }, Now).ShouldRecord(Low with { Unit = 41 });
        Given().Rack(Low with { RackId = Room }, Now).ShouldRefuse(AssetRefusals.NotARack);
        Given().Rack(Low with { RackId = Other }, Now).ShouldRefuse(AssetRefusals.PlaceUnknown with { Field = "rackId" });
    }

    [Fact]
    public void Nothing_is_put_where_nothing_can_stand()
    {
        Given().Move(new(Gone, null, "Tidy up"), Now).ShouldRefuse(AssetRefusals.PlaceUnknown);
        Given().Move(new(Server, null, "Tidy up"), Now).ShouldRefuse(AssetRefusals.PlaceUnknown);
        Given().Move(new(Hidden, null, "Tidy up"), Narrow).ShouldRefuse(AssetRefusals.PlaceUnknown);
        Given().Move(new(Hidden, null, "Tidy up"), Now).ShouldRecord(new AssetMoved(Hidden, null, "Tidy up"));
    }

    [Fact]
    public void Whoever_repairs_it_holds_it_until_it_is_back()
    {
        var away = Given(Low, new AssetSentToRepair("Huawei", "No power", new(2025, 4, 1)));
        (away.State, away.Custodian, away.Place, away.DueBack).ShouldBe((AssetState.InRepair, "Huawei", null, new DateOnly(2025, 4, 1)));
        away.Rack(Low, Now).ShouldRefuse(AssetRefusals.AwayForRepair);
        away.HandOver("wang", null).ShouldRefuse(AssetRefusals.AwayForRepair);
        away.Return(new("wang", "New supply", Room), Now).ShouldRecord(new AssetReturned("wang", "New supply", Room));
        Given().Return(new("wang", "New supply", Room), Now).ShouldRefuse(AssetRefusals.NotInRepair);
        var back = Given(Low, new AssetSentToRepair("Huawei", "No power", null), new AssetReturned("wang", "New supply", Room));
        back.Chain.Select(custody => custody.Holder).ShouldBe(["lin", "Huawei", "wang"]);
    }

    [Fact]
    public void What_is_scrapped_is_gone_for_good_and_lets_its_items_go()
    {
        var gone = Given(new AssetItemLinked(Server), new AssetScrapped("Burnt"));
        (gone.State, gone.Custodian, gone.Items.Count, gone.ScrapReason).ShouldBe((AssetState.Scrapped, null, 0, "Burnt"));
        gone.Scrap("Again").ShouldRefuse(AssetRefusals.Scrapped);
        gone.Move(new(Room, null, "Found"), Now).ShouldRefuse(AssetRefusals.Scrapped);
        AssetActions.Allowed(gone).ShouldBe([AssetAction.Correct]);
    }

    [Fact]
    public void An_item_is_one_asset()
    {
        Given().LinkItem(Self, Server, null, Now).ShouldRecord(new AssetItemLinked(Server));
        Given().LinkItem(Self, Server, Other, Now).ShouldRefuse(AssetRefusals.ItemLinkedElsewhere);
        Given(new AssetItemLinked(Server)).LinkItem(Self, Server, Self, Now).ShouldRecordNothing();
        Given().LinkItem(Self, Gone, null, Now).ShouldRefuse(AssetRefusals.ItemUnknown);
        Given(new AssetItemLinked(Server)).UnlinkItem(Server, null).ShouldRecord(new AssetItemUnlinked(Server, null));
        Given(new AssetItemLinked(Server)).UnlinkItem(Room, null).ShouldRefuse(AssetRefusals.ItemNotLinked);
        AssetHoldings.Of(Given(new AssetItemLinked(Server))).ShouldContain(AssetHoldings.OfItem(Server));
    }

    [Fact]
    public void That_a_promise_ends_is_told_once_and_only_while_it_holds()
    {
        var until = Facts.MaintenanceUntil!.Value;
        var told = new AssetExpiryNoted(AssetTerm.Maintenance, until, Facts.Tag);
        Given().NoteExpiry(AssetTerm.Maintenance, until, Nine).ShouldRecord(told);
        Given(told).NoteExpiry(AssetTerm.Maintenance, until, Nine).ShouldRecordNothing();
        Given().NoteExpiry(AssetTerm.Maintenance, until.AddDays(1), Nine).ShouldRecordNothing();
        Given().NoteExpiry(AssetTerm.Maintenance, until, Nine.AddYears(2)).ShouldRecordNothing();
        Given(new AssetScrapped("Burnt")).NoteExpiry(AssetTerm.Maintenance, until, Nine).ShouldRecordNothing();
    }

    [Theory]
    [InlineData("2025-01-31", 60_000)]
    [InlineData("2025-02-01", 59_050)]
    [InlineData("2027-07-15", 31_500)]
    [InlineData("2030-01-01", 3_000)]
    [InlineData("2040-01-01", 3_000)]
    public void Its_price_is_written_off_month_by_month(string on, int worth) =>
        Depreciation.BookValue(Facts, DateOnly.Parse(on, null)).ShouldBe(worth);

    [Fact]
    public void What_is_scrapped_keeps_the_value_at_which_it_was_written_off()
    {
        var gone = Given(new AssetScrapped("Burnt"));
        gone.BookValue(Nine.AddYears(3)).ShouldBe(gone.BookValue(Nine));
        gone.BookValue(Nine).ShouldBe(58_100m);
    }
}
