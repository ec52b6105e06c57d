using EventSourcedOps.Api.Tests.Feeds;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Projections;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.Audit;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.Services;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Incidents;

/// <summary>What holds on made-up data has to hold on thousands of real rows, too.</summary>
public sealed class ImportUnderLoadTests(SharedPostgres postgres)
{
    private const int Held = 20;

    [Fact]
    public async Task A_partner_who_was_away_misses_nothing_of_an_import_in_which_transactions_commit_late()
    {
        RealExport.SkipWithout();
        await using var host = await FeedHost.Start(postgres);
        var import = RealExport.ImportAsync(host.ConnectionString);
        var before = (await LateCommitTests.Stored(host.ConnectionString)).Count;
        await Eventually.IsTrueAsync(
            async () => (await LateCommitTests.Stored(host.ConnectionString)).Count > before, "the import has begun");
        var late = new List<LateTransaction>();
        while (late.Count < Held && !import.IsCompleted) late.Add(await LateTransaction.Open(host.ConnectionString));
        late.Count.ShouldBe(Held, "they were opened while the import ran");
        await import;
        foreach (var (i, transaction) in late.Index().Reverse()) await transaction.End(commits: i % 4 != 0);

        var got = await new Partner(host).CaughtUp();
        var expected = await LateCommitTests.Stored(host.ConnectionString);
        expected.Count.ShouldBeGreaterThan(10_000);
        LateCommitTests.ShouldBeWhole(got, [.. expected]);
    }

    [Fact]
    public async Task Over_imported_incidents_every_model_is_rebuilt_equal_while_a_writer_adds_more()
    {
        RealExport.SkipWithout();
        await using var host = await OpsHost.StartAsync(postgres);
        await RealExport.ImportAsync(host.ConnectionString);
        var department = await Department.In(host);
        await department.Settled();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writing = department.WorkUntil(stop.Token);
        foreach (var model in ProjectionCatalog.All)
        {
            var report = await host.Services.GetRequiredService<Rebuild>().Run(model, cancellation: TestContext.Current.CancellationToken);
            report.IsEqual.ShouldBeTrue($"{report}");
            if (model == IncidentBoard.Model || model == SlaTracking.Model || model == AuditTrail.Model) report.Rebuilt.Rows.ShouldBeGreaterThan(890);
            TestContext.Current.SendDiagnosticMessage($"{report.Model}: {report.Rebuilt} at {report.Position}");
        }

        await stop.CancelAsync();
        await writing;
        await department.Settled();
        foreach (var finding in await host.Services.GetRequiredService<Verification>().Run()) finding.Breaches.ShouldBeEmpty(finding.Promise);
    }
}
