using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Tests.Assets;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Projections;
using EventSourcedOps.Application.Assets;
using EventSourcedOps.Application.Changes;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.Audit;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.Walls;
using EventSourcedOps.Projections.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>A host with incidents of one organisation and the facts of another, for tests that only look.</summary>
public sealed class WalledHouse(SharedPostgres postgres) : IAsyncLifetime
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
            async () => await PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from ops.feed_log") > 20, "the feed has the events");
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
        var incident = await PlainSql.AskAsync<Guid>(
            Host.ConnectionString, "select stream_id from ops.mt_events where type = 'incident.reported.v1' limit 1");
        await Host.DoAsync(new LinkIncident(Guid.CreateVersion7(), incident, LinkKind.Item, $"{server}"));
        await Host.DoAsync(new DraftChange(Guid.CreateVersion7(), Guid.CreateVersion7(), Department.Organisation, ChangeKind.Normal, "Add memory"));
        var at = DateTimeOffset.UtcNow;
        await Host.DoAsync(new SignalAlert(
            Guid.CreateVersion7(), Department.Organisation, "Slow", AlertSeverity.Warning, [new("alertname", "Slow")], new("latency", at, at, 9, null, null, 1, "test", [])));
        await Host.DoAsync(new StartItemImport(
            Guid.CreateVersion7(), Guid.CreateVersion7(), Department.Organisation,
            new("dump.json", new string('0', 64), ImportFormat.NetBox, "netbox", null, [])));
        await Eventually.IsTrueAsync(
            async () => await PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from ops.mt_events where type = 'item-import.ended.v1'") > 0,
            "the import of a file that is not there has ended");
        await StockTaken(Guid.CreateVersion7(), Guid.CreateVersion7(), "ZC-1");
        await Measure();
    }

    /// <summary>An asset and a stock-taking that names it, both shown by their models.</summary>
    public async Task StockTaken(Guid asset, Guid stocktaking, string tag)
    {
        await Host.DoAsync(new ReceiveAsset(Guid.CreateVersion7(), asset, Department.Organisation, AssetHall.Facts(tag), "lin"));
        await Shown(AssetLedger.Model.Table, asset);
        await Host.DoAsync(new OpenStocktaking(Guid.CreateVersion7(), stocktaking, Department.Organisation, "Year's end"));
        await Shown(Stocktakings.Model.Table, stocktaking);

        Task Shown(string table, Guid id) => Eventually.IsTrueAsync(
            async () => await PlainSql.AskAsync<long>(Host.ConnectionString, $"select count(*) from {table} where id = $1", id) > 0, $"{table} shows it");
    }

    /// <summary>Something that was measured there: in a chunk, and in a block that stays one because the packer does not get its turn.</summary>
    private async Task Measure()
    {
        await SecondWall.Measure(Host, Department.Organisation, "walled", "walled");
        await Host.Services.GetRequiredService<ChunkPacker>().All(TestContext.Current.CancellationToken);
        _turn = new NpgsqlConnection(Host.ConnectionString);
        await _turn.OpenAsync(TestContext.Current.CancellationToken);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock(5080003)", _turn)) await take.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await SecondWall.Measure(Host, Department.Organisation, "walled", "walled");
    }
}

/// <summary>PostgreSQL itself keeps organisations apart, whatever our own SQL forgets to ask for.</summary>
public sealed class SecondWallTests(WalledHouse house) : IClassFixture<WalledHouse>
{
    private readonly OpsHost _host = house.Host;

    /// <summary>Every table whose rows belong to organisations, with the column that says to which.</summary>
    public static TheoryData<string, string> Walled =>
    [
        ("ops.mt_events", "tenant_id"), ("ops.mt_streams", "tenant_id"), ("ops.feed_log", "organisation"),
        .. SecondWall.Telemetry.Select(table => new TheoryDataRow<string, string>(table, "organisation")),
        // What people keep for themselves belongs to no organisation.
        .. ProjectionCatalog.All.Where(model => model != SharedFilters.Model).Select(model => new TheoryDataRow<string, string>(model.Table, "organisation")),
    ];

    [Theory]
    [MemberData(nameof(Walled))]
    public async Task A_question_without_any_filter_gets_the_rows_of_the_named_organisations(string table, string column)
    {
        var all = await Owner<long>($"select count(*) from {table}");
        var own = await Owner<long>($"select count(*) from {table} where {column} = $1", Department.Organisation);
        own.ShouldBeGreaterThan(0);

        (await Seen(table, column, [Department.Organisation])).ShouldBe((own, own));
        (await Seen(table, column, [WalledHouse.Foreign, "999999"])).Own.ShouldBe(0);
        (await Seen(table, column, [])).ShouldBe((0, 0));
        var everything = await Seen(table, column, null);
        everything.Own.ShouldBe(own);
        everything.All.ShouldBeGreaterThanOrEqualTo(all); // the product itself may have recorded something meanwhile
    }

