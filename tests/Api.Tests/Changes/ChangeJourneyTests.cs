using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Changes;

/// <summary>Several people take a change from the wish to its end, over GraphQL, as the portal does.</summary>
public sealed class ChangeJourneyTests(ChangeJourneyTests.Staffed at) : IClassFixture<ChangeJourneyTests.Staffed>, IAsyncLifetime
{
    public sealed class Staffed(SharedPostgres postgres) : TownOfClass(postgres)
    {
        public string Lin { get; private set; } = null!;

        public string Wang { get; private set; } = null!;

        public string Manager { get; private set; } = null!;

        protected override async Task Settle()
        {
            Lin = await Host.IssueAsync([Role.Operator], City, name: "lin-token");
            Wang = await Host.IssueAsync([Role.Operator], City, name: "wang-token");
            Manager = await Host.IssueAsync([Role.ChangeManager], City, name: "zhao-token");
        }
    }

    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private readonly string _lin = at.Lin, _wang = at.Wang, _manager = at.Manager;
    private Guid _switch;

    private OpsHost Host => at.Host;

    private SmallTown Town => at.Town;

    public async ValueTask InitializeAsync() => _switch = await new ChangeWorks(Host, Town).KnowSwitch();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_change_meets_a_conflict_is_approved_by_two_fails_a_step_and_is_taken_back()
    {
        var other = await Planned("Replace the line card");
        await Approved(other);
        await Do("scheduleChange", new { changeId = other });

        var change = await Planned("Upgrade the firmware");
        await Town.CatchUp();
        var outlook = (await Town.Ask(
            "query($id: ID!) { changeOutlook(id: $id) { conflicts { kind change { id } } items { name } risk { level factors { kind points } } } }",
            new { id = change }, _lin))["changeOutlook"]!;
        outlook["conflicts"]![0]!["kind"]!.ToString().ShouldBe("SAME_ITEM");
        outlook["conflicts"]![0]!["change"]!["id"]!.ToString().ShouldBe(other.ToString());
        outlook["items"]![0]!["name"]!.ToString().ShouldBe("core-sw-1");

        await Approved(change);
        (await Refused("scheduleChange", new { changeId = change })).ShouldBe("change.conflicting");
        await Do("scheduleChange", new { changeId = change, conflictReason = "Both in one night" });
        await Do("startChange", new { changeId = change });
        await Do("reportChangeStep", new { changeId = change, step = 0, succeeded = true, note = "Copied" });
        (await Refused("reportChangeStep", new { changeId = change, step = 0, succeeded = true })).ShouldBe("change.step-out-of-turn");
        await Do("reportChangeStep", new { changeId = change, step = 1, succeeded = false, note = "It does not boot" });
        await Do("abortChange", new { changeId = change, reason = "It does not boot" });
        (await Refused("closeChange", new { changeId = change })).ShouldBe("change.not-over");
        await Do("rollBackChangeStep", new { changeId = change, step = 0, succeeded = true });
        await Do("evaluateChange", new { changeId = change, metGoal = false, findings = "Wrong image" });
        await Do("closeChange", new { changeId = change });

        await Town.CatchUp();
        var page = (await Town.Ask(
            """
            query($id: ID!) { change(id: $id) {
                number status closure requester abortReason words { person agrees } allowedActions itemsAtApproval { name }
                steps { state reports { by note succeeded } } rollback { state } timeline(first: 50) { nodes { type summary } } } }
            """, new { id = change }, _lin))["change"]!;
        page["number"]!.ToString().ShouldStartWith("CHG");
        (page["status"]!.ToString(), page["closure"]!.ToString()).ShouldBe(("CLOSED", "ROLLED_BACK"));
        page["words"]!.AsArray().Select(word => word!["person"]!.ToString()).ShouldBe(["wang-token", "zhao-token"]);
        page["steps"]!.AsArray().Select(step => step!["state"]!.ToString()).ShouldBe(["DONE", "FAILED"]);
        page["itemsAtApproval"]![0]!["name"]!.ToString().ShouldBe("core-sw-1");
        page["timeline"]!["nodes"]!.AsArray()[^1]!["type"]!.ToString().ShouldBe("change.closed.v1");
        page["allowedActions"]!.AsArray().Select(action => action!.ToString()).ShouldBe(["LINK_INCIDENT"]);
    }

