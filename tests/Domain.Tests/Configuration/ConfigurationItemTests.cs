using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using static EventSourcedOps.Domain.Tests.Configuration.Hall;

namespace EventSourcedOps.Domain.Tests.Configuration;

public sealed class ConfigurationItemTests
{
    private static ConfigurationItem? Nobody => null;
    private static readonly ConfigurationItem Server = Standing("server", Stage.InStock);

    [Fact]
    public void An_item_is_registered_with_what_is_known_of_it()
    {
        var registered = Register("server", Stage.Planned, Is("name", " web-01 "), Is("memory", "064"), Is("os", "")).Recorded
            .ShouldHaveSingleItem().ShouldBeOfType<ItemRegistered>();
        registered.Attributes.ShouldBe(new Dictionary<string, string> { ["name"] = "web-01", ["memory"] = "64" }, ignoreOrder: true);
        Server.Register(Self, new(Province.Hangzhou, "server", Stage.Planned, "manual", []), Now).ShouldRefuse(ItemRefusals.AlreadyRegistered);
    }

    [Theory]
    [InlineData("toaster", Stage.Planned, "name", "item.type-unknown", "type")]
    [InlineData("server", Stage.Planned, "os", "item.name-missing", "attributes.name")]
    [InlineData("server", Stage.Planned, "wings", "attribute.unknown", "attributes.wings")]
    [InlineData("server", Stage.Planned, "memory", "attribute.unfit", "attributes.memory")]
    [InlineData("server", Stage.InUse, "name", "item.place-missing", "placedIn")]
    [InlineData("prefix", Stage.Maintenance, "name", "item.stage-not-of-type", "stage")]
    public void What_cannot_be_is_not_registered(string type, Stage stage, string key, string code, string field) =>
        Register(type, stage, Is(key, "text")).ShouldRefuseWith(code, field);

    [Fact]
    public void An_item_that_needs_a_place_is_put_there_when_it_goes_into_use()
    {
        Register("server", Stage.InUse, Is("name", "web-01"), Rack).Recorded.OfType<ItemRelated>().ShouldHaveSingleItem().Target.ShouldBe(Rack);
        Register("server", Stage.InUse, Is("name", "web-01"), Scrap).ShouldRefuseWith("item.target-retired", "placedIn");
        Server.MoveStage(Stage.InUse, null, ItemModel.BuiltIn).ShouldRefuse(ItemRefusals.PlaceMissing);
        var placed = Server.After(new ItemRelated(RelationKind.LocatedIn, Rack, "manual", 100));
        placed.MoveStage(Stage.InUse, null, ItemModel.BuiltIn).ShouldRecord(new ItemStageMoved(Stage.InUse, null));
        placed.After(new ItemStageMoved(Stage.InUse, null)).Unrelate(RelationKind.LocatedIn, Rack, null, ItemModel.BuiltIn)
            .ShouldRefuse(ItemRefusals.PlaceMissing);
    }

    [Fact]
    public void An_item_goes_through_its_life_in_order_and_comes_back_only_on_purpose()
    {
        Server.MoveStage(Stage.Planned, null, ItemModel.BuiltIn).ShouldRefuse(ItemRefusals.StageOutOfReach);
        Server.MoveStage(Stage.InStock, null, ItemModel.BuiltIn).ShouldRecordNothing();
        Server.MoveStage(Stage.Retired, null, ItemModel.BuiltIn).ShouldRefuse(ItemRefusals.ReasonMissing);
        var gone = Server.After(Server.MoveStage(Stage.Retired, "Scrapped", ItemModel.BuiltIn).Recorded);
        gone.Report("netbox", [Is("os", "openEuler")], Now).ShouldRefuse(ItemRefusals.Retired);
        gone.Miss("netbox").ShouldRecordNothing();
        gone.MoveStage(Stage.InStock, "Repaired", ItemModel.BuiltIn).ShouldRecord(new ItemStageMoved(Stage.InStock, "Repaired"));
    }

    [Fact]
    public void Better_sources_win_and_what_lost_is_kept()
    {
        var told = Server.Told("netbox", "os", "openEuler 22").Told("discovery", "os", "openEuler 24");
        told.ValueOf("os").ShouldBe("openEuler 24");
        told.Attributes["os"].Rejected["netbox"].Value.ShouldBe("openEuler 22");
        told.Report("netbox", [Is("os", "openEuler 22")], Now).ShouldRecordNothing();
        told.Report("netbox", [Is("os", "Kylin")], Now).Recorded.ShouldHaveSingleItem().ShouldBeOfType<ItemReported>().Rejected["os"].ShouldBe("Kylin");
        var taken = told.Told("discovery", "os", null);
        taken.ValueOf("os").ShouldBe("openEuler 22");
        taken.Attributes["os"].InForce!.Source.ShouldBe("netbox");
    }

