using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Projections.Incidents;

namespace EventSourcedOps.Api.Tests.Projections;

public sealed class KilledRebuildTests(SharedPostgres postgres)
{
    private static readonly string Table = IncidentBoard.Model.Table;

    [Fact]
    public async Task Killed_in_the_middle_it_leaves_the_live_model_serving_and_the_next_one_cleans_up()
    {
        await using var host = await OpsHost.StartAsync(postgres);
        var department = await Department.In(host);
        await department.Work(100);
        await department.Settled();
        var rows = await Rows(department);
        var settings = new Dictionary<string, string> { ["ConnectionStrings__ops"] = host.ConnectionString, ["Ops__Data"] = host.DataFolder };

        // A lock on the new table's place keeps the rebuild in its last step, so that the kill falls into the middle of it.
        await using (var blocker = await department.Database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (var holding = await blocker.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using (var read = new Npgsql.NpgsqlCommand($"select count(*) from {Table}", blocker)) await read.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            await using var rebuild = ApiProcess.Run(settings, "projections", "rebuild", IncidentBoard.Model.Name);
            await Eventually.IsTrueAsync(
                () => department.Ask<bool>("select exists (select from read.rebuilds where stage = 'promoting')"), "the rebuild is in its last step");
            await rebuild.KillAsync();
        }

        (await department.Ask<bool>($"select to_regclass('{Table}_next') is not null")).ShouldBeTrue();
        (await Rows(department)).ShouldBe(rows);
        await department.Work(1);
        await department.Settled();
        (await Rows(department)).ShouldBe(rows + 1);
        await Eventually.IsTrueAsync(async () => !(await department.StateOf(IncidentBoard.Model)).Rebuild!.Running, "its turn is free again");
        (await department.StateOf(IncidentBoard.Model)).Rebuild!.FinishedAt.ShouldBeNull();

        await using var next = ApiProcess.Run(settings, "projections", "rebuild", IncidentBoard.Model.Name);
        (await next.ExitAsync()).ShouldBe(0, next.Output);
        next.Output.ShouldContain("equal at position");
        (await department.Ask<bool>($"select to_regclass('{Table}_next') is null")).ShouldBeTrue();
        (await Rows(department)).ShouldBe(rows + 1);
    }

    [Fact]
    public async Task The_command_line_pauses_a_model_of_a_running_host_and_lists_it()
    {
        await using var host = await OpsHost.StartAsync(postgres);
        var department = await Department.In(host);
        var settings = new Dictionary<string, string> { ["ConnectionStrings__ops"] = host.ConnectionString, ["Ops__Data"] = host.DataFolder };
        await using (var pause = ApiProcess.Run(settings, "projections", "pause", "incident_board")) (await pause.ExitAsync()).ShouldBe(0, pause.Output);
        await department.Report();
        await using (var list = ApiProcess.Run(settings, "projections", "list"))
        {
            (await list.ExitAsync()).ShouldBe(0, list.Output);
            list.Output.ShouldContain("incident_board v1: paused: paused by");
        }

        await using (var resume = ApiProcess.Run(settings, "projections", "resume", "incident_board")) (await resume.ExitAsync()).ShouldBe(0, resume.Output);
        await department.Settled();
        (await Rows(department)).ShouldBe(1);
        await using var verify = ApiProcess.Run(settings, "verify");
        (await verify.ExitAsync()).ShouldBe(0, verify.Output);
        await using var stranger = ApiProcess.Run(settings, "projections", "rebuild", "nothing");
        (await stranger.ExitAsync()).ShouldBe(1, stranger.Output);
        stranger.Output.ShouldContain("incident_board, sla_tracking, audit_trail");
    }

    private static Task<long> Rows(Department department) => department.Ask<long>($"select count(*) from {Table} where until = 'infinity'");
}