    [Fact]
    public async Task A_change_of_what_stands_on_it_conflicts_too_and_its_impact_is_counted()
    {
        var host = Id;
        await Host.DoAsync(new RegisterItem(Id, host, City, "device", Stage.InStock, "manual", [new("name", "host-1")]));
        await Host.DoAsync(new RelateItem(Id, host, "depends-on", _switch, "manual"));
        var below = await Planned("Upgrade the firmware");
        await Approved(below);
        await Do("scheduleChange", new { changeId = below });

        var above = await Planned("Add memory", host);
        await Town.CatchUp();
        var outlook = (await Town.Ask(
            "query($above: ID!, $below: ID!) { above: changeOutlook(id: $above) { conflicts { kind change { id } } } below: changeOutlook(id: $below) { impact { items } } }",
            new { above, below }, _lin));
        var conflict = outlook["above"]!["conflicts"]!.AsArray().ShouldHaveSingleItem()!;
        (conflict["kind"]!.ToString(), conflict["change"]!["id"]!.ToString()).ShouldBe(("DEPENDENT_ITEM", below.ToString()));
        ((int)outlook["below"]!["impact"]!["items"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Who_wants_a_change_is_not_offered_its_approval()
    {
        var change = await Planned("Upgrade the firmware");
        await Do("submitChange", new { changeId = change });
        await Town.CatchUp();
        (await Actions(change, _lin)).ShouldNotContain("REVIEW");
        (await Actions(change, _wang)).ShouldContain("REVIEW");
        (await Actions(change, await Host.TokenOfAsync(Role.Auditor))).ShouldBeEmpty("who may only look is offered nothing");
        (await Refused("reviewChange", new { changeId = change, agrees = true })).ShouldBe("change.own-change");
        (await Refused("approveChange", new { changeId = change }, _manager)).ShouldBe("change.not-awaited");
    }

    [Fact]
    public async Task The_calendar_shows_what_does_not_go_together()
    {
        var here = await Town.OpenDepartment(City);
        var (one, two) = (await Planned("One", organisation: here), await Planned("Two", organisation: here));
        await Do("declareBlackout", new
        {
            blackoutId = Id, organisation = City, kind = "PERIOD", name = "国庆封网",
            period = new { from = Now.AddDays(2), to = Now.AddDays(3) },
        }, _manager);
        await Town.CatchUp();
        var calendar = (await Town.Ask(
            """
            query($here: String!, $from: DateTimeOffset!, $to: DateTimeOffset!) { changeCalendar(from: $from, to: $to, organisations: [$here]) {
                entries { change { id } conflicts } blackouts { name } truncated } }
            """, new { here, from = Now.AddDays(-1), to = Now.AddDays(7) }, _lin))["changeCalendar"]!;
        calendar["entries"]!.AsArray().Select(entry => entry!["change"]!["id"]!.ToString()).ShouldBe([one.ToString(), two.ToString()], ignoreOrder: true);
        calendar["entries"]!.AsArray().ShouldAllBe(entry => entry!["conflicts"]![0]!.ToString() == "SAME_ITEM");
        calendar["blackouts"]![0]!["name"]!.ToString().ShouldBe("国庆封网");
    }

    [Fact]
    public async Task Foreign_organisations_see_nothing_of_it()
    {
        var change = await Planned("Upgrade the firmware");
        await Town.CatchUp();
        var east = await Host.IssueAsync([Role.Operator], East, name: "east-token");
        (await Town.Ask("query($id: ID!) { change(id: $id) { id } changeOutlook(id: $id) { items { id } } }", new { id = change }, east))
            .ToJsonString().ShouldBe("""{"change":null,"changeOutlook":null}""");
        (await Refused("submitChange", new { changeId = change }, east)).ShouldBe("unknown");
    }

    [Fact]
    public async Task What_one_cannot_see_one_cannot_change()
    {
        var east = await Host.IssueAsync([Role.Operator], East, name: "east-token");
        var change = Id;
        await Do("draftChange", new { changeId = change, organisation = East, kind = "NORMAL", title = "Ours" }, east);
        (await Refused("planChange", PlanOf(change), east)).ShouldBe("change.item-unknown");
    }

    private async Task<Guid> Planned(string title, Guid? item = null, string organisation = City)
    {
        var id = Id;
        await Do("draftChange", new { changeId = id, organisation, kind = "NORMAL", title });
        await Do("planChange", PlanOf(id, item ?? _switch));
        return id;
    }

    private object PlanOf(Guid change) => PlanOf(change, _switch);

    private static object PlanOf(Guid change, Guid item) => new
    {
        changeId = change, purpose = "Closes a hole", steps = new[] { new { text = "Copy" }, new { text = "Load" } },
        rollback = new[] { new { text = "Load the old one" } }, verification = "Ping", items = new[] { item }, rehearsed = true,
        window = new { from = Now.AddHours(-1), to = Now.AddHours(3) },
        declared = new[] { new { itemId = item, attribute = "firmware", value = "9.2" } },
    };

    private async Task Approved(Guid change)
    {
        await Do("submitChange", new { changeId = change });
        await Do("reviewChange", new { changeId = change, agrees = true }, _wang);
        await Do("approveChange", new { changeId = change, comment = "Go" }, _manager);
        await Town.CatchUp();
    }

    private async Task Do(string mutation, object input, string? token = null) => (await Send(mutation, input, token)).ShouldBeNull();

    private async Task<string> Refused(string mutation, object input, string? token = null) => (await Send(mutation, input, token)).ShouldNotBeNull();

    private async Task<string?> Send(string mutation, object input, string? token)
    {
        var filled = System.Text.Json.JsonSerializer.SerializeToNode(input, System.Text.Json.JsonSerializerOptions.Web)!.AsObject();
        filled["commandId"] = Id.ToString();
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        var answer = await Town.Ask($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ refusal {{ code reason }} }} }}", new { input = filled }, token ?? _lin);
        return answer[mutation]!["refusal"]?["code"]?.ToString();
    }

    private async Task<IEnumerable<string>> Actions(Guid change, string token) =>
        (await Town.Ask("query($id: ID!) { change(id: $id) { allowedActions } }", new { id = change }, token))["change"]!["allowedActions"]!
            .AsArray().Select(action => action!.ToString());
}
