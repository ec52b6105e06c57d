using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Tests.Configuration;

public sealed class ItemTypeTests
{
    private static readonly AttributeDefinition Size = new("size", new("大小", "Size"), AttributeKind.Whole);
    private static readonly AttributeDefinition Kind =
        new("kind", new("种类", "Kind"), AttributeKind.Choice) { Choices = [new("a", new("甲", "A")), new("b", new("乙", "B"))] };

    private static readonly ItemModel With = After(Camera(Size, Kind));

    [Fact]
    public void A_type_of_ones_own_has_all_that_the_types_above_it_have()
    {
        var shape = With.ShapeOf("camera").ShouldNotBeNull();
        shape.Type.Version.ShouldBe(1);
        shape.Attribute("serial").ShouldNotBeNull();
        shape.Attribute("size").ShouldNotBeNull();
        With.IsA("camera", "hardware").ShouldBeTrue();
    }

    [Fact]
    public void The_same_again_is_no_new_version_and_a_wider_one_is()
    {
        Define(With, Camera(Size, Kind)).ShouldRecordNothing();
        var next = Define(With, Camera(Size with { Kind = AttributeKind.Number }, Kind, new("lens", new("镜头", "Lens"), AttributeKind.Text)));
        next.Events.ShouldHaveSingleItem().ShouldBeOfType<ItemTypeDefined>().Version.ShouldBe(2);
    }

    [Fact]
    public void What_would_make_stored_items_wrong_is_refused()
    {
        Code(Camera(Size with { Kind = AttributeKind.Date }, Kind)).ShouldBe("item-type.kind-stays");
        Code(Camera(Size with { Unique = true }, Kind)).ShouldBe("item-type.unique-from-the-start");
        Code(Camera(Size, Kind with { Choices = [Kind.Choices[0]] })).ShouldBe("item-type.choices-stay");
        Code(Camera(Size, Kind) with { JointlyUnique = [["size", "kind"]] }).ShouldBe("item-type.unique-from-the-start");
        Code(Camera(Size, Kind) with { Parent = "server" }).ShouldBe("item-type.parent-stays");
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Code(Camera(Size with { Key = "serial" })).ShouldBe("item-type.attribute-twice");
        Code(Camera(Size, Size)).ShouldBe("item-type.attribute-twice");
        Code(Camera(Size with { Minimum = 2, Maximum = 1 })).ShouldBe("item-type.bounds-crossed");
        Code(Camera(new AttributeDefinition("tag", new("签", "Tag"), AttributeKind.Text) { Pattern = "(?=x)" })).ShouldBe("item-type.pattern-unsound");
        Code(Camera(Kind with { Key = "other", Choices = [] })).ShouldBe("item-type.without-choices");
        Code(Camera(Size, Kind) with { MatchKeys = ["wings"] }).ShouldBe("item-type.key-unknown");
        Define(ItemModel.BuiltIn, Camera() with { Key = "item" }).ShouldRefuse(ItemTypeRefusals.RootStays);
        Define(ItemModel.BuiltIn, Camera() with { Parent = "toaster" }).ShouldRefuse(ItemTypeRefusals.ParentUnknown);
    }

    [Fact]
    public void Sources_are_heard_in_the_order_that_the_nearest_type_gives()
    {
        var ordered = After(With, With.TypeOf("hardware").OrderSources("hardware", null, ["netbox", "manual"], With).Events.Single());
        ordered.ShapeOf("camera")!.Believes("size", "netbox", "manual").ShouldBeTrue();
        ordered.ShapeOf("camera")!.Believes("size", "manual", "netbox").ShouldBeFalse();
        ordered.ShapeOf("prefix")!.Believes("name", "manual", "netbox").ShouldBeTrue();
        var own = After(ordered, ordered.TypeOf("camera").OrderSources("camera", "size", ["csv"], ordered).Events.Single());
        own.ShapeOf("camera")!.Believes("size", "csv", "netbox").ShouldBeTrue();
        own.ShapeOf("camera")!.Believes("kind", "netbox", "csv").ShouldBeTrue();
        own.TypeOf("camera").OrderSources("camera", "wings", ["csv"], own).ShouldRefuse(ItemTypeRefusals.AttributeUnknown);
    }

    [Fact]
    public void A_type_is_retired_after_those_under_it()
    {
        With.TypeOf("hardware").Retire("hardware", With).ShouldRefuse(ItemTypeRefusals.StillParent);
        With.TypeOf("camera").Retire("camera", With).ShouldRecord(new ItemTypeRetired("camera"));
    }

    [Fact]
    public void A_kind_of_relation_is_ones_own_and_stays_as_loose_as_it_was()
    {
        var watches = new RelationKindDefined("watches", new("监视", "watches"), new("被监视", "is watched by"), ImpactFlow.None, false);
        ItemModel.BuiltIn.KindOf("watches").Define(watches).ShouldRecord(watches);
        After(watches).KindOf("watches").Define(watches with { Exclusive = true }).ShouldRefuse(ItemTypeRefusals.ExclusiveFromTheStart);
        ItemModel.BuiltIn.KindOf("runs-on").Define(watches with { Key = "runs-on" }).ShouldRefuse(ItemTypeRefusals.KindBuiltIn);
    }

    private static string? Code(ItemTypeDefined wanted) => Define(With, wanted).Refusal?.Code;

    private static Decision<ItemTypeEvent> Define(ItemModel model, ItemTypeDefined wanted) => model.TypeOf(wanted.Key).Define(wanted, model);

    private static ItemModel After(params ItemModelEvent[] happened) => After(ItemModel.BuiltIn, happened);

    private static ItemModel After(ItemModel model, params ItemModelEvent[] happened) =>
        happened.Aggregate(model, (now, next) => ItemModel.Evolve(now, next, Hall.Nine));

    private static ItemTypeDefined Camera(params AttributeDefinition[] attributes) =>
        new("camera", 1, new("摄像头", "Camera"), "hardware", "device", attributes, [], [], false);
}
