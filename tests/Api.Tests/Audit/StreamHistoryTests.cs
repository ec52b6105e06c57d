using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Audit;

public sealed class StreamHistoryTests(TownOfClass at) : IClassFixture<TownOfClass>
{
    private const string Steps = "steps(first: 50) { totalCount nodes { version type by changes { path before after } fault } }";

    private OpsHost Host => at.Host;

    private SmallTown Town => at.Town;

    [Fact]
    public async Task An_auditor_sees_what_each_fact_changed()
    {
        var id = await Town.Report(West, "The printer burns");
        await Host.DoAsync(new CorrectIncident(Id, id, "The printer smokes", null));

        var history = (await Ask($"{{ streamHistory(id: \"{id}\") {{ kind organisationCode version {Steps} }} }}", Role.Auditor))["streamHistory"]!;
        ((string?)history["kind"]).ShouldBe("incident");
        ((string?)history["organisationCode"]).ShouldBe(West);
        var corrected = history["steps"]!["nodes"]!.AsArray().Single(step => (string?)step!["type"] == "incident.corrected.v1")!;
        var change = corrected["changes"]!.AsArray().Single()!;
        ((string?)change["path"]).ShouldBe("title");
        ((string?)change["before"]).ShouldBe("The printer burns");
        ((string?)change["after"]).ShouldBe("The printer smokes");
    }

    [Fact]
    public async Task Every_kind_of_thing_in_the_landscape_can_be_replayed()
    {
        foreach (var id in new[] { Desk, Mail, Calendar, Agreement })
        {
            var history = (await Ask($"{{ streamHistory(id: \"{id}\") {{ {Steps} }} }}", Role.Auditor))["streamHistory"]!;
            var first = history["steps"]!["nodes"]![0]!;
            first["fault"].ShouldBeNull();
            first["changes"]!.AsArray().ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task The_past_and_other_organisations_stay_out_of_it()
    {
        var before = DateTimeOffset.UtcNow;
        var id = await Town.Report();
        (await Ask($"{{ streamHistory(id: \"{id}\", asOf: \"{before:o}\") {{ version }} }}", Role.Auditor))["streamHistory"].ShouldBeNull();

        var stranger = await Host.IssueAsync([Role.Auditor], East);
        (await Town.Ask($"{{ streamHistory(id: \"{id}\") {{ version }} }}", token: stranger))["streamHistory"].ShouldBeNull();
    }

    private async Task<System.Text.Json.Nodes.JsonNode> Ask(string query, Role role) => await Town.Ask(query, token: await Host.TokenOfAsync(role));
}
