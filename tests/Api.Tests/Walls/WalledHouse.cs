using EventSourcedOps.Api.Tests.Assets;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Projections;
using EventSourcedOps.Application.Assets;
using EventSourcedOps.Application.Changes;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Application.Monitoring.Rules;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Notification;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.Monitoring;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>A host with incidents of one organisation and the facts of another, for tests that only look.</summary>
[CollectionDefinition(nameof(WalledHouse))]
public sealed class WalledHouse(SharedPostgres postgres) : IAsyncLifetime, ICollectionFixture<WalledHouse>
{
    public const string Foreign = "320000";

    private NpgsqlConnection? _turn;

    public OpsHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await OpsHost.StartAsync(postgres);
        var department = await Department.In(Host);
        await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), Foreign, "Jiangsu"));
        await department.Work(5);
        await Furnish();
        await department.Settled();
        await Eventually.IsTrueAsync(
            async () => await Owner<long>("select count(*) from ops.feed_log") > 20, "the feed has the events");
    }

    public async ValueTask DisposeAsync()
    {
        if (_turn is not null) await _turn.DisposeAsync();
        await Host.DisposeAsync();
    }

    /// <summary>Something of the department in each of the other models.</summary>
    private async Task Furnish()
    {
        var (server, rack) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (id, type, name) in new[] { (server, "server", "web-01"), (rack, "rack", "R-01") })
            await Host.DoAsync(new RegisterItem(Guid.CreateVersion7(), id, Department.Organisation, type, Stage.InStock, "manual", [new("name", name)]));
        await Host.DoAsync(new RelateItem(Guid.CreateVersion7(), server, "located-in", rack, "manual"));
        var incident = await Owner<Guid>("select stream_id from ops.mt_events where type = 'incident.reported.v1' limit 1");
        await Host.DoAsync(new LinkIncident(Guid.CreateVersion7(), incident, LinkKind.Item, $"{server}"));
        await Host.DoAsync(new DraftChange(Guid.CreateVersion7(), Guid.CreateVersion7(), Department.Organisation, ChangeKind.Normal, "Add memory"));
        var at = DateTimeOffset.UtcNow;
        await Host.DoAsync(new SignalAlert(
            Guid.CreateVersion7(), Department.Organisation, "Slow", AlertSeverity.Warning, [new("alertname", "Slow")], new("latency", at, at, 9, null, null, 1, "test", [])));
        var channel = Guid.CreateVersion7();
        await Host.DoAsync(new DefineNotificationChannel(
            Guid.CreateVersion7(), channel, Department.Organisation,
            new("SMS", ChannelKind.Sms, "https://sms.invalid/", null, null, "{mobile}{text}", ChannelLanguage.Chinese, 60)));
        await Host.DoAsync(new TestNotificationChannel(Guid.CreateVersion7(), Guid.CreateVersion7(), channel, Department.Organisation));
        await Host.DoAsync(new StartItemImport(
            Guid.CreateVersion7(), Guid.CreateVersion7(), Department.Organisation,
            new("dump.json", new string('0', 64), ImportFormat.NetBox, "netbox", null, [])));
        await Eventually.IsTrueAsync(
            async () => await Owner<long>("select count(*) from ops.mt_events where type = 'item-import.ended.v1'") > 0,
            "the import of a file that is not there has ended");
        await StockTaken(Guid.CreateVersion7(), Guid.CreateVersion7(), "ZC-1");
        await Measure();
        await Judge();
        await Probe();
    }

    /// <summary>A rule that judges what was measured there.</summary>
    private async Task Judge()
    {
        var rule = Guid.CreateVersion7();
        await Host.DoAsync(new DraftAlertRule(Guid.CreateVersion7(), rule, Department.Organisation, new(
            "Walled", SignalKind.Metric, "walled_metric", RuleComparison.Above, 0, 0, AlertSeverity.Warning, [])));
        await Host.DoAsync(new ActivateAlertRule(Guid.CreateVersion7(), rule));
        await Eventually.IsTrueAsync(
            async () => await Owner<long>($"select count(*) from {AlertRules.Model.Table} where id = $1 and active = 1", rule) > 0, "the list shows that it judges");
        await Eventually.IsTrueAsync(
            () => Host.Services.GetRequiredService<RuleEvaluation>().Turn(TestContext.Current.CancellationToken), "its turn has come");
    }

    /// <summary>A probe that was run there.</summary>
    private async Task Probe()
    {
        var probe = Guid.CreateVersion7();
        await Host.DoAsync(new DefineProbe(Guid.CreateVersion7(), probe, Department.Organisation, new(
            "Walled", null, ProbeKind.Tcp, 3_600, 10, 1, ["west"], 1, AlertSeverity.Warning, Tcp: new("walled.invalid", 80))));
        await Host.Services.GetRequiredService<ProbeRuns>().Keep(
            Department.Organisation, probe, ProbeOutcome.Of("west", 1, DateTimeOffset.UtcNow, 7, null), TestContext.Current.CancellationToken);
        await Eventually.IsTrueAsync(
            async () => await Owner<long>($"select count(*) from {ProbeBoard.Model.Table} where id = $1", probe) > 0, "the board shows it");
    }

    /// <summary>An asset and a stock-taking that names it, both shown by their models.</summary>
    public async Task StockTaken(Guid asset, Guid stocktaking, string tag)
    {
        await Host.DoAsync(new ReceiveAsset(Guid.CreateVersion7(), asset, Department.Organisation, AssetHall.Facts(tag), "lin"));
        await Shown(AssetLedger.Model.Table, asset);
        await Host.DoAsync(new OpenStocktaking(Guid.CreateVersion7(), stocktaking, Department.Organisation, "Year's end"));
        await Shown(Stocktakings.Model.Table, stocktaking);

        Task Shown(string table, Guid id) => Eventually.IsTrueAsync(
            async () => await Owner<long>($"select count(*) from {table} where id = $1", id) > 0, $"{table} shows it");
    }

    /// <summary>Something that was measured there: in a chunk, and in a block that stays one because the packer does not get its turn.</summary>
    private async Task Measure()
    {
        await SecondWall.Measure(Host, Department.Organisation, "walled", "walled");
        await SecondWall.Log(Host, Department.Organisation, "walled");
        await Host.Services.GetRequiredService<ChunkPacker>().All(TestContext.Current.CancellationToken);
        _turn = new NpgsqlConnection(Host.ConnectionString);
        await _turn.OpenAsync(TestContext.Current.CancellationToken);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock(5080003)", _turn)) await take.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await SecondWall.Measure(Host, Department.Organisation, "walled", "walled");
    }

    public NpgsqlDataSource Pool(string role) => Host.Services.GetRequiredKeyedService<NpgsqlDataSource>(role);

    /// <summary>What somebody sees whom no wall stops.</summary>
    public Task<T> Owner<T>(string sql, params object[] arguments) => PlainSql.AskAsync<T>(Host.ConnectionString, sql, arguments);

    public static async Task<object?> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
