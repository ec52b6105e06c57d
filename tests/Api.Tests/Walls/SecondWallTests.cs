using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Tests.Projections;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.Walls;
using EventSourcedOps.Projections.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Walls;

/// <summary>PostgreSQL itself keeps organisations apart, whatever our own SQL forgets to ask for.</summary>
[Collection(nameof(WalledHouse))]
public sealed class SecondWallTests(WalledHouse house)
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
        var all = await house.Owner<long>($"select count(*) from {table}");
        var own = await house.Owner<long>($"select count(*) from {table} where {column} = $1", Department.Organisation);
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

    [Theory]
    [MemberData(nameof(Walled))]
    public async Task Who_names_no_organisation_sees_nothing(string table, string column)
    {
        await using var connection = await house.Pool(DatabaseRole.Reader).OpenConnectionAsync(TestContext.Current.CancellationToken);
        (await WalledHouse.Scalar(connection, $"select count(*) from {table} where {column} is not null")).ShouldBe(0L);

        // What one question may see ends with it, also on the same connection.
        await using (var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new("select set_config('ops.organisations', '*', true)"), new($"select count(*) from {table}") },
        })
            await batch.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        (await WalledHouse.Scalar(connection, $"select count(*) from {table}")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_table_that_a_rebuild_made_has_the_same_wall()
    {
        await _host.Services.GetRequiredService<Rebuild>().Run(IncidentBoard.Model, cancellation: TestContext.Current.CancellationToken);

        foreach (var table in new[] { IncidentBoard.Model.Table, $"{IncidentBoard.Model.Table}_previous" })
        {
            (await house.Owner<bool>($"select relrowsecurity from pg_class where oid = '{table}'::regclass")).ShouldBeTrue();
            (await Seen(table, "organisation", [Department.Organisation])).Own.ShouldBeGreaterThanOrEqualTo(5);
            (await Seen(table, "organisation", [WalledHouse.Foreign])).ShouldBe((0, 0));
        }
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
}
