using System.Text.Json;
using EventSourcedOps.Api.Tests.Access;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Projections;

/// <summary>What makes a read model stand still is seen, told, and can be mended.</summary>
public sealed class StandstillTests(SharedPostgres postgres) : IAsyncLifetime
{
    private static readonly IncidentBoard Board = IncidentBoard.Model;
    private OpsHost host = null!;
    private Department department = null!;

    public async ValueTask InitializeAsync()
    {
        host = await OpsHost.StartAsync(postgres);
        department = await Department.In(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task An_event_that_cannot_be_folded_stops_its_row_and_no_other_and_readiness_tells()
    {
        (await Ready()).ShouldNotContain("dead letters");
        var stream = await department.Plant("incident.resumed.v1", "{}");
        var other = await department.Report();
        await Hosting.Eventually.IsTrueAsync(() => Shown(other), "the other incident is shown");
        var letter = (await Letters.List(Board.Name)).Single();
        (letter.Key, letter.Stream, letter.Type).ShouldBe((stream, stream, "incident.resumed.v1"));
        letter.Fault.ShouldContain("nobody reported");
        (await Ready()).ShouldContain("incident_board has 1 dead letters");

        (await Letters.Retry(Board)).ShouldBe(new(0, 1));
        (await Letters.List(Board.Name)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_retry_folds_everything_that_the_row_missed()
    {
        var incident = await department.Report();
        await Hosting.Eventually.IsTrueAsync(() => Shown(incident), "it is shown");
        await department.Execute(
            "insert into read.dead_letters (model, key, stream, position, type, fault) values ($1, $2, $2, 1, 'incident.triaged.v1', 'a fold that was mended since')",
            Board.Name, incident);
        await department.Triage(incident);
        await department.Settled();
        (await Status(incident)).ShouldBe("New");

        (await Letters.Retry(Board)).ShouldBe(new(1, 0));
        (await Status(incident)).ShouldBe("Triaged");
        await ShouldBeWholeAfterMore();
    }

    [Fact]
    public async Task Paused_it_stands_still_and_resumed_it_goes_on_where_it_stood()
    {
        await department.Admin.Pause(Board, "lin");
        var incident = await department.Report();
        await Hosting.Eventually.IsTrueAsync(async () => (await department.StateOf(Board)).LagEvents > 0, "it lags");
        var state = await department.StateOf(Board);
        (state.Condition, state.Reason).ShouldBe((ProjectionCondition.Paused, "paused by lin"));
        (await Ready()).ShouldContain("incident_board is Paused");
        (await Shown(incident)).ShouldBeFalse();
        await Hosting.Eventually.IsTrueAsync(() => OthersSettled(), "the others move on");

        await department.Admin.Resume(Board);
        await Hosting.Eventually.IsTrueAsync(() => Shown(incident), "it is shown");
        (await department.StateOf(Board)).Condition.ShouldBe(ProjectionCondition.Running);
        await ShouldBeWholeAfterMore();
    }

    [Fact]
    public async Task A_model_that_cannot_store_what_follows_stays_behind_alone_and_joins_when_it_can()
    {
        await department.Alter($"alter table {Board.Table} add constraint no_more check (position < 0) not valid");
        var incident = await department.Report();
        await Hosting.Eventually.IsTrueAsync(() => OthersSettled(), "the others move on");
        await Hosting.Eventually.IsTrueAsync(
            () => department.Ask<bool>("select coalesce(pause_reason, '') like '%no_more%' from ops.mt_event_progression where name = $1", Board.Shard),
            "why is told");
        (await department.StateOf(Board)).LagEvents.ShouldBeGreaterThan(0);
        (await Shown(incident)).ShouldBeFalse();

        await department.Work(3); // turns go on without it
        await department.Alter($"alter table {Board.Table} drop constraint no_more");
        await Hosting.Eventually.IsTrueAsync(() => Shown(incident), "it is shown");
        await ShouldBeWholeAfterMore();
    }

    [Fact]
    public async Task An_event_of_an_unknown_type_stops_the_model_loudly_until_the_program_knows_it()
    {
        await department.Report();
        await department.Settled();
        await department.Plant("incident.vanished.v9", "{}");
        var incident = await department.Report();
        await Hosting.Eventually.IsTrueAsync(
            async () => (await department.StateOf(Board)).Condition == ProjectionCondition.Stuck, "the model stands still");
        (await department.StateOf(Board)).Reason!.ShouldContain("incident.vanished.v9");
        (await Ready()).ShouldContain("incident.vanished.v9");
        (await Shown(incident)).ShouldBeFalse();

        // A program that knows the type reads on; here the type becomes one that this program knows.
        await department.Execute("update ops.mt_events set type = 'team.closed.v1' where type = 'incident.vanished.v9'");
        await Hosting.Eventually.IsTrueAsync(() => Shown(incident), "it is shown");
    }

    [Fact]
    public async Task Administrators_are_told_when_a_model_stops_by_a_fault_and_when_it_moves_again()
    {
        using var admin = await Browser.SignedInAsync(host, "sun", (Role.SystemAdministrator, Reach.Everywhere));
        using var clerk = await Browser.SignedInAsync(host, "lin", (Role.Operator, Reach.Everywhere));
        await department.Report();
        await department.Settled();
        await department.Plant("incident.resumed.v1", "{}");
        await Told(admin, "PROJECTION_ROWS_HELD");
        (await Alarms(admin)).ShouldBe("""[{"model":"incident_board","fault":"ROWS_HELD"}]""");

        await department.Plant("incident.vanished.v9", "{}");
        await department.Report();
        await Hosting.Eventually.IsTrueAsync(async () => (await Alarms(admin)).Contains("STANDSTILL", StringComparison.Ordinal), "the alarm is raised");
        (await clerk.Ask("{ projectionAlarms { model } }")).ToJsonString().ShouldContain("not-permitted");
        (await News(clerk)).ShouldNotContain("PROJECTION");

        await department.Execute("update ops.mt_events set type = 'team.closed.v1' where type = 'incident.vanished.v9'");
        await department.Execute("delete from read.dead_letters");
        await Hosting.Eventually.IsTrueAsync(async () => await Alarms(admin) == "[]", "the alarm is over");
        await Hosting.Eventually.IsTrueAsync(async () => !(await News(admin)).Contains("PROJECTION", StringComparison.Ordinal), "what is over concerns nobody");
    }

    [Fact]
    public async Task Verification_finds_a_row_and_a_stream_that_were_tampered_with()
    {
        var incident = await department.Report();
        await department.Settled();
        await department.Execute($$"""update {{Board.Table}} set row = row || '{"title": "Nothing happened"}' where id = $1""", incident);
        await department.Execute("update ops.mt_streams set version = version + 1 where id = $1", incident);
        var broken = (await host.Services.GetRequiredService<Verification>().Run()).Where(finding => !finding.Holds).ToList();
        broken.Count.ShouldBe(2);
        broken.ShouldAllBe(finding => finding.Breaches.Single().Contains($"{incident}"));
    }

    private static async Task<string> Alarms(Browser browser) =>
        (await browser.Ask("{ projectionAlarms { model fault } }"))["data"]!["projectionAlarms"]!.ToJsonString();

    private static async Task<string> News(Browser browser) => (await browser.Ask("{ notifications { nodes { kind readModel } } }")).ToJsonString();

    private static Task Told(Browser browser, string kind) =>
        Hosting.Eventually.IsTrueAsync(async () => (await News(browser)).Contains(kind, StringComparison.Ordinal), $"{kind} was told");

    private async Task<bool> OthersSettled() => (await department.Admin.List()).All(state => state.Name == Board.Name || state.LagEvents == 0);

    /// <summary>It is carried on with the others, and what it missed was folded once.</summary>
    private async Task ShouldBeWholeAfterMore()
    {
        await department.Work(3);
        await department.Settled();
        foreach (var finding in await host.Services.GetRequiredService<Verification>().Run()) finding.Breaches.ShouldBeEmpty(finding.Promise);
    }

    private DeadLetters Letters => host.Services.GetRequiredService<DeadLetters>();

    private Task<bool> Shown(Guid incident) => department.Ask<bool>($"select exists (select from {Board.Table} where id = $1)", incident);

    private Task<string> Status(Guid incident) => department.Ask<string>($"select status from {Board.Table} where id = $1 and until = 'infinity'", incident);

    /// <summary>What an operator's monitor is told.</summary>
    private async Task<string> Ready() => string.Join('\n', JsonDocument.Parse(await host.Http.GetStringAsync("/health/ready", TestContext.Current.CancellationToken))
        .RootElement.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("description").GetString()));
}
