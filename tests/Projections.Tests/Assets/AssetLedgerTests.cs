using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Workspace;

namespace EventSourcedOps.Projections.Tests.Assets;

public sealed class AssetLedgerTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Stream = Ids.Derived("asset", "one");
    private static readonly Guid Rack = Ids.Derived("rack", "one");

    private static readonly AssetFacts Facts = new(
        "ZC-0001", AssetKind.Server, "Taishan 200", Supplier: "神州数码", WarrantyUntil: new(2026, 3, 20), Serial: "SN-1");

    [Fact]
    public void The_ledger_shows_the_newest_state()
    {
        var row = (AssetRow)Fold(AssetLedger.Model,
            new AssetReceived("330000", Facts, "lin", null),
            new AssetRacked(Rack, 3, 2, RackFace.Both, "wang", null),
            new AssetCorrected(Facts with { Model = "Taishan 2280" }, "Typo"))!;
        (row.State.State, row.State.Custodian, row.State.Place).ShouldBe((AssetState.InUse, "wang", new AssetPlace(Rack, 3, 2, RackFace.Both)));
        (row.ReceivedAt, row.ChangedAt, row.Version).ShouldBe((Nine, Nine.AddMinutes(2), 3));
        Column(row, "place_id").ShouldBe(Rack);
        Column(row, "warranty_until").ShouldBe(Depreciation.Begin(new(2026, 3, 20)));
        ((IEnumerable<string>)Column(row, "terms")!).ShouldContain("2280");
    }

    /// <summary>What is stored reads back as it was, chain, facts and all.</summary>
    [Fact]
    public void A_row_survives_being_stored()
    {
        var row = (AssetRow)Fold(AssetLedger.Model,
            new AssetReceived("330000", Facts, "lin", null), new AssetSentToRepair("Huawei", "No power", new(2026, 4, 1)),
            new AssetItemLinked(Rack), new AssetScrapped("Burnt"))!;
        var read = (AssetRow)AssetLedger.Model.Read(AssetLedger.Model.WriteBytes(row));
        AssetLedger.Model.Write(read).ShouldBe(AssetLedger.Model.Write(row));
        read.State.Chain.ShouldBe(row.State.Chain);
        (read.State.State, read.State.ScrappedAt, read.State.Facts).ShouldBe((AssetState.Scrapped, Nine.AddMinutes(3), Facts));
    }

    [Fact]
    public void A_stock_taking_knows_where_it_stands_and_how_sensitive_it_is()
    {
        var row = (StocktakingRow)Fold(Stocktakings.Model,
            new StocktakingOpened("STK0000001", "330000", "Year's end", null, [new(Stream, "ZC-0001", "Taishan", Rack, [Rack])]),
            new StocktakingCounted(new("ZC-S", null, null, [], null), Domain.Access.DataLabel.Sensitive),
            new StocktakingCountEnded([new("ZC-0001", Stream, DifferenceKind.Missing, Rack, null)]),
            new StocktakingDifferenceSettled("STK0000001", new("ZC-0001", Stream, DifferenceKind.Missing, Rack, null), Settlement.WriteOff, "Gone"),
            new StocktakingClosed("Done"), new StocktakingRelabelled(Domain.Access.DataLabel.Important))!;
        (row.Status, row.Differences, row.Settled, row.EndNote, row.OpenedBy).ShouldBe((StocktakingStatus.Closed, 1, 1, "Done", "lin"));
        row.Label.ShouldBe(Domain.Access.DataLabel.Important);
        var read = (StocktakingRow)Stocktakings.Model.Read(Stocktakings.Model.WriteBytes(row));
        Stocktakings.Model.Write(read).ShouldBe(Stocktakings.Model.Write(row));
    }

    [Fact]
    public void That_a_warranty_ends_concerns_whoever_keeps_the_ledger_until_it_is_prolonged()
    {
        AssetEvent told = new AssetExpiryNoted(AssetTerm.Warranty, new(2026, 3, 20), "ZC-0001");
        var row = (NotificationRow)Fold(Notifications.Model, told)!;
        (row.Kind, row.AssetTag, row.ExpiresAt).ShouldBe((NotificationKind.AssetWarrantyEnding, "ZC-0001", Depreciation.Begin(new(2026, 3, 20))));
        row.Audiences.ShouldContain(Audience.Holders("asset.correct", "330000"));
        Fold(Notifications.Model, told, new AssetCorrected(Facts with { Model = "Other" }, "Typo")).ShouldNotBeNull();
        Fold(Notifications.Model, told, new AssetCorrected(Facts with { WarrantyUntil = new(2027, 3, 20) }, "Prolonged")).ShouldBeNull();
        Fold(Notifications.Model, told, new AssetScrapped("Burnt")).ShouldBeNull();
    }

    private static object? Column(AssetRow row, string name) => AssetLedger.Model.Columns.Single(column => column.Name == name).Of(row);

    private static object? Fold(ReadModel model, params IEnumerable<object> facts)
    {
        var fold = new RowFold(model);
        foreach (var (fact, i) in facts.Select((fact, i) => (fact, i)))
            fold.Apply(new(
                i + 1, Ids.Derived($"{i}"), "330000", Stream, i + 1, WireNames.Of(fact.GetType()), Nine.AddMinutes(i), "lin", null, null,
                EventHeaders.None, fact)).ShouldBeEmpty();
        return fold.Of(Stream)?.Row;
    }
}
