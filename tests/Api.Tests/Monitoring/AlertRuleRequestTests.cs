using EventSourcedOps.Api.Tests.Monitoring.Localisation;
using EventSourcedOps.Api.Tests.Telemetry;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>A rule over requests compares what services do in them with what they usually do, and names the one where the fault is.</summary>
public sealed class AlertRuleRequestTests(TelemetryHost at) : AlertRuleHouse(at)
{
    private DateTimeOffset Since => DateTimeOffset.FromUnixTimeMilliseconds(Now - (Now % 30_000)).AddMinutes(-8);

    [Fact]
    public async Task The_service_that_broke_fires_with_its_reasons_and_recovers_and_a_trial_says_the_same()
    {
        foreach (var minute in Enumerable.Range(-10, 10)) await Shop.Minute(Host, Sender, Since.AddMinutes(minute), fails: false);
        foreach (var minute in Enumerable.Range(0, 3)) await Shop.Minute(Host, Sender, Since.AddMinutes(minute), fails: true);
        foreach (var minute in Enumerable.Range(3, 4)) await Shop.Minute(Host, Sender, Since.AddMinutes(minute), fails: false);
        await Do("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Unusual("*") });
        await Shows($"{{ alertRule(id: \"{Rule}\") {{ status }} }}", rule => rule?["status"]?.ToString() == "DRAFT");
        var test = (await Tried(new { ruleId = Rule }, TimeSpan.FromMinutes(20), null))["data"]!["alertRuleBackTest"]!;
        (test["series"]!.GetValue<int>(), test["step"]!.GetValue<int>()).ShouldBe((3, 30));
        var outbreak = test["outbreaks"]!.AsArray().ShouldHaveSingleItem()!;
        outbreak["labels"]!.AsArray().Select(label => $"{label!["name"]}={label["value"]}").ShouldContain("service=stock");
        DateTimeOffset.Parse(outbreak["from"]!.ToString(), null).ShouldBeInRange(Since, Since.AddMinutes(2));

        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        await Turn(Since.AddMinutes(3.5).ToUnixTimeMilliseconds());
        var alert = (await Alerts("FIRING")).ShouldHaveSingleItem()!;
        alert["title"]!.ToString().ShouldBe("Unusual · stock");
        (alert["evidence"]!["value"]!.GetValue<double>(), alert["evidence"]!["upper"]!.GetValue<double>()).ShouldSatisfyAllConditions(
            told => told.Item1.ShouldBeGreaterThan(16), told => told.Item2.ShouldBe(16));
        (await Host.Send($$"""{ alert(id: "{{alert["id"]}}") { evidence { model } reasons { kind what usual now } } }""", token: Reader))
            .ToJsonString().ShouldSatisfyAllConditions(told => told.ShouldContain("fault-watch.v1"), told => told.ShouldContain("no connection to"));
        (await Standing()).ShouldBe((3, 0, 1, null));

        await Turn(Since.AddMinutes(7).ToUnixTimeMilliseconds());
        (await Alerts("RESOLVED")).ShouldHaveSingleItem()!["ending"]!.ToString().ShouldBe("RECOVERED");
    }

    [Fact]
    public async Task Who_is_not_watched_does_not_fire()
    {
        foreach (var minute in Enumerable.Range(-6, 9)) await Shop.Minute(Host, Sender, Since.AddMinutes(minute), fails: minute >= 0);
        await Do("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Unusual("mail*") });
        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        await Turn(Since.AddMinutes(3).ToUnixTimeMilliseconds());
        (await Standing()).ShouldBe((0, 0, 0, null));
    }

    [Fact]
    public async Task What_such_a_rule_cannot_say_is_refused_with_its_reason()
    {
        (await Refusal("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Unusual("*", "ABOVE", 3) }))
            .ShouldBe(("alert-rule.query-unreadable", "definition.query"), "with a limit it is a rule over operations");
        (await Refusal("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Unusual("*", limit: 3) }))
            .ShouldBe(("alert-rule.limit-unwanted", "definition.limit"));
        (await Refusal("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Unusual("a, b") }))
            .ShouldBe(("alert-rule.services-unreadable", "definition.query"));
        (await Fault(new { definition = Unusual("*"), organisation = House }, TimeSpan.FromHours(3))).ShouldBe("alert-rule.period-too-long-of-requests");
        (await Fault(new { definition = Unusual("*"), organisation = House }, TimeSpan.FromHours(1), step: 60)).ShouldBe("alert-rule.step-fixed-of-requests");
    }

    private static object Unusual(string services, string comparison = "OUTSIDE_BAND", double? limit = null) => new
    {
        title = "Unusual", kind = "TRACE", query = services, comparison, limit, forSeconds = 0, severity = "CRITICAL", groupBy = Array.Empty<string>(),
        labels = Array.Empty<object>(),
    };
}
