using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.People;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.People;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.People;

/// <summary>Who is on call, as people ask it, and what comes of it.</summary>
public sealed class OnCallAnswersTests(TownOfClass at) : SharedTownTests(at)
{
    private static readonly OnCallLayer Lin = new("白班", 1, ["lin"], new(2025, 1, 6), 7, "09:00", []);

    private static readonly OnCallLayer Wang = Lin with { Name = "备班", Level = 2, People = ["wang"] };

    private static PublishRoster Plan(Guid team, params OnCallLayer[] layers) => new(Id, team, City, "Asia/Shanghai", layers, TakesQueue: true);

    [Fact]
    public async Task A_roster_is_published_asked_of_any_time_and_foreign_to_others()
    {
        var desk = await NewDesk();
        await Host.DoAsync(Plan(desk, Lin, Wang));
        var published = DateTimeOffset.UtcNow;
        (await OnCall(desk)).ShouldBe(["1 lin 白班", "2 wang 备班"]);

        var overrideId = Id;
        await Host.DoAsync(new DeclareRosterOverride(Id, desk, overrideId, 1, "wang", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddHours(8), "Dentist"));
        (await OnCall(desk)).ShouldBe(["1 wang ", "2 wang 备班"]);
        (await OnCall(desk, $"asOf: \"{published:O}\"")).ShouldBe(["1 lin 白班", "2 wang 备班"], "nobody knew of it then");
        var roster = (await Town.Ask(
            """
            query($id: ID!, $from: DateTimeOffset!, $to: DateTimeOffset!) { team(id: $id) { onCallRoster {
              plan { version timeZone takesQueue layers { name level people turnDays } } overrides { id person reason }
              shifts(from: $from, to: $to) { level person }
            } } }
            """, new { id = desk, from = published, to = published.AddDays(2) }))["team"]!["onCallRoster"]!;
        roster["plan"]!["layers"]!.AsArray().Count.ShouldBe(2);
        roster["overrides"]!.AsArray().ShouldHaveSingleItem()!["reason"]!.ToString().ShouldBe("Dentist");
        roster["shifts"]!.AsArray().Select(shift => $"{shift!["level"]} {shift["person"]}").ShouldBe(["1 lin", "1 wang", "1 lin", "2 wang"]);

        await Host.DoAsync(new EndRosterOverride(Id, desk, overrideId));
        (await OnCall(desk)).ShouldBe(["1 lin 白班", "2 wang 备班"]);
        (await Host.Send($$"""{ team(id: "{{desk}}") { onCallRoster { shifts(from: "2026-01-01T00:00:00Z", to: "2026-05-01T00:00:00Z") { level } } } }"""))
            ["errors"]![0]!["extensions"]!["code"]!.ToString().ShouldBe("shifts-out-of-range");
        var stranger = await Host.IssueAsync([Role.Partner], "330106");
        (await Town.Try(new PublishRoster(Id, Network, West, "Asia/Shanghai", [Lin]))).Refusal!.Code.ShouldBe("roster.foreign-team");
        (await Host.Send($$"""mutation { publishRoster(input: { commandId: "{{Id}}", teamId: "{{Network}}", organisation: "{{City}}", timeZone: "UTC", layers: [], takesQueue: false }) { refusal { code } } }""",
            token: stranger)).ToJsonString().ShouldContain("not-permitted");
    }

