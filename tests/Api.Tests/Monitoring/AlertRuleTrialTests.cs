using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Telemetry;
using EventSourcedOps.Application.Monitoring.Rules;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>A rule is drafted, and tried on what was measured before it judges.</summary>
public sealed class AlertRuleTrialTests(TelemetryHost at) : AlertRuleHouse(at)
{
    [Fact]
    public async Task A_draft_is_tried_on_the_past_and_compared_with_what_judges()
    {
        await Temperatures("A", 31, 33, 34, 35, 22, 22);
        await Temperatures("B", 28, 28, 28, 28, 28, 28);
        await Draft(limit: 30, wait: 15);
        var facts = await Facts();
        var first = await BackTest(new { ruleId = Rule });
        (first["count"]!.GetValue<int>(), first["series"]!.GetValue<int>(), first["comparedWith"]).ShouldBe((1, 2, null));
        var outbreak = first["outbreaks"]!.AsArray().ShouldHaveSingleItem()!;
        outbreak["labels"]!.AsArray().Select(label => $"{label!["name"]}={label["value"]}").ShouldBe([$"organisation={House}", "room=A"]);
        outbreak["value"]!.GetValue<double>().ShouldBe(33);
        (Time(outbreak["from"]!), Time(outbreak["to"]!)).ShouldBe((Moment - 60_000, Moment - 15_000));
        (await Facts()).ShouldBe(facts, "trying records nothing");

        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        await Do("reviseAlertRule", new { ruleId = Rule, definition = Definition(limit: 25, wait: 45) });
        await Shows($"{{ alertRule(id: \"{Rule}\") {{ draft {{ version }} }} }}", rule => (int?)rule?["draft"]?["version"] == 2);
        var second = await BackTest(new { ruleId = Rule });
        (second["comparedWith"]!.GetValue<int>(), second["onlyNew"]!.GetValue<int>(), second["onlyOld"]!.GetValue<int>(), second["both"]!.GetValue<int>())
            .ShouldBe((1, 1, 0, 1));
        second["outbreaks"]!.AsArray().Select(one => one!["difference"]!.ToString()).ShouldBe(["BOTH", "ONLY_NEW"], ignoreOrder: true);

        // What it would be without being written down.
        var none = await BackTest(new { ruleId = Rule, definition = Definition(limit: 90, wait: 15) });
        (none["count"]!.GetValue<int>(), none["onlyOld"]!.GetValue<int>()).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_trial_is_bounded_and_says_what_it_is_bounded_by()
    {
        await Draft(limit: 30, wait: 15);
        var ruleId = Rule;
        (await Fault(new { ruleId }, TimeSpan.FromDays(32))).ShouldBe("alert-rule.period-too-long");
        (await Fault(new { ruleId }, TimeSpan.FromHours(-1))).ShouldBe("alert-rule.period-empty");
        (await Fault(new { ruleId }, TimeSpan.FromDays(2), step: 15)).ShouldBe("alert-rule.step-too-short");
        (await Fault(new { ruleId }, TimeSpan.FromDays(2), step: 20)).ShouldBe("alert-rule.step-uneven");
        (await Fault(new { organisation = House }, TimeSpan.FromHours(1))).ShouldBe("alert-rule.nothing-to-try");
        (await Fault(new { ruleId = Guid.CreateVersion7() }, TimeSpan.FromHours(1))).ShouldBe("alert-rule.unknown");
        (await Fault(new { ruleId, definition = Definition(30, 15, "rate(") }, TimeSpan.FromHours(1))).ShouldBe("alert-rule.query-unreadable");
        (await Fault(new { organisation = There, definition = Definition(30, 15) }, TimeSpan.FromHours(1))).ShouldBe("organisation-out-of-reach");
        await Write([.. Enumerable.Range(0, RuleReader.MostSeries + 1).Select(i => new SentSample("temperature", Moment, 1, ("room", $"{i}")))]);
        (await Fault(new { ruleId }, TimeSpan.FromMinutes(5))).ShouldBe("alert-rule.too-many-series");
    }

    [Fact]
    public async Task Rules_are_refused_with_the_field_and_seen_only_where_somebody_may_see_them()
    {
        (await Refusal("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Definition(30, 15, "sum(") }))
            .ShouldBe(("alert-rule.query-unreadable", "definition.query"));
        (await Refusal("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Definition(30, 90_000) }))
            .ShouldBe(("alert-rule.for-out-of-range", "definition.forSeconds"));
        (await Refusal("draftAlertRule", new { ruleId = Rule, organisation = There, definition = Definition(30, 15) }))
            .ShouldBe(("organisation-out-of-reach", "organisation"));
        await Draft(limit: 30, wait: 15);
        var stranger = await Host.IssueAsync([Role.Operator], There, name: "reader of Jiangsu");
        (await Host.Send($"{{ alertRule(id: \"{Rule}\") {{ id }} alertRules {{ nodes {{ id }} }} }}", token: stranger))["data"]!.ToJsonString()
            .ShouldBe("""{"alertRule":null,"alertRules":{"nodes":[]}}""");
        var auditor = await Host.IssueAsync([Role.Auditor], House, name: "auditor of the house");
        (await Host.Send($"{{ alertRule(id: \"{Rule}\") {{ allowedActions }} }}", token: auditor))["data"]!["alertRule"]!.ToJsonString()
            .ShouldBe("""{"allowedActions":[]}""");
        var mine = (await Host.Send($"{{ alertRule(id: \"{Rule}\") {{ allowedActions timeline {{ nodes {{ summary by }} }} }} }}", token: Reader))["data"]!["alertRule"]!;
        mine["allowedActions"]!.ToJsonString().ShouldBe("""["ACTIVATE","REVISE","RETIRE"]""");
        mine["timeline"]!["nodes"]![0]!["summary"]!.ToString().ShouldBe("Drafted: Too hot");
    }
}
