using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Audit;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Services;
using EventSourcedOps.Projections.Workspace;
using EventSourcedOps.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Projections;

/// <summary>Each leaves the models as whole as it found them.</summary>
public sealed class RebuildTests(RebuildTests.Worked at) : IClassFixture<RebuildTests.Worked>
{
    public sealed class Worked(SharedPostgres postgres) : HostOfClass(postgres)
    {
        internal Department Department { get; private set; } = null!;

        protected override async Task Fill()
        {
            Department = await Department.In(Host);
            await Department.Work(200);
            await Department.Settled();
        }
    }

    private readonly OpsHost host = at.Host;
    private readonly Department department = at.Department;

    private static readonly ReadModel[] FilledByIncidents = [IncidentBoard.Model, SlaTracking.Model, AuditTrail.Model, Notifications.Model];

    [Fact]
    public async Task While_people_write_every_model_is_rebuilt_equal_and_no_reader_notices()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writing = department.WorkUntil(stop.Token);
        var reading = Task.Run(() => ReadUntil(stop.Token));
        foreach (var model in ProjectionCatalog.All)
        {
            var epoch = await Epoch(model);
            var report = await Rebuild(model);
            report.IsEqual.ShouldBeTrue($"{report}");
            if (FilledByIncidents.Contains(model)) report.Rebuilt.Rows.ShouldBeGreaterThan(200);
            (await Epoch(model)).ShouldBe(epoch);
        }

        await stop.CancelAsync();
        await writing;
        (await reading).ShouldBeGreaterThan(100);
        await department.Settled();
        foreach (var finding in await host.Services.GetRequiredService<Verification>().Run()) finding.Breaches.ShouldBeEmpty(finding.Promise);
    }

    [Fact]
    public async Task What_was_told_late_and_from_another_zone_is_folded_alike_live_and_anew()
    {
        var incident = await department.Report();
        await host.DoAsync(
            new TriageIncident(Guid.CreateVersion7(), incident, Impact.Medium, Urgency.High),
            new DateTimeOffset(2026, 3, 1, 9, 30, 15, 123, TimeSpan.FromHours(8)));
        await host.DoAsync(
            new CancelIncident(Guid.CreateVersion7(), incident, "A mistake"),
            new DateTimeOffset(2026, 3, 1, 10, 30, 15, 456, TimeSpan.FromHours(8)));
        await department.Settled();
        foreach (var model in ProjectionCatalog.All) (await Rebuild(model)).IsEqual.ShouldBeTrue(model.Name);
    }

    [Fact]
    public async Task A_table_that_differs_is_refused_unless_the_difference_is_accepted()
    {
        await department.Execute($"update {IncidentBoard.Model.Table} set number = 'wrong' where id = (select min(id::text)::uuid from {IncidentBoard.Model.Table})");
        var refused = await Should.ThrowAsync<RebuildRefusedException>(() => Rebuild(IncidentBoard.Model));
        refused.Message.ShouldContain("Rows that differ: ");
        (await Wrong()).ShouldBeGreaterThan(0);
        (await department.Ask<bool>($"select to_regclass('{IncidentBoard.Model.Table}_next') is null")).ShouldBeTrue();

        (await Rebuild(IncidentBoard.Model, acceptDifference: true)).IsEqual.ShouldBeFalse();
        (await Wrong()).ShouldBe(0);
        await department.Work(1);
        await department.Settled();
    }

    [Fact]
    public async Task A_rollback_brings_the_table_before_back_caught_up()
    {
        await department.Execute($"update {IncidentBoard.Model.Table} set number = 'wrong' where id = (select min(id::text)::uuid from {IncidentBoard.Model.Table})");
        await Rebuild(IncidentBoard.Model, acceptDifference: true);
        await department.Work(10);
        await department.Settled();
        var rows = await Rows();

        await Rollback();
        (await Wrong()).ShouldBeGreaterThan(0);
        (await Rows()).ShouldBe(rows);
        await department.Work(10);
        await department.Settled();
        (await Rows()).ShouldBe(rows + 10);

        await Rollback();
        (await Wrong()).ShouldBe(0);
        (await Rows()).ShouldBe(rows + 10);
    }

    [Fact]
    public async Task Two_rebuilds_of_one_model_do_not_run_at_once()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        var one = Task.Run(() => host.Services.GetRequiredService<Rebuild>().Run(IncidentBoard.Model, progress: new Hold(first, second)));
        await first.Task;
        await Should.ThrowAsync<RebuildRefusedException>(() => Rebuild(IncidentBoard.Model));
        (await department.StateOf(IncidentBoard.Model)).Rebuild!.Running.ShouldBeTrue();
        second.SetResult();
        (await one).IsEqual.ShouldBeTrue();
        var over = (await department.StateOf(IncidentBoard.Model)).Rebuild!;
        over.Running.ShouldBeFalse();
        over.FinishedAt.ShouldNotBeNull();
    }

    private Task<RebuildReport> Rebuild(ReadModel model, bool acceptDifference = false) =>
        host.Services.GetRequiredService<Rebuild>().Run(model, acceptDifference);

    private Task<long> Rollback() => host.Services.GetRequiredService<Rollback>().Run(IncidentBoard.Model);

    private Task<long> Wrong() => department.Ask<long>($"select count(*) from {IncidentBoard.Model.Table} where number = 'wrong'");

    private Task<long> Rows() => department.Ask<long>($"select count(*) from {IncidentBoard.Model.Table} where until = 'infinity'");

    private Task<int> Epoch(ReadModel model) => department.Ask<int>("select epoch from read.models where name = $1", model.Name);

    /// <summary>Reads without a pause, with a plan kept over the swap and with one made anew: never fewer rows than before, never an error.</summary>
    private async Task<int> ReadUntil(CancellationToken stop)
    {
        var sql = $"select count(*) from {IncidentBoard.Model.Table} where until = 'infinity'";
        await using var connection = await department.Database.OpenConnectionAsync(CancellationToken.None);
        await using var kept = new Npgsql.NpgsqlCommand(sql, connection);
        await kept.PrepareAsync(CancellationToken.None);
        var (reads, seen) = (0, 0L);
        for (; !stop.IsCancellationRequested; reads++)
        {
            var now = reads % 2 == 0 ? (long)(await kept.ExecuteScalarAsync(CancellationToken.None))! : await department.Ask<long>(sql);
            now.ShouldBeGreaterThanOrEqualTo(seen);
            seen = now;
        }

        seen.ShouldBeGreaterThan(200);
        return reads;
    }

    /// <summary>Stops a rebuild where it compares, until it may go on.</summary>
    private sealed class Hold(TaskCompletionSource reached, TaskCompletionSource goOn) : IProgress<Progress>
    {
        public void Report(Progress value)
        {
            if (value.Stage != "comparing" || !reached.TrySetResult()) return;
            goOn.Task.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
        }
    }
}
