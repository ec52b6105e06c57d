using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Changes;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Changes;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Changes;

/// <summary>What ended changes make one expect of the next one.</summary>
public sealed class RiskEstimateTests(TownOfClass at) : IClassFixture<TownOfClass>
{
    private const string Question =
        """
        { changes(first: 1, filter: { statuses: [CLOSED] }) { nodes { id } } }
        """;

    private OpsHost Host => at.Host;

    private SmallTown Town => at.Town;

    [Fact]
    public async Task Ended_changes_teach_whoever_may_read_them()
    {
        var here = await Town.OpenDepartment(City);
        var works = new ChangeWorks(Host, Town, here);
        // What was not rehearsed was taken back every third time.
        for (var i = 0; i < LearnedRisk.LessonsNeeded; i++) await works.Ended(rehearsed: i % 2 == 0, takenBack: i % 4 == 1 || i == 0);
        await Town.CatchUp();
        var token = await Host.IssueAsync([Role.Operator], here);
        var id = (await Town.Ask(Question, token: token))["changes"]!["nodes"]![0]!["id"]!.ToString();

        var estimate = await Estimate(id, token);
        ((int)estimate["lessons"]!).ShouldBe(LearnedRisk.LessonsNeeded);
        ((int)estimate["wentWrong"]!).ShouldBe(14);
        ((double)estimate["probability"]!).ShouldBeInRange(0.01, 0.99);
        ((double)estimate["discrimination"]!).ShouldBeGreaterThan(0.6);
        estimate["factors"]![0]!["kind"]!.ToString().ShouldBe("REHEARSAL");
    }

    [Fact]
    public async Task Too_few_are_said_to_be_too_few()
    {
        var here = await Town.OpenDepartment(City);
        var works = new ChangeWorks(Host, Town, here);
        await works.Ended(rehearsed: true, takenBack: true);
        await Town.CatchUp();
        var token = await Host.IssueAsync([Role.Operator], here);
        var id = (await Town.Ask(Question, token: token))["changes"]!["nodes"]![0]!["id"]!.ToString();

        var estimate = await Estimate(id, token);
        estimate["probability"].ShouldBeNull();
        ((int)estimate["lessons"]!, (int)estimate["wentWrong"]!, (int)estimate["lessonsNeeded"]!).ShouldBe((1, 1, LearnedRisk.LessonsNeeded));

        // What was learned for a department is no lesson for those who may not read its changes.
        var (below, part) = (Id, await Town.OpenDepartment(here));
        await Host.DoAsync(new DraftChange(Id, below, part, ChangeKind.Normal, "更换灯具"));
        await Host.DoAsync(new PlanChange(Id, below, "照明", [new("更换")], [new("装回")], "看灯", []));
        await Town.CatchUp();
        ((int)(await Estimate($"{below}", await Host.IssueAsync([Role.Operator], part)))["lessons"]!).ShouldBe(0);
    }

    private async Task<JsonNode> Estimate(string id, string token) => (await Town.Ask(
        """
        query($id: ID!) { changeOutlook(id: $id) { estimate {
            probability discrimination lessons wentWrong lessonsNeeded factors { kind effect } } } }
        """, new { id }, token))["changeOutlook"]!["estimate"]!;
}
