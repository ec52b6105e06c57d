using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Tests.Configuration;

public sealed class ItemImportTests
{
    private static readonly ImportPlan Dump = new("demo.json.gz", "aa", ImportFormat.NetBox, "netbox", null, []);
    private static readonly ImportPlan Table = new("f.csv", "aa", ImportFormat.Csv, "sheet", "server", [new("Name", ColumnRole.Attribute, "name")]);
    private static readonly ItemImportEnded Over = new(ImportCounts.None, [], []);

    [Fact]
    public void An_import_is_started_once_ended_once_and_undone_once()
    {
        var import = After(Start(Dump).Events);
        import.Start(Province.Hangzhou, Dump, Province.Standing).ShouldRefuse(ItemImportRefusals.AlreadyStarted);
        import.BeginUndo(null).ShouldRefuse(ItemImportRefusals.StillRunning);
        var ended = After([.. Start(Dump).Events, .. import.End(Over).Events]);
        ended.State.ShouldBe(ImportState.Ended);
        ended.End(Over).ShouldRecordNothing();
        var undoing = After([.. Start(Dump).Events, Over, .. ended.BeginUndo("wrong file").Events]);
        undoing.BeginUndo(null).ShouldRefuse(ItemImportRefusals.AlreadyUndone);
        After([.. Start(Dump).Events, Over, new ItemImportUndoStarted(null), .. undoing.EndUndo(new(new(0, 0, 0), [])).Events]).State.ShouldBe(ImportState.Undone);
    }

    [Fact]
    public void A_table_says_what_its_columns_are()
    {
        Start(Table).Events.ShouldHaveSingleItem();
        Start(Table with { Type = "toaster" }).ShouldRefuse(ItemImportRefusals.TypeUnknown);
        Start(Table with { Mapping = [] }).ShouldRefuse(ItemImportRefusals.NameUnmapped);
        Start(Table with { Mapping = [.. Table.Mapping, new("W", ColumnRole.Attribute, "wings")] }).Refusal!.Code.ShouldBe("item-import.attribute-unknown");
        Start(Table with { Mapping = [.. Table.Mapping, new("K", ColumnRole.Relation, "loves")] }).Refusal!.Code.ShouldBe("item-import.relation-kind-unknown");
        Start(Table with { Mapping = [.. Table.Mapping, new("N", ColumnRole.Attribute, "name")] }).ShouldRefuse(ItemImportRefusals.MappedTwice);
        Start(Table with { Source = "manual" }).ShouldRefuse(ItemImportRefusals.SourceReserved);
    }

    [Fact]
    public void An_item_is_retired_when_every_source_misses_it()
    {
        var item = Hall.Standing("server", Stage.InStock).Told("netbox", "os", "openEuler").Told("discovery", "memory", "64");
        item.RetireIfStillMissed("netbox").ShouldRecordNothing();
        item.After(new ItemMissed("netbox")).RetireIfStillMissed("netbox").ShouldRecordNothing();
        var lost = item.After(new ItemMissed("netbox"), new ItemMissed("discovery"));
        lost.RetireIfStillMissed("netbox").Recorded.ShouldHaveSingleItem().ShouldBeOfType<ItemStageMoved>().Stage.ShouldBe(Stage.Retired);
        lost.After(new ItemFound("discovery")).RetireIfStillMissed("netbox").ShouldRecordNothing();
    }

    private static Decision<ItemImportEvent> Start(ImportPlan plan) => ((ItemImport?)null).Start(Province.Hangzhou, plan, Province.Standing);

    private static ItemImport After(params IEnumerable<ItemImportEvent> happened) =>
        happened.Aggregate((ItemImport?)null, (state, next) => ItemImport.Evolve(state, next, Hall.Nine))!;
}
