using EventSourcedOps.Api.Tests.Assets;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Projections;
using EventSourcedOps.Application.Assets;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.Audit;
using EventSourcedOps.Projections.Walls;
using EventSourcedOps.Projections.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>PostgreSQL itself keeps what is sensitive or important from whoever may read only the rest.</summary>
[Collection(nameof(WalledHouse))]
public sealed class LabelWallTests(WalledHouse house)
{
    private readonly OpsHost _host = house.Host;

    /// <summary>Every table with rows about incidents, and of which incident each row is.</summary>
    public static TheoryData<string, string> Labelled =>
    [
        ("ops.mt_events", "stream_id"), ("ops.mt_events", "(data ->> 'subject')::uuid"), ("ops.mt_streams", "id"),
        .. ProjectionCatalog.All.Where(model => model.LabelledBy is not null && model.Events.Any(type => type.IsAssignableTo(typeof(IncidentEvent)))
            && model != Notifications.Model).Select(model => new TheoryDataRow<string, string>(model.Table, model.LabelledBy!)),
    ];

    [Fact]
    public void Whatever_is_made_of_things_with_labels_says_of_which_thing_a_row_is() =>
        ProjectionCatalog.All.Where(model => model.Events.Any(type =>
                type.IsAssignableTo(typeof(IncidentEvent)) || type.IsAssignableTo(typeof(AssetEvent)) || type.IsAssignableTo(typeof(StocktakingEvent))))
            .ShouldAllBe(model => model.LabelledBy != null);

    [Theory]
    [MemberData(nameof(Labelled))]
    public async Task What_is_about_a_sensitive_incident_is_seen_only_by_who_names_its_place(string table, string about)
    {
        var id = Guid.CreateVersion7();
        await _host.DoAsync(new ReportIncident(
            Guid.CreateVersion7(), id, Department.Organisation, "Names leak", Channel.Phone, await house.Owner<Guid>("select service_id from read.incident_board_v1 limit 1"), "Chen"));
        await _host.DoAsync(new LinkIncident(Guid.CreateVersion7(), id, LinkKind.Item, $"{Guid.CreateVersion7()}"));
        await _host.DoAsync(new RelabelIncident(Guid.CreateVersion7(), id, DataLabel.Sensitive));
        await Eventually.IsTrueAsync(
            async () => await house.Owner<bool>($"select count(*) > 0 from {table} where {about} = '{id}'")
                && await house.Owner<long>($"select count(*) from {AuditTrail.Model.Table} where subject = '{id}'") == 3, "the incident is known");
        var all = await house.Owner<long>($"select count(*) from {table} where {about} = '{id}'");

        await OnlyWhoNamesThePlaceSees(table, about, id, all);
        await _host.DoAsync(new RelabelIncident(Guid.CreateVersion7(), id, DataLabel.Normal, "It was a mistake"));
        (await About(table, about, id, [])).ShouldBeGreaterThanOrEqualTo(all);
    }

    [Fact]
    public async Task What_is_about_a_sensitive_asset_and_a_stock_taking_that_names_it_is_seen_only_by_who_names_their_place()
    {
        var (asset, stocktaking) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await house.StockTaken(asset, stocktaking, "ZC-S");
        (await About(Stocktakings.Model.Table, "id", stocktaking, [])).ShouldBe(1);
        await _host.DoAsync(new CorrectAsset(Guid.CreateVersion7(), asset, AssetHall.Facts("ZC-S", DataLabel.Sensitive), "Holds keys"));
        await Eventually.IsTrueAsync(
            async () => await house.Owner<long>("select count(*) from ops.stream_labels where stream = $1", stocktaking) == 1
                && await house.Owner<long>($"select count(*) from {AuditTrail.Model.Table} where subject = $1 or subject = $2", asset, stocktaking) == 4,
            "the stock-taking followed");

        foreach (var (table, about, id) in new[]
                 {
                     (AssetLedger.Model.Table, "id", asset), (Stocktakings.Model.Table, "id", stocktaking), (AuditTrail.Model.Table, "subject", asset),
                     ("ops.mt_events", "stream_id", asset), ("ops.mt_events", "stream_id", stocktaking), ("ops.mt_streams", "id", asset),
                 })
            await OnlyWhoNamesThePlaceSees(table, about, id, await house.Owner<long>($"select count(*) from {table} where {about} = '{id}'"));
    }

    /// <param name="all">How many rows there are about it.</param>
    private async Task OnlyWhoNamesThePlaceSees(string table, string about, Guid id, long all)
    {
        all.ShouldBeGreaterThan(0);
        (await About(table, about, id, [])).ShouldBe(0);
        (await About(table, about, id, [Place.Of(WalledHouse.Foreign, DataLabel.Sensitive), Place.Of(Department.Organisation, DataLabel.Important)])).ShouldBe(0);
        (await About(table, about, id, [Place.Of(Department.Organisation, DataLabel.Sensitive)])).ShouldBe(all);
        (await About(table, about, id, [Place.Anywhere(DataLabel.Sensitive)])).ShouldBe(all);
        (await About(table, about, id, null)).ShouldBe(all);
    }

    private async Task<long> About(string table, string about, Guid id, string[]? places)
    {
        var sight = _host.Services.GetRequiredService<ReaderDatabase>().Of([Department.Organisation], places);
        var question = new NpgsqlBatchCommand($"select count(*) from {table} where {about} = '{id}'");
        return (await sight.List(question, row => row.GetInt64(0), TestContext.Current.CancellationToken))[0];
    }
}
