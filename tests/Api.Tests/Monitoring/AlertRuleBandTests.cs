using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Telemetry;
using EventSourcedOps.Application.Monitoring.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>A rule without a limit: it judges by what is usual.</summary>
public sealed class AlertRuleBandTests(TelemetryHost at) : AlertRuleHouse(at)
{
    private const long Minute = 60_000;
    private const long Day = 86_400_000;

    /// <summary>When a room leaves its band: so far ahead that no look of the host itself comes there first.</summary>
    private long Outlier => Now - (Now % Minute) + (8 * Minute);

    [Fact]
    public async Task What_leaves_its_band_is_tried_fires_with_the_band_and_recovers()
    {
        await Days(fault: 60);
        await Do("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Unusual() });
        await Shows($"{{ alertRule(id: \"{Rule}\") {{ status }} }}", rule => rule?["status"]?.ToString() == "DRAFT");
        var test = (await Tried(Outlier - (30 * Minute), Outlier))["data"]!["alertRuleBackTest"]!;
        (test["count"]!.GetValue<int>(), test["series"]!.GetValue<int>(), test["step"]!.GetValue<int>()).ShouldBe((1, 2, 60));
        var outbreak = test["outbreaks"]!.AsArray().ShouldHaveSingleItem()!;
        (Time(outbreak["from"]!), outbreak["to"]).ShouldBe((Outlier, null));
        outbreak["labels"]!.AsArray().Select(label => $"{label!["name"]}={label["value"]}").ShouldContain("room=A");

        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        await Turn(Outlier);
        var alert = (await Evidence("FIRING")).ShouldHaveSingleItem()!;
        alert["title"]!.ToString().ShouldBe("Unusual · A");
        var evidence = alert["evidence"]!;
        evidence["value"]!.GetValue<double>().ShouldBeGreaterThan(evidence["upper"]!.GetValue<double>());
        evidence["expected"]!.GetValue<double>().ShouldBeInRange(evidence["lower"]!.GetValue<double>(), evidence["upper"]!.GetValue<double>());
        foreach (var said in (string[])["value", "expected", "lower", "upper"])
            evidence[said]!.GetValue<double>().ShouldBe(outbreak[said]!.GetValue<double>(), $"{said}: what was tried is what is judged");
        evidence["model"]!.ToString().ShouldStartWith("dynamic-threshold.v1 ");
        (Time(evidence["from"]!), Time(evidence["to"]!)).ShouldBe((Outlier - (23 * Minute), Outlier));
        (await Standing()).ShouldBe((2, 0, 1, null));

        // A node that knows nothing yet learns a day at each turn, comes to the same, and tells nothing new.
        var facts = await Facts();
        var elsewhere = new RuleMemory(Host.Services.GetRequiredService<RuleReader>(), atOnce: 1);
        for (var turn = 0; turn < 2; turn++) await Turn(Outlier + Minute, elsewhere, Judge(elsewhere));
        (await LookedAt()).ShouldBe(Outlier, "it has not learnt four days yet");
        for (var turn = 2; turn < 4; turn++) await Turn(Outlier + Minute, elsewhere, Judge(elsewhere));
        (await LookedAt()).ShouldBe(Outlier + Minute);
        (await Standing()).ShouldBe((2, 0, 1, null));
        (await Facts()).ShouldBe(facts);
        await Write(new SentSample("temperature", Outlier + (2 * Minute), Usual(Outlier + (2 * Minute)), ("room", "A")));
        await Turn(Outlier + (2 * Minute));
        (await Evidence("RESOLVED")).ShouldHaveSingleItem()!["ending"]!.ToString().ShouldBe("RECOVERED");
    }

    [Fact]
    public async Task It_has_no_limit_no_step_and_no_more_series_than_can_be_learnt()
    {
        (await Refusal("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Unusual(limit: 30) }))
            .ShouldBe(("alert-rule.limit-unwanted", "definition.limit"));
        var trial = new { organisation = House, definition = Unusual() };
        (await Fault(trial, TimeSpan.FromHours(1), step: 15)).ShouldBe("alert-rule.step-fixed");
        (await Fault(trial, TimeSpan.FromHours(1), step: 60)).ShouldBeNull();
        await Write([.. Enumerable.Range(0, RuleMemory.MostSeries).Select(i => new SentSample("temperature", Now - Minute, 1, ("room", $"{i}")))]);
        (await Fault(trial, TimeSpan.FromMinutes(5))).ShouldBeNull();
        (await Fault(trial, TimeSpan.FromDays(20))).ShouldBe("alert-rule.too-much-to-learn");
        await Write(new SentSample("temperature", Now - Minute, 1, ("room", "one more")));
        (await Fault(trial, TimeSpan.FromMinutes(5))).ShouldBe("alert-rule.too-many-to-learn");

        await Do("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Unusual() });
        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        await Turn(Now + Minute);
        (await Standing()).Fault.ShouldBe("alert-rule.too-many-to-learn");
    }

    [Fact]
    public async Task There_is_no_room_for_everything_that_is_usual()
    {
        await Temperatures("A", 20);
        await Temperatures("B", 20);
        await Do("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Unusual() });
        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        var small = new RuleMemory(Host.Services.GetRequiredService<RuleReader>(), together: 1);
        await Turn(Outlier, small, Judge(small));
        (await Standing()).Fault.ShouldBe("alert-rule.memory-full");
        await Turn(Outlier + Minute, small, Judge(small));
        (await Standing()).Fault.ShouldBe("alert-rule.memory-full", "it rests");
        await Turn(Outlier + (2 * Minute));
        (await Standing()).ShouldBe((0, 0, 0, null));
    }

    /// <summary>Four days of two rooms.</summary>
    private async Task Days(double fault)
    {
        var minutes = Enumerable.Range(0, 4 * 1440).Select(minute => Outlier - ((4 * 1440 - 1 - minute) * Minute));
        await Write([.. minutes.SelectMany(at => (SentSample[])
        [
            new("temperature", at, Usual(at) + (at == Outlier ? fault : 0), ("room", "A")), new("temperature", at, Usual(at - (3 * Minute)), ("room", "B")),
        ])]);
    }

    /// <summary>
    /// Warm for ten hours a day, and cold for hours around what is judged, whenever that is: right behind a morning the fault would take the
    /// mean of the window out of its band as well, and the alert would go on until it has left the window.
    /// </summary>
    private double Usual(long at) =>
        ((at - Outlier + (5 * Day)) % Day / Minute is >= 480 and < 1080 ? 28 : 18) + (((at / Minute * 7919 % 997) - 498) / 996.0);

    private static object Unusual(double? limit = null) => new
    {
        title = "Unusual", kind = "METRIC", query = "temperature", comparison = "OUTSIDE_BAND", limit, forSeconds = 0, severity = "MAJOR",
        groupBy = Array.Empty<string>(), labels = Array.Empty<object>(),
    };

    private async Task<JsonNode> Tried(long from, long to) => await Host.Send(
        """
        query($rule: ID!, $from: DateTimeOffset!, $to: DateTimeOffset!) {
          alertRuleBackTest(trial: { ruleId: $rule }, from: $from, to: $to) {
            count series step outbreaks { labels { name value } from to value expected lower upper } } }
        """,
        new { rule = Rule, from = DateTimeOffset.FromUnixTimeMilliseconds(from), to = DateTimeOffset.FromUnixTimeMilliseconds(to) }, Reader);

    private async Task<JsonArray> Evidence(string status) => (await Host.Eventually(
        $$"""{ alerts(filter: { statuses: [{{status}}] }) { nodes { title ending evidence { value expected lower upper model from to } } } }""",
        answer => answer["data"]!["alerts"]!["nodes"]!.AsArray().Count > 0, token: Reader))["data"]!["alerts"]!["nodes"]!.AsArray();

    private async Task<long> LookedAt() =>
        Time((await Host.Send($"{{ alertRule(id: \"{Rule}\") {{ standing {{ lookedAt }} }} }}", token: Reader))["data"]!["alertRule"]!["standing"]!["lookedAt"]!);

    private RuleJudge Judge(RuleMemory memory) => ActivatorUtilities.CreateInstance<RuleJudge>(Host.Services, memory);
}
