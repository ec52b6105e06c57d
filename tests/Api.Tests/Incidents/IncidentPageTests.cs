using System.Text.Json.Nodes;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Incidents;

public sealed class IncidentPageTests(TownOfClass at) : IClassFixture<TownOfClass>
{
    private OpsHost Host => at.Host;

    private SmallTown Town => at.Town;

    [Fact]
    public async Task An_incident_goes_from_report_to_its_page()
    {
        var id = await Town.Report(title: "邮件系统 cannot be reached");
        await Host.DoAsync(new TriageIncident(Id, id, Impact.High, Urgency.High, "Software"));
        await Host.DoAsync(new AssignIncident(Id, id, Desk, "lin"));
        await Town.CatchUp();

        var page = (await Town.Ask(
            """
            query($id: ID!) { incident(id: $id) {
                number status priority technician service { name ownerTeam { name } } team { name } organisation { name parent { name } }
                allowedActions timeline(first: 2) { nodes { version type summary recordedAt data } pageInfo { hasNextPage endCursor } }
                clocks { kind state targetSeconds secondsLeft verdict agreementName }
            } }
            """, new { id }))["incident"]!;

        page["status"]!.ToString().ShouldBe("ASSIGNED");
        page["priority"]!.ToString().ShouldBe("CRITICAL");
        page["service"]!["ownerTeam"]!["name"]!.ToString().ShouldBe("Service desk");
        page["organisation"]!["parent"]!["name"]!.ToString().ShouldBe("杭州市");
        page["allowedActions"]!.AsArray().Select(action => action!.ToString()).ShouldContain("ACCEPT");
        page["timeline"]!["nodes"]![0]!["type"]!.ToString().ShouldBe("incident.reported.v1");
        page["timeline"]!["pageInfo"]!["hasNextPage"]!.GetValue<bool>().ShouldBeTrue();
        page["clocks"]!.AsArray().Select(clock => clock!["verdict"]!.ToString()).ShouldBe(["OPEN", "OPEN"]);
        page["clocks"]![0]!["agreementName"]!.ToString().ShouldBe("Basic");
        page["clocks"]![0]!["targetSeconds"]!.GetValue<long>().ShouldBe(1_800);

        (await Found("邮件系统")).ShouldBe(1);
        (await Found("cannot reached")).ShouldBe(1);
        (await Found("cannot fly")).ShouldBe(0);
    }

    [Fact]
    public async Task Foreign_organisations_are_as_empty_as_unknown_ones()
    {
        var here = await Town.OpenDepartment(West);
        var (near, far) = (await Town.Report(here), await Town.Report(East));
        await Town.CatchUp();
        var token = await Host.IssueAsync([Role.Operator], here);

        var all = await Town.Ask("{ incidents { nodes { id } totalCount } }", token: token);
        all["incidents"]!["nodes"]!.AsArray().Select(row => row!["id"]!.ToString()).ShouldBe([near.ToString()]);
        all["incidents"]!["totalCount"]!.GetValue<int>().ShouldBe(1);
        foreach (var code in new[] { East, "999999" })
            (await Town.Ask("query($o: [String!]) { incidents(filter: { organisations: $o }) { nodes { id } } }", new { o = new[] { code } }, token))
                ["incidents"]!["nodes"]!.AsArray().ShouldBeEmpty();
        (await Town.Ask("query($id: ID!) { incident(id: $id) { id } }", new { id = far }, token))["incident"].ShouldBeNull();
    }

    [Fact]
    public async Task What_may_be_done_next_is_what_the_caller_may_do_there()
    {
        var (west, east) = (await Town.Report(West), await Town.Report(East));
        await Town.CatchUp();
        var token = await Host.IssueAsync([Role.Operator], West);
        await Host.DoAsync(new GiveGrant(
            Id, Id, SubjectKind.Token, AccessToken.IdOf(TokenSecret.HashOf(token)!), Roles.KeyOf(Role.Partner), East, true, "Reads there"));

        const string question = "query($id: ID!) { incident(id: $id) { allowedActions } }";
        await Host.Eventually(question, told => told["data"]?["incident"] is not null, new { id = east }, token);
        (await Town.Ask(question, new { id = west }, token))["incident"]!["allowedActions"]!.AsArray().ShouldNotBeEmpty();
        (await Town.Ask(question, new { id = east }, token))["incident"]!["allowedActions"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_works_sees_what_there_is_to_do()
    {
        var here = await Town.OpenDepartment(West);
        var (mine, queued) = (await Town.Report(here), await Town.Report(here));
        foreach (var id in new[] { mine, queued }) await Host.DoAsync(new TriageIncident(Id, id, Impact.High, Urgency.High));
        await Host.DoAsync(new AssignIncident(Id, mine, Desk, "lin"));
        await Host.DoAsync(new AssignIncident(Id, queued, Desk));
        await Town.CatchUp();

        var work = (await Town.Ask(
            "{ myWork(person: \"lin\") { person assigned { nodes { id } } queue { nodes { id } } atRisk { nodes { kind } } } }",
            token: await Host.IssueAsync([Role.Operator], here)))["myWork"]!;
        Ids(work["assigned"]!).ShouldBe([mine.ToString()]);
        Ids(work["queue"]!).ShouldBe([queued.ToString()]);
        work["atRisk"]!["nodes"]!.AsArray().Count.ShouldBe(4);
    }

    private static IEnumerable<string> Ids(JsonNode connection) => connection["nodes"]!.AsArray().Select(row => row!["id"]!.ToString());

    private async Task<int> Found(string text) =>
        (await Town.Ask("query($text: String) { incidents(filter: { text: $text }) { nodes { id } } }", new { text }))["incidents"]!["nodes"]!.AsArray().Count;
}
