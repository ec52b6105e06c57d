using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Services;

public sealed class SlaAnswersTests(SlaAnswersTests.March at) : IClassFixture<SlaAnswersTests.March>
{
    public sealed class March(SharedPostgres postgres) : TownOfClass(postgres)
    {
        protected override async Task Settle()
        {
            await Past(West, 10, 100);
            await Past(West, 40, 100);
            await Past(East, 10, 300);
            await Town.Report(East);
        }

        /// <summary>Reported long ago, resolved after that many minutes; promised were 30 for the response and 240 for the resolution.</summary>
        private async Task Past(string organisation, int accepted, int resolved)
        {
            var (id, began) = (Id, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
            await Host.DoAsync(new ReportIncident(Id, id, organisation, "Slow", Channel.Portal, Mail, "Chen", BeganAt: began), began);
            await Host.DoAsync(new TriageIncident(Id, id, Impact.High, Urgency.High), began);
            await Host.DoAsync(new AssignIncident(Id, id, Desk, "lin"), began);
            await Host.DoAsync(new AcceptIncident(Id, id, "lin"), began.AddMinutes(accepted));
            await Host.DoAsync(new ResolveIncident(Id, id, "fixed", "Restarted"), began.AddMinutes(resolved));
        }
    }

    private OpsHost Host => at.Host;

    [Fact]
    public async Task Kept_promises_are_counted_in_groups()
    {
        var groups = (await at.Town.Ask(
            """
            { slaAttainment(from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z", by: ORGANISATION) { key name met missed open percent }
              months: slaAttainment(from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z", by: MONTH, kind: RESOLUTION, organisations: ["330100"]) { key met missed } }
            """))!;

        groups["slaAttainment"]!.AsArray().Select(group => $"{group!["key"]} {group["name"]} {group["met"]} {group["missed"]} {group["open"]} {group["percent"]}")
            .ShouldBe([$"{East} 上城区 1 1 2 50", $"{West} 西湖区 3 1 0 75"]);
        var march = groups["months"]!.AsArray().Single(month => month!["key"]!.ToString() == "2026-03")!;
        (march["met"]!.GetValue<int>(), march["missed"]!.GetValue<int>()).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_draft_is_judged_beside_the_official_verdicts_and_changes_nothing()
    {
        var token = await Host.IssueAsync([Role.SystemAdministrator, Role.Operator], name: "weigher");

        var answer = (await at.Town.Ask(
            """
            query($calendar: ID!, $agreement: ID!) { slaWhatIf(
                draft: { organisation: "330000", effectiveFrom: "2026-01-01T00:00:00Z", calendarId: $calendar, agreementId: $agreement,
                         pausingReasons: [], rules: [{ priority: CRITICAL, responseMinutes: 60, resolutionMinutes: 90 }] },
                from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z") {
              count differing official { met missed open } draft { met missed open }
              clocks(differing: false) { nodes { number kind official draft draftTargetSeconds incident { number } } } } }
            """, new { calendar = Calendar, agreement = Agreement }, token))["slaWhatIf"]!;

        answer["count"]!.GetValue<int>().ShouldBe(6);
        answer["official"]!.ToJsonString().ShouldBe("""{"met":4,"missed":2,"open":0}""");
        answer["draft"]!.ToJsonString().ShouldBe("""{"met":3,"missed":3,"open":0}""");
        answer["differing"]!.GetValue<int>().ShouldBe(3);
        answer["clocks"]!["nodes"]!.AsArray().Count.ShouldBe(6);
        (await EventsBy("weigher")).ShouldBe(0);
    }

    [Fact]
    public async Task A_draft_by_an_unknown_calendar_is_refused()
    {
        var answer = await Host.Send(
            """
            { slaWhatIf(draft: { organisation: "330000", effectiveFrom: "2026-01-01T00:00:00Z", calendarId: "0198a4f0-0000-7000-8000-000000000000",
                pausingReasons: [], rules: [] }, from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z") { count } }
            """);
        answer["errors"]![0]!["extensions"]!["code"]!.ToString().ShouldBe("calendar.unknown");
    }

    [Fact]
    public async Task A_draft_for_an_organisation_out_of_reach_is_as_one_for_an_unknown_one()
    {
        var token = await Host.IssueAsync([Role.Operator], West);
        (await Tried(West)).ShouldBeNull();
        (await Tried(East)).ShouldBe("organisation.unknown");
        (await Tried("999999")).ShouldBe("organisation.unknown");

        async Task<string?> Tried(string organisation) => (await Host.Send(
            """
            query($organisation: String!, $calendar: ID!) { slaWhatIf(
                draft: { organisation: $organisation, effectiveFrom: "2026-01-01T00:00:00Z", calendarId: $calendar, pausingReasons: [],
                         rules: [{ priority: CRITICAL, responseMinutes: 60, resolutionMinutes: 90 }] },
                from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z") { count } }
            """, new { organisation, calendar = Calendar }, token))["errors"]?[0]!["extensions"]!["code"]!.ToString();
    }

    /// <summary>The product goes on meanwhile with what waits for its time; what somebody asked for is told by their name.</summary>
    private Task<long> EventsBy(string caller) =>
        PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from ops.mt_events where user_name = $1", caller);
}
