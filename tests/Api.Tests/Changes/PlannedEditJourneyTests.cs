using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Changes;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Changes;

/// <summary>An important switch is edited by a change, and by nothing else; what the change did is found from incidents and items alike.</summary>
public sealed class PlannedEditJourneyTests(TownOfClass at) : IClassFixture<TownOfClass>, IAsyncLifetime
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private Guid _switch;
    private string _here = null!, _keeper = null!;

    private OpsHost Host => at.Host;

    private SmallTown Town => at.Town;

    public async ValueTask InitializeAsync()
    {
        _here = await Town.OpenDepartment(City);
        _keeper = await Host.IssueAsync([Role.ConfigurationManager, Role.Operator], _here, name: "keeper", label: DataLabel.Important);
        _switch = await new ChangeWorks(Host, Town, _here).KnowSwitch();
        await Host.DoAsync(new ClassifyItem(Id, _switch, Importance.Core, DataLabel.Important));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task By_hand_an_important_item_is_edited_as_part_of_a_change_only()
    {
        var report = new { itemId = _switch, source = "manual", attributes = new[] { new { key = "firmware", value = "9.2" } } };
        (await Refused("reportItem", report)).ShouldBe("item.change-needed");
        var change = await Begun();
        (await Refused("verifyChange", new { changeId = change, passed = true, findings = "It answers" })).ShouldBe("change.not-implemented");
        await Told(new ReportChangeStep(Id, change, 0, true));
        await Told(new VerifyChange(Id, change, true, "It answers"));
        await Told(new EvaluateChange(Id, change, true, "Went well"));

        // It says 9.2 and the item reads 9.1: it stays open until they agree.
        (await Town.Try(new CloseChange(Id, change), "chen")).Refusal!.Code.ShouldBe("change.items-differ");
        await Do("reportItem", new { report.itemId, report.source, report.attributes, changeId = change });
        await Told(new CloseChange(Id, change));
        (await Refused("reportItem", new { report.itemId, report.source, attributes = new[] { new { key = "firmware", value = "9.3" } }, changeId = change }))
            .ShouldBe("item.change-not-under-way");

        await Town.CatchUp();
        var item = await Item();
        item["unplanned"].ShouldBeNull();
        item["versions"]!["nodes"]![0]!["changes"]!.ToJsonString().ShouldBe($$"""[{"key":"@change","after":"{{change}}"}]""");
    }

    [Fact]
    public async Task Going_back_to_a_version_takes_a_change_whatever_the_policy()
    {
        var manager = await Host.IssueAsync([Role.ChangeManager], _here, name: "zhao-token");
        await Do("setChangePolicy", new { organisation = _here, unplannedEdits = "FLAGGED" }, manager);
        await Do("reportItem", new { itemId = _switch, source = "manual", attributes = new[] { new { key = "firmware", value = "9.2" } } });
        await Town.CatchUp();
        var item = await Item();
        (item["unplanned"]!["by"]!.ToString(), (int)item["unplanned"]!["times"]!).ShouldBe(("keeper", 1));
        (await Names("unplanned: true")).ShouldBe(["core-sw-1"]);

        (await Refused("revertItem", new { itemId = _switch, version = 1 })).ShouldBe("item.change-needed");
        await Do("revertItem", new { itemId = _switch, version = 1, changeId = await Begun() });
        await Town.CatchUp();
        (await Item())["unplanned"].ShouldBeNull();
        (await Names("unplanned: true")).ShouldBeEmpty();
        var policies = await Town.Ask("{ changePolicies { organisation { code } unplannedEdits } }", token: manager);
        policies.ToJsonString().ShouldBe($$"""{"changePolicies":[{"organisation":{"code":"{{_here}}"},"unplannedEdits":"FLAGGED"}]}""");
    }

    [Fact]
    public async Task What_a_source_sees_is_recorded_and_flagged_until_somebody_accepts_it()
    {
        await Do("reportItem", new { itemId = _switch, source = "discovery", attributes = new[] { new { key = "description", value = "Smoke" } } });
        await Town.CatchUp();
        (await Item())["unplanned"].ShouldNotBeNull();
        await Do("setItemBaseline", new { itemId = _switch, name = "accepted" });
        await Town.CatchUp();
        (await Item())["unplanned"].ShouldBeNull();
    }

    [Fact]
    public async Task Incidents_of_what_stands_on_the_changed_item_are_suggested_from_both_ends_and_linked_by_a_person()
    {
        var (host, incident, stranger) = (Id, Id, Id);
        await Host.DoAsync(new RegisterItem(Id, host, _here, "device", Stage.InStock, "manual", [new("name", "host-1")]));
        await Host.DoAsync(new RelateItem(Id, host, "depends-on", _switch, "manual"));
        await Host.DoAsync(new EntrustItem(Id, host, ServiceId: Mail));
        await Town.CatchUp();
        var change = await Begun();
        await Host.DoAsync(new ReportIncident(Id, incident, _here, "Mail is down", Channel.Phone, Mail, "Chen"));
        await Host.DoAsync(new ReportIncident(Id, stranger, _here, "Portal is slow", Channel.Phone, SmallTown.Portal, "Chen"));
        await Town.CatchUp();
        (await Suggested(change)).ShouldBe([incident]);
        (await Answer(incident))["suggestedChanges"]!.AsArray().ShouldHaveSingleItem()!["id"]!.ToString().ShouldBe($"{change}");
        (await Answer(stranger))["suggestedChanges"]!.AsArray().ShouldBeEmpty();

        // Another service, but somebody said that the host shows the harm.
        await Host.DoAsync(new LinkIncident(Id, stranger, LinkKind.Item, $"{host}"));
        await Town.CatchUp();
        (await Suggested(change)).ShouldBe([incident, stranger], ignoreOrder: true);
        (await Answer(stranger))["items"]!.AsArray().ShouldHaveSingleItem()!["name"]!.ToString().ShouldBe("host-1");

        await Do("linkIncident", new { incidentId = incident, kind = "CHANGE", reference = $"{change}" });
        await Host.Eventually(
            "query($id: ID!) { change(id: $id) { incidents { id } } }", told => told["data"]!["change"]!["incidents"]!.AsArray().Count == 1,
            new { id = change }, _keeper);
        (await Suggested(change)).ShouldBe([stranger]);
        var ordinary = await Host.IssueAsync([Role.Operator], _here);
        (await Suggested(change, ordinary)).ShouldBe([stranger]);
        await Host.DoAsync(new RelabelIncident(Id, stranger, DataLabel.Sensitive));
        (await Suggested(change)).ShouldBe([stranger]);
        (await Suggested(change, ordinary)).ShouldBeEmpty();
        await Town.CatchUp();
        (await Answer(incident))["changes"]!.AsArray().ShouldHaveSingleItem()!["id"]!.ToString().ShouldBe($"{change}");
        (await Answer(incident))["suggestedChanges"]!.AsArray().ShouldBeEmpty();
    }

    private async Task<Guid> Begun()
    {
        var change = Id;
        ChangeStep[] steps = [new("Load it")];
        await Told(new DraftChange(Id, change, _here, ChangeKind.Normal, "Upgrade"));
        await Told(new PlanChange(
            Id, change, "A hole", steps, steps, "Ping", [_switch], new(Now.AddHours(-1), Now.AddHours(3)), [new(_switch, "firmware", "9.2")], true));
        await Told(new SubmitChange(Id, change));
        (await Town.Try(new ReviewChange(Id, change, true), "wu")).Refusal.ShouldBeNull();
        foreach (var person in (string[])["qi", "sun", "wei"]) await Town.Try(new ApproveChange(Id, change), person);
        await Told(new ScheduleChange(Id, change, ConflictReason: "It has to be"));
        await Told(new StartChange(Id, change));
        return change;
    }

    private async Task Told(ChangeCommand command) => (await Town.Try(command, "chen")).Refusal.ShouldBeNull();

    private async Task<JsonNode> Item() => (await Town.Ask(
        "query($id: ID!) { configurationItem(id: $id) { unplanned { by times } versions(first: 1) { nodes { changes { key after } } } } }",
        new { id = _switch }, _keeper))["configurationItem"]!;

    private async Task<IEnumerable<string>> Names(string filter) =>
        (await Town.Ask($"{{ configurationItems(filter: {{ {filter} }}) {{ nodes {{ name }} }} }}", token: _keeper))
            ["configurationItems"]!["nodes"]!.AsArray().Select(node => node!["name"]!.ToString());

    private async Task<IEnumerable<Guid>> Suggested(Guid change, string? token = null) =>
        (await Town.Ask("query($id: ID!) { changeOutlook(id: $id) { suggestedIncidents { id } } }", new { id = change }, token ?? _keeper))
            ["changeOutlook"]!["suggestedIncidents"]!.AsArray().Select(node => node!["id"]!.GetValue<Guid>());

    private async Task<JsonNode> Answer(Guid incident) => (await Town.Ask(
        "query($id: ID!) { incident(id: $id) { items { name } changes { id } suggestedChanges { id } } }", new { id = incident }, _keeper))["incident"]!;

    private async Task Do(string mutation, object input, string? token = null) => (await Send(mutation, input, token)).ShouldBeNull();

    private async Task<string> Refused(string mutation, object input) => (await Send(mutation, input, null)).ShouldNotBeNull();

    private async Task<string?> Send(string mutation, object input, string? token)
    {
        var filled = System.Text.Json.JsonSerializer.SerializeToNode(input, System.Text.Json.JsonSerializerOptions.Web)!.AsObject();
        filled["commandId"] = Id.ToString();
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        var answer = await Town.Ask(
            $"mutation($input: {type}!) {{ {mutation}(input: $input) {{ refusal {{ code reason }} }} }}", new { input = filled }, token ?? _keeper);
        return answer[mutation]!["refusal"]?["code"]?.ToString();
    }
}
