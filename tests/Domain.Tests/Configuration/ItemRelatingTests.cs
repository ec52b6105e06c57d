using EventSourcedOps.Domain.Configuration;
using static EventSourcedOps.Domain.Tests.Configuration.Hall;

namespace EventSourcedOps.Domain.Tests.Configuration;

public sealed class ItemRelatingTests
{
    private static readonly ConfigurationItem Server = Standing("server", Stage.InStock);

    [Fact]
    public void A_relation_needs_a_kind_and_a_living_other_end()
    {
        Relate(Server, new("adores", Rack, "manual", 100)).ShouldRefuse(ItemRefusals.KindUnknown);
        Relate(Server, new("runs-on", Self, "manual", 100)).ShouldRefuse(ItemRefusals.RelatedToSelf);
        Relate(Server, new("runs-on", Ids.Derived("none"), "manual", 100)).ShouldRefuse(ItemRefusals.TargetUnknown);
        Relate(Server, new("runs-on", Scrap, "manual", 100)).ShouldRefuse(ItemRefusals.TargetRetired);
        Relate(Server, new("connected-to", Rack, "manual", 100, null, "power", 1)).ShouldRefuse(ItemRefusals.RedundancyUseless);
    }

    [Fact]
    public void By_an_exclusive_kind_an_item_leaves_the_one_it_pointed_to()
    {
        var placed = Server.After(new ItemRelated("located-in", Rack, "manual", 100));
        Relate(placed, new("located-in", OtherRack, "manual", 100)).ShouldRecord(
            new ItemUnrelated("located-in", Rack), new ItemRelated("located-in", OtherRack, "manual", 100));
        Relate(placed, new("located-in", OtherRack, "netbox", 100)).ShouldRefuse(ItemRefusals.BetterSourceDiffers);
    }

    [Fact]
    public void That_another_source_sees_the_same_is_no_news()
    {
        var related = Server.After(new ItemRelated("runs-on", Rack, "netbox", 80, Nine));
        Relate(related, new("runs-on", Rack, "netbox", 80)).ShouldRecordNothing();
        Relate(related, new("runs-on", Rack, "csv", 80)).ShouldRecordNothing();
        Relate(related, new("runs-on", Rack, "csv", 90)).ShouldRecord(new ItemRelated("runs-on", Rack, "csv", 90));
        related.Unrelate("runs-on", OtherRack, null, ItemModel.BuiltIn).ShouldRecordNothing();
    }

    [Fact]
    public void A_group_needs_as_many_as_was_said_last()
    {
        var fed = Server.After(new ItemRelated("powered-by", Rack, "manual", 100, Nine, "power", 1));
        var both = fed.After(Relate(fed, new("powered-by", OtherRack, "manual", 100, null, "power", 2)).Recorded);
        both.Relations.Values.Select(relation => relation.Redundancy).ShouldAllBe(redundancy => redundancy == new Redundancy("power", 2));
        both.Relations.Count.ShouldBe(2);
    }

    private static Decision<ConfigurationItemEvent> Relate(ConfigurationItem item, ItemRelated wanted) => item.Relate(Self, wanted, Now);
}