    [Fact]
    public void What_an_item_at_work_must_have_is_not_taken_away()
    {
        Standing("server", Stage.InStock).Report("manual", [Is("name", null)], Now).ShouldRefuse(ItemRefusals.NameMissing);
        Server.Report("netbox", [Is("name", null)], Now).ShouldRecordNothing();
    }

    [Fact]
    public void Who_reports_an_item_that_it_missed_has_found_it()
    {
        var missed = Server.After(Server.Miss("netbox").Recorded);
        missed.Report("netbox", [], Now).ShouldRecord(new ItemFound("netbox"));
        missed.Miss("netbox").ShouldRecordNothing();
        missed.Find("discovery").ShouldRecordNothing();
    }

    [Fact]
    public void An_earlier_version_comes_back_as_a_new_one()
    {
        var changed = Server.Told("netbox", "os", "openEuler").Told("netbox", "os", "Kylin").Told("netbox", "cpu_cores", "8");
        changed.Revert(9, ItemModel.BuiltIn).ShouldRefuse(ItemRefusals.VersionUnknown);
        var reverted = changed.Revert(2, ItemModel.BuiltIn).Recorded.ShouldHaveSingleItem().ShouldBeOfType<ItemReported>();
        reverted.RevertsTo.ShouldBe(2);
        var after = changed.After(reverted);
        after.Values.ShouldBe(changed.AttributesAt(2)!.ToDictionary(pair => pair.Key, pair => pair.Value.InForce!.Value));
        after.Revert(2, ItemModel.BuiltIn).ShouldRecordNothing();
    }

    [Fact]
    public void Baselines_files_and_who_answers_are_recorded_when_they_are_news()
    {
        var based = Server.After(Server.SetBaseline("go-live").Recorded);
        based.SetBaseline("go-live").ShouldRecordNothing();
        based.Told("netbox", "os", "Kylin").SetBaseline("go-live").ShouldRecord(new ItemBaselineSet("go-live"));
        var filed = Server.After(Server.RecordText("running-config", "aa", 7, "manual").Recorded);
        filed.RecordText("running-config", "aa", 7, "manual").ShouldRecordNothing();
        Server.Entrust(Ids.Derived("none"), null, null, Province.Standing).ShouldRefuse(ItemRefusals.TeamUnknown);
        Server.Entrust(Province.Team, "lin", Province.Portal, Province.Standing).ShouldRecord(new ItemEntrusted(Province.Team, "lin", Province.Portal));
        Server.Classify(Importance.Normal, DataLabel.Normal).ShouldRecordNothing();
        Nobody.SetBaseline("go-live").ShouldRefuse(ItemRefusals.Unknown);
    }

    [Fact]
    public void Values_that_may_occur_once_are_held_until_the_item_is_retired()
    {
        var tagged = Standing("server", Stage.InStock, Is("asset_tag", "A-1"), Is("manufacturer", "Inspur"), Is("serial", "7"));
        tagged.UniqueValues(ItemModel.BuiltIn).Count().ShouldBe(2);
        tagged.UniqueValues(ItemModel.BuiltIn).ShouldBe(
            Standing("switch", Stage.InStock, Is("asset_tag", "A-1"), Is("manufacturer", "Inspur"), Is("serial", "7")).UniqueValues(ItemModel.BuiltIn));
        tagged.After(new ItemStageMoved(Stage.Retired, "Scrapped")).UniqueValues(ItemModel.BuiltIn).ShouldBeEmpty();
        var port = Standing("interface", Stage.InUse).After(new ItemRelated("part-of", Rack, "manual", 100));
        port.UniqueValues(ItemModel.BuiltIn).ShouldHaveSingleItem();
    }

    private static Decision<ConfigurationItemEvent> Register(string type, Stage stage, AttributeValue value, Guid? place = null) =>
        Nobody.Register(Self, new(Province.Hangzhou, type, stage, "manual", [value], place), Now);

    private static Decision<ConfigurationItemEvent> Register(string type, Stage stage, params AttributeValue[] values) =>
        Nobody.Register(Self, new(Province.Hangzhou, type, stage, "manual", values), Now);
}