    [Fact]
    public async Task A_question_of_a_caller_names_the_organisations_of_the_caller_for_its_operation()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerSeat>().Taken =
            new("somebody", "test", Rights.Over(new HashSet<string> { "incident.read" }, new HashSet<string> { WalledHouse.Foreign }));
        var desk = scope.ServiceProvider.GetRequiredService<ReadDesk>();

        (await Seen(desk.Sight("incident.read"), "ops.mt_events", "tenant_id")).Own.ShouldBe(0);
        (await Seen(desk.Sight("incident.read"), "ops.mt_events", "tenant_id")).All.ShouldBeGreaterThan(0);
        (await Seen(desk.Sight("audit.read"), "ops.mt_events", "tenant_id")).ShouldBe((0, 0));
        var settings = new NpgsqlBatchCommand("select current_setting('ops.places')");
        (await desk.Sight("incident.read").List(settings, row => row.GetString(0), TestContext.Current.CancellationToken)).ShouldBe(
            [string.Join(',', Place.Of(WalledHouse.Foreign, DataLabel.Sensitive), Place.Of(WalledHouse.Foreign, DataLabel.Important))]);
    }

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
            Guid.CreateVersion7(), id, Department.Organisation, "Names leak", Channel.Phone, await Owner<Guid>("select service_id from read.incident_board_v1 limit 1"), "Chen"));
        await _host.DoAsync(new LinkIncident(Guid.CreateVersion7(), id, LinkKind.Item, $"{Guid.CreateVersion7()}"));
        await _host.DoAsync(new RelabelIncident(Guid.CreateVersion7(), id, DataLabel.Sensitive));
        await Eventually.IsTrueAsync(
            async () => await Owner<bool>($"select count(*) > 0 from {table} where {about} = '{id}'")
                && await Owner<long>($"select count(*) from {AuditTrail.Model.Table} where subject = '{id}'") == 3, "the incident is known");
        var all = await Owner<long>($"select count(*) from {table} where {about} = '{id}'");

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
            async () => await Owner<long>("select count(*) from ops.stream_labels where stream = $1", stocktaking) == 1
                && await Owner<long>($"select count(*) from {AuditTrail.Model.Table} where subject = $1 or subject = $2", asset, stocktaking) == 4,
            "the stock-taking followed");

        foreach (var (table, about, id) in new[]
                 {
                     (AssetLedger.Model.Table, "id", asset), (Stocktakings.Model.Table, "id", stocktaking), (AuditTrail.Model.Table, "subject", asset),
                     ("ops.mt_events", "stream_id", asset), ("ops.mt_events", "stream_id", stocktaking), ("ops.mt_streams", "id", asset),
                 })
            await OnlyWhoNamesThePlaceSees(table, about, id, await Owner<long>($"select count(*) from {table} where {about} = '{id}'"));
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

    [Theory]
    [MemberData(nameof(Walled))]
    public async Task Who_names_no_organisation_sees_nothing(string table, string column)
    {
        await using var connection = await Pool(DatabaseRole.Reader).OpenConnectionAsync(TestContext.Current.CancellationToken);
        (await Scalar(connection, $"select count(*) from {table} where {column} is not null")).ShouldBe(0L);

        // What one question may see ends with it, also on the same connection.
        await using (var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new("select set_config('ops.organisations', '*', true)"), new($"select count(*) from {table}") },
        })
            await batch.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        (await Scalar(connection, $"select count(*) from {table}")).ShouldBe(0L);
    }

    [Theory]
    [InlineData("update ops.mt_events set data = '{}'")]
    [InlineData("delete from ops.mt_events")]
    [InlineData("truncate ops.mt_events")]
    [InlineData("update ops.mt_streams set tenant_id = '320000'")]
    [InlineData("delete from ops.mt_streams")]
    [InlineData("update read.audit_trail_v1 set person = 'nobody'")]
    [InlineData("delete from read.audit_trail_v1")]
    [InlineData("truncate read.audit_trail_v1")]
    [InlineData("insert into read.audit_trail_v1 select * from read.audit_trail_v1")]
    [InlineData("alter table ops.mt_events disable row level security")]
    [InlineData("drop policy ops_readers on ops.mt_events")]
    [InlineData("drop table ops.mt_events")]
    [InlineData("delete from ops.feed_log")]
    [InlineData("drop policy ops_labels on ops.mt_events")]
    [InlineData("drop table telemetry.chunks")]
    [InlineData("update telemetry.blocks set organisation = '320000'")]
    public async Task The_application_can_add_to_the_log_and_do_no_more(string attempt) =>
        (await Refusal(DatabaseRole.Application, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Theory]
    [InlineData("update ops.mt_events set data = '{}'")]
    [InlineData("delete from ops.mt_events")]
    [InlineData("insert into ops.mt_streams (tenant_id, id, version) select tenant_id, gen_random_uuid(), 1 from ops.mt_streams limit 1")]
    [InlineData("select secret from ops.credentials")]
    [InlineData("select secret_hash from ops.sessions")]
    [InlineData("select * from telemetry.series")]
    public async Task Folding_reads_the_log_and_no_secret(string attempt) =>
        (await Refusal(DatabaseRole.Projection, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Theory]
    [InlineData("insert into ops.receipts select * from ops.receipts")]
    [InlineData("update read.incident_board_v1 set row = '{}'")]
    [InlineData("delete from ops.stream_labels")]
    [InlineData("select * from ops.credentials")]
    [InlineData("select * from ops.sessions")]
    [InlineData("select * from ops.receipts")]
    [InlineData("select * from ops.outbox")]
    [InlineData("select * from read.dead_letters")]
    [InlineData("create table read.mine (id int)")]
    [InlineData("delete from telemetry.chunks")]
    [InlineData("select telemetry.drop_days('2100-01-01')")]
    public async Task The_reader_reads_what_is_walled_in_and_nothing_else(string attempt) =>
        (await Refusal(DatabaseRole.Reader, attempt)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Fact]
    public async Task A_table_that_a_rebuild_made_has_the_same_wall()
    {
        await _host.Services.GetRequiredService<Rebuild>().Run(IncidentBoard.Model, cancellation: TestContext.Current.CancellationToken);

        foreach (var table in new[] { IncidentBoard.Model.Table, $"{IncidentBoard.Model.Table}_previous" })
        {
            (await Owner<bool>($"select relrowsecurity from pg_class where oid = '{table}'::regclass")).ShouldBeTrue();
            (await Seen(table, "organisation", [Department.Organisation])).Own.ShouldBeGreaterThanOrEqualTo(5);
            (await Seen(table, "organisation", [WalledHouse.Foreign])).ShouldBe((0, 0));
        }
    }

    [Fact]
    public async Task A_role_outlives_the_cleaning_of_its_connection()
    {
        foreach (var role in DatabaseRole.All)
            for (var use = 0; use < 3; use++)
            {
                await using var connection = await Pool(role).OpenConnectionAsync(TestContext.Current.CancellationToken);
                (await Scalar(connection, "select current_user::text")).ShouldBe(role);
            }
    }

    [Fact]
    public async Task Every_table_of_the_product_is_walled_in_or_out_of_the_readers_reach()
    {
        var open = await Owner<string[]>(
            """
            select coalesce(array_agg(format('%s.%s', n.nspname, c.relname) order by 1), '{}') from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('ops', 'read', 'telemetry', 'wolverine', 'public') and c.relkind in ('r', 'p', 'v', 'm') and not c.relrowsecurity
                and has_table_privilege('ops_reader', c.oid, 'select')
            """);
        open.Order(StringComparer.Ordinal).ShouldBe(["ops.feed_epochs", "ops.feed_head", "ops.mt_event_progression", "ops.stream_labels"]); // positions and ids, no content
    }

    private Task<(long All, long Own)> Seen(string table, string column, string[]? organisations) =>
        Seen(_host.Services.GetRequiredService<ReaderDatabase>().Of(organisations, null), table, column);

    private static async Task<(long All, long Own)> Seen(Sight sight, string table, string column)
    {
        var question = new NpgsqlBatchCommand($"select count(*), count(*) filter (where {column} = $1) from {table}")
        {
            Parameters = { new() { Value = Department.Organisation } },
        };
        return (await sight.List(question, row => (row.GetInt64(0), row.GetInt64(1)), TestContext.Current.CancellationToken))[0];
    }

    private NpgsqlDataSource Pool(string role) => _host.Services.GetRequiredKeyedService<NpgsqlDataSource>(role);

    private async Task<string?> Refusal(string role, string attempt)
    {
        await using var connection = await Pool(role).OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await Should.ThrowAsync<PostgresException>(() => Scalar(connection, attempt))).SqlState;
    }

    private Task<T> Owner<T>(string sql, params object[] arguments) => PlainSql.AskAsync<T>(_host.ConnectionString, sql, arguments);

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
