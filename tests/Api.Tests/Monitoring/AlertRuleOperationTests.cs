using EventSourcedOps.Api.Tests.Monitoring.Localisation;
using EventSourcedOps.Api.Tests.Telemetry;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>A rule over requests with a limit judges each operation by its spans.</summary>
public sealed class AlertRuleOperationTests(TelemetryHost at) : AlertRuleHouse(at)
{
    private const int Server = 2;
    private const int Client = 3;

    [Fact]
    public async Task The_operation_that_fails_fires_and_recovers_and_a_trial_says_the_same()
    {
        await Serve("cart", "POST /orders", spans: 12, failed: 0, second: -300);
        await Serve("cart", "POST /orders", spans: 20, failed: 8);
        await Serve("cart", "GET /items", spans: 20, failed: 0);
        await Serve("mail", "POST /orders", spans: 5, failed: 5);
        await Serve("cart", "POST /charge", spans: 20, failed: 20, kind: Client);
        await Do("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Over("failed over:2m", 20) });
        await Shows($"{{ alertRule(id: \"{Rule}\") {{ status }} }}", rule => rule?["status"]?.ToString() == "DRAFT");
        var test = await BackTest(new { ruleId = Rule });
        (test["count"]!.GetValue<int>(), test["series"]!.GetValue<int>(), test["step"]!.GetValue<int>()).ShouldBe((1, 3, 15));
        var outbreak = test["outbreaks"]!.AsArray().ShouldHaveSingleItem()!;
        outbreak["labels"]!.AsArray().Select(label => $"{label!["name"]}={label["value"]}").ShouldBe(["operation=POST /orders", "service=cart"]);
        (outbreak["value"]!.GetValue<double>(), Time(outbreak["from"]!)).ShouldBe((40, Moment - 60_000));

        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        await Turn(Moment + 15_000);
        var alert = (await Alerts("FIRING")).ShouldHaveSingleItem()!;
        alert["title"]!.ToString().ShouldBe("Too much · cart POST /orders");
        alert["labels"]!.AsArray().Select(label => $"{label!["name"]}={label["value"]}").ShouldBe(
            ["alertname=Too much", $"rule_id={Rule}", "operation=POST /orders", "service=cart"], ignoreOrder: true);
        (alert["evidence"]!["value"]!.GetValue<double>(), alert["evidence"]!["upper"]!.GetValue<double>()).ShouldBe((40, 20));
        (await Standing()).ShouldBe((3, 0, 1, null));

        await Turn(Moment + 300_000);
        (await Alerts("RESOLVED")).ShouldHaveSingleItem()!["ending"]!.ToString().ShouldBe("RECOVERED");
    }

    [Fact]
    public async Task How_long_calls_of_others_take_is_judged_where_their_kind_is_named()
    {
        await Serve("cart", "POST /charge", spans: 20, failed: 0, milliseconds: 900, kind: Client);
        await Serve("cart", "POST /orders", spans: 20, failed: 0, milliseconds: 900);
        var test = await BackTest(new { organisation = House, definition = Over("p95 service:cart kind:client over:1m", 500) });
        test["series"]!.GetValue<int>().ShouldBe(1);
        test["outbreaks"]!.AsArray().ShouldHaveSingleItem()!["value"]!.GetValue<double>().ShouldBe(900, 30);
        (await BackTest(new { organisation = House, definition = Over("p95 kind:client over:1m", 1_000) }))["count"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task An_operation_that_nobody_asks_for_is_told_of_by_name()
    {
        (await Refusal("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Over("rate service:cart", 1, "BELOW") }))
            .ShouldBe(("alert-rule.operation-unnamed", "definition.query"));
        await Do("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Over("rate service:cart name:\"POST /orders\" over:1m", 1, "BELOW") });
        await Do("activateAlertRule", new { ruleId = Rule });
        await Active(1);
        await Serve("cart", "POST /orders", spans: 2, failed: 0, second: -20);
        await Turn(Now);
        (await Standing()).ShouldBe((1, 0, 0, null));
        await Turn(Now + 120_000);
        var alert = (await Alerts("FIRING")).ShouldHaveSingleItem()!;
        (alert["title"]!.ToString(), alert["evidence"]!["value"]!.GetValue<double>()).ShouldBe(("Too much · cart POST /orders", 0));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("p95 over:2h")]
    [InlineData("failed name:\"POST /orders")]
    public async Task What_cannot_be_measured_is_refused_with_its_reason(string query) =>
        (await Refusal("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Over(query, 20) }))
            .ShouldBe(("alert-rule.query-unreadable", "definition.query"));

    [Fact]
    public async Task It_is_tried_on_days_and_with_any_step()
    {
        (await Fault(new { organisation = House, definition = Over("failed", 20) }, TimeSpan.FromDays(2))).ShouldBeNull();
        (await Fault(new { organisation = House, definition = Over("failed", 20) }, TimeSpan.FromHours(3), step: 60)).ShouldBeNull();
    }

    private static object Over(string query, double limit, string comparison = "ABOVE") => new
    {
        title = "Too much", kind = "TRACE", query, comparison, limit, forSeconds = 0, severity = "MAJOR", groupBy = Array.Empty<string>(), labels = Array.Empty<object>(),
    };

    /// <summary>Spans of one moment, the first of which fail; those that ask others have one above them.</summary>
    private Task Serve(string service, string name, int spans, int failed, int second = -60, int milliseconds = 20, int kind = Server) =>
        Shop.Post(Host, Sender, "/v1/traces", new
        {
            resourceSpans = new[]
            {
                new
                {
                    resource = Shop.Of(service),
                    scopeSpans = new[]
                    {
                        new
                        {
                            spans = Enumerable.Range(0, spans).Select(number => new
                            {
                                traceId = $"{Guid.NewGuid():n}", spanId = "00000000000000a1", parentSpanId = kind == Client ? "00000000000000a0" : "", name, kind,
                                startTimeUnixNano = $"{Moment + (second * 1_000)}000000", endTimeUnixNano = $"{Moment + (second * 1_000) + milliseconds}000000",
                                status = new { code = number < failed ? 2 : 0 },
                            }),
                        },
                    },
                },
            },
        });
}