    [Fact]
    public async Task What_comes_to_the_queue_goes_to_whoever_is_on_call_and_says_why()
    {
        await Host.DoAsync(Plan(Desk, Lin, Wang));
        var (queued, asked, measured) = (await Town.Report(), await Town.Report(), Id);
        await Host.DoAsync(new ReportIncident(Id, measured, West, "Mail does not answer", Channel.Monitoring, Mail, "prometheus"));
        foreach (var incident in new[] { queued, asked }) await Host.DoAsync(new TriageIncident(Id, incident, Impact.High, Urgency.High));
        await Host.DoAsync(new AssignIncident(Id, queued, Desk));
        await Host.DoAsync(new AssignToOnCall(Id, asked));
        foreach (var incident in new[] { queued, asked, measured })
        {
            var page = (await Host.Eventually(
                "query($id: ID!) { incident(id: $id) { technician allowedActions timeline(first: 20) { nodes { type summary data } } } }",
                told => told["data"]?["incident"]?["technician"]?.ToString() == "lin", new { id = incident }))["data"]!["incident"]!;
            var because = page["timeline"]!["nodes"]!.AsArray().Single(entry => entry!["data"]!.ToString().Contains("onCall", StringComparison.Ordinal))!;
            JsonNode.Parse(because["data"]!.ToString())!["onCall"]!.ToJsonString().ShouldBe("""{"version":1,"level":1,"layer":"\u767D\u73ED"}""");
            because["summary"]!.ToString().ShouldContain("on call");
            page["allowedActions"]!.AsArray().Select(action => action!.ToString()).ShouldNotContain("ASSIGN_TO_ON_CALL");
        }

        (await Town.Try(new AssignToOnCall(Id, asked))).Refusal!.Code.ShouldBe("incident.already-with-somebody");
    }

    [Fact]
    public async Task A_draft_says_whom_it_would_call_and_records_nothing()
    {
        var desk = await NewDesk();
        await Host.DoAsync(Plan(desk, Lin));
        var begin = new DateTimeOffset(2030, 1, 7, 1, 0, 0, TimeSpan.Zero); // Monday, nine o'clock in Shanghai
        var trial = (await Trial(desk, "wang", begin, begin.AddDays(7)))["rosterTrial"]!;
        trial["shifts"]!.AsArray().Select(shift => shift!["person"]!.ToString()).ShouldBe(["lin", "wang"]);
        var difference = trial["differences"]!.AsArray().ShouldHaveSingleItem()!;
        (difference["official"]!.ToString(), difference["draft"]!.ToString(), difference["from"]!.GetValue<DateTimeOffset>()).ShouldBe(("lin", "wang", begin.AddDays(3)));
        (await Trial(desk, "chen", begin, begin.AddDays(7), demand: false))["errors"]![0]!["extensions"]!["code"]!.ToString().ShouldBe("roster.no-member");
        (await OnCall(desk)).ShouldBe(["1 lin 白班"]);
    }

    private async Task<Guid> NewDesk()
    {
        var team = Id;
        await Host.DoAsync(new CreateTeam(Id, team, City, "Another desk", ["lin", "wang"]));
        return team;
    }

    private async Task<JsonNode> Trial(Guid team, string person, DateTimeOffset from, DateTimeOffset to, bool demand = true)
    {
        const string query =
            """
            query($draft: RosterDraft!, $from: DateTimeOffset!, $to: DateTimeOffset!) {
              rosterTrial(draft: $draft, from: $from, to: $to) { shifts { person } differences { official draft from } } }
            """;
        var variables = new
        {
            draft = new
            {
                teamId = team, timeZone = "Asia/Shanghai", effectiveFrom = from.AddDays(3),
                layers = new[] { new { name = "New", level = 1, people = new[] { person }, start = "2030-01-07", turnDays = 7, handoverAt = "09:00", windows = Array.Empty<object>() } },
            },
            from, to,
        };
        return demand ? await Town.Ask(query, variables) : await Host.Send(query, variables);
    }

    private async Task<IEnumerable<string>> OnCall(Guid team, string? at = null)
    {
        var told = await Town.Ask($$"""{ team(id: "{{team}}"{{(at is null ? "" : $", {at}")}}) { onCallRoster { onCall { level person layer } } } }""");
        return told["team"]!["onCallRoster"]!["onCall"]!.AsArray().Select(shift => $"{shift!["level"]} {shift["person"]} {shift["layer"]}");
    }
}
