using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Telemetry;
using EventSourcedOps.Application.Monitoring.Rules;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>A rule that is activated judges what is measured.</summary>
public sealed class AlertRuleJudgingTests(TelemetryHost at) : AlertRuleHouse(at)
{
    [Fact]
    public async Task What_was_measured_makes_an_alert_fire_and_recover()
    {
        await Temperatures("A", 31, 33, 34);
        await Temperatures("B", 20, 20, 20);
        await Draft(limit: 30, wait: 30);
        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);

        await Turn(Now);
        var alert = (await Alerts("FIRING")).ShouldHaveSingleItem()!;
        alert["title"]!.ToString().ShouldBe("Too hot · A");
        (alert["ruleId"]!.ToString(), alert["ruleVersion"]!.GetValue<int>(), alert["severity"]!.ToString()).ShouldBe(($"{Rule}", 1, "MAJOR"));
        alert["labels"]!.AsArray().Select(label => $"{label!["name"]}={label["value"]}").ShouldBe(
            ["alertname=Too hot", $"organisation={House}", "room=A", $"rule_id={Rule}", "service=halls"], ignoreOrder: true);
        (alert["evidence"]!["value"]!.GetValue<double>(), alert["evidence"]!["upper"]!.GetValue<double>()).ShouldBe((34, 30));
        (await Standing()).ShouldBe((2, 0, 1, null));

        // Somebody else's node, or this one started again, knows what was told and tells nothing new.
        var facts = await Facts();
        await Turn(Now);
        await Turn(Now + 60_000);
        (await Facts()).ShouldBe(facts);

        await Write(new SentSample("temperature", Moment + 90_000, 22, ("room", "A")));
        await Turn(Now + 90_000);
        (await Alerts("RESOLVED")).ShouldHaveSingleItem()!["ending"]!.ToString().ShouldBe("RECOVERED");
        (await Standing()).ShouldBe((2, 0, 0, null));
    }

    [Fact]
    public async Task A_wait_that_runs_survives_a_restart()
    {
        await Temperatures("A", 20, 20, 31);
        await Draft(limit: 30, wait: 240);
        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        await Turn(Now);
        (await Standing()).ShouldBe((1, 1, 0, null));
        await Turn(Now + 255_000); // nobody judged for a while
        (await Alerts("FIRING")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_somebody_resolved_too_early_comes_back_and_a_rule_of_another_name_has_other_alerts()
    {
        await Temperatures("A", 31, 31, 31);
        await Draft(limit: 30, wait: 0);
        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        await Turn(Now);
        var alert = (await Alerts("FIRING")).ShouldHaveSingleItem()!;
        await Do("resolveAlert", new { alertId = alert["id"]!.ToString() });
        await Alerts("RESOLVED");
        var minute = (Now / 60_000 + 1) * 60_000; // what fires is told again at each
        await Turn(minute);
        await Alerts("FIRING");

        await Do("reviseAlertRule", new { ruleId = Rule, definition = Definition(30, 600, title: "Far too hot") });
        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(2);
        await Turn(minute + 15_000);
        (await Alerts("RESOLVED")).ShouldHaveSingleItem()!["ending"]!.ToString().ShouldBe("EXPIRED");
        (await Alerts("FIRING")).ShouldHaveSingleItem()!["title"]!.ToString().ShouldBe("Far too hot · A", "it goes on, so it does not wait anew");
    }

    [Fact]
    public async Task A_rule_that_cannot_be_judged_says_why_and_stops_no_other()
    {
        await Write([.. Enumerable.Range(0, RuleReader.MostSeries + 1).Select(i => new SentSample("crowd", Moment, 1, ("seat", $"{i}")))]);
        await Temperatures("A", 31, 31, 31);
        var crowd = Guid.CreateVersion7();
        await Do("draftAlertRule", new { ruleId = crowd, organisation = House, definition = Definition(0, 0, "crowd") });
        await Do("activateAlertRule", new { ruleId = crowd });
        await Draft(limit: 30, wait: 0);
        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        await Shows($"{{ alertRule(id: \"{crowd}\") {{ status }} }}", rule => rule?["status"]?.ToString() == "ACTIVE");

        await Turn(Now);
        (await Alerts("FIRING")).Count.ShouldBe(1);
        (await Standing(crowd)).Fault.ShouldBe("alert-rule.too-many-series");
        (await Standing()).Fault.ShouldBeNull();

        await Do("deactivateAlertRule", new { ruleId = Rule, reason = "Too loud" });
        await Shows($"{{ alertRule(id: \"{Rule}\") {{ status }} }}", rule => rule?["status"]?.ToString() == "DRAFT");
        await Turn(Now + 15_000);
        (await Alerts("RESOLVED")).ShouldHaveSingleItem()!["ending"]!.ToString().ShouldBe("EXPIRED");
    }
}
