using System.Globalization;
using System.Net;
using System.Text;
using EventSourcedOps.Api.Tests.Telemetry;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>A rule over logs counts lines, of each service apart.</summary>
public sealed class AlertRuleLogTests(TelemetryHost at) : AlertRuleHouse(at)
{
    [Fact]
    public async Task Lines_that_come_too_often_make_an_alert_fire_and_recover_and_a_trial_says_the_same()
    {
        await Log([.. Enumerable.Range(0, 12).Select(number => ("cart", "error", "connection refused", -number * 5))]);
        await Log(("gate", "error", "connection refused", -1), ("cart", "info", "connection refused", -1), ("cart", "error", "all is well", -2));
        await Do("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Refused(limit: 10) });
        await Shows($"{{ alertRule(id: \"{Rule}\") {{ status }} }}", rule => rule?["status"]?.ToString() == "DRAFT");
        var test = await BackTest(new { ruleId = Rule });
        (test["count"]!.GetValue<int>(), test["series"]!.GetValue<int>()).ShouldBe((1, 2));
        test["outbreaks"]!.AsArray().ShouldHaveSingleItem()!["value"]!.GetValue<double>().ShouldBe(12);

        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        await Turn(Moment + 15_000);
        var alert = (await Alerts("FIRING")).ShouldHaveSingleItem()!;
        alert["title"]!.ToString().ShouldBe("Refused · cart");
        alert["labels"]!.AsArray().Select(label => $"{label!["name"]}={label["value"]}").ShouldContain("service=cart");
        alert["evidence"]!["value"]!.GetValue<double>().ShouldBeGreaterThan(10);
        (await Standing()).ShouldBe((2, 0, 1, null));

        await Turn(Moment + 300_000);
        (await Alerts("RESOLVED")).ShouldHaveSingleItem()!["ending"]!.ToString().ShouldBe("RECOVERED");
    }

    [Fact]
    public async Task Who_writes_too_little_is_told_of_by_name()
    {
        (await Refusal("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Silent("heartbeat over:1m") }))
            .ShouldBe(("alert-rule.service-unnamed", "definition.query"));
        await Do("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Silent("heartbeat service:cart over:1m") });
        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        await Log(("cart", "info", "heartbeat", -20));
        await Turn(Now);
        (await Standing()).ShouldBe((1, 0, 0, null));
        await Turn(Now + 120_000);
        var alert = (await Alerts("FIRING")).ShouldHaveSingleItem()!;
        (alert["title"]!.ToString(), alert["evidence"]!["value"]!.GetValue<double>()).ShouldBe(("Silent · cart", 0));
    }

    [Theory]
    [InlineData("", "validation")]
    [InlineData("over:5m", "alert-rule.query-unreadable")]
    [InlineData("refused over:2h", "alert-rule.query-unreadable")]
    public async Task What_cannot_be_counted_is_refused_with_its_reason(string query, string code)
    {
        var refusal = await Refusal("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Refused(10, query) });
        refusal.ShouldBe((code == "validation" ? refusal.Code : code, "definition.query"));
    }

    private static object Refused(double limit, string query = "refused severity:error over:2m") => new
    {
        title = "Refused", kind = "LOG", query, comparison = "ABOVE", limit, forSeconds = 0, severity = "MAJOR", groupBy = Array.Empty<string>(),
    };

    private static object Silent(string query) => new
    {
        title = "Silent", kind = "LOG", query, comparison = "BELOW", limit = 1, forSeconds = 0, severity = "MAJOR", groupBy = Array.Empty<string>(),
    };

    private async Task Log(params (string Service, string Level, string Text, int Second)[] lines)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Url, "/api/v1/logs"))
        {
            Content = new StringContent(string.Join('\n', lines.Select(line => string.Create(CultureInfo.InvariantCulture,
                $$"""{"time":{{Moment + (line.Second * 1_000)}},"service":"{{line.Service}}","level":"{{line.Level}}","msg":"{{line.Text}}"}"""))), Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", Sender) },
        };
        using var answer = await Host.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }
}
