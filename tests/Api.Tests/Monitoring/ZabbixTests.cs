using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Api.Tests.Hosting;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>A problem of Zabbix becomes an alert, in the form in which its webhook fills its macros in.</summary>
public sealed class ZabbixTests(AlertTown at) : AlertTests(at)
{
    private const string Problems = "/var: disk space is low";

    [Fact]
    public async Task A_problem_fires_grows_worse_and_is_over()
    {
        (await Source.Answered(SignalEndpoints.ZabbixPath, Problem("Warning")))["recorded"]!.GetValue<int>().ShouldBe(1);
        var alert = await OnlyAlert(Problems, "FIRING");
        (alert["title"]!.ToString(), alert["severity"]!.ToString(), alert["service"]!.ToString(), alert["organisation"]!["code"]!.ToString())
            .ShouldBe(("/var: disk space is low (used > 90%)", "WARNING", "Mail", West));
        alert["labels"]!.AsArray().Select(label => $"{label!["name"]}={label["value"]}").ShouldBe(
            ["alertname=/var: disk space is low", "component=disk, storage", "host=mx-1", $"organisation={West}", "service=Mail", "trigger_id=22391"], ignoreOrder: true);
        alert["evidence"]!["model"]!.ToString().ShouldBe("zabbix.webhook");
        alert["evidence"]!["parameters"]!.AsArray().Select(note => $"{note!["name"]}={note["value"]}")
            .ShouldBe(["summary=/var: disk space is low (used > 90%)", "data=91.2 %", "ip=10.1.2.3"]);

        await Source.Answered(SignalEndpoints.ZabbixPath, Problem("Disaster"));
        await OnlyAlert(Problems, one => one["severity"]!.ToString() == "CRITICAL");
        await Source.Answered(SignalEndpoints.ZabbixPath, Problem("Disaster", value: "0"));
        (await OnlyAlert(Problems, "RESOLVED"))["ending"]!.ToString().ShouldBe("RECOVERED");
    }

    [Theory]
    [InlineData("""{ "value": "2", "triggerId": "1", "triggerName": "x" }""")]
    [InlineData("""{ "value": "1", "triggerId": "{TRIGGER.ID}", "triggerName": "x" }""")]
    [InlineData("""{ "value": "1", "triggerId": "1", "triggerName": "*UNKNOWN*" }""")]
    public async Task What_does_not_say_what_fires_is_refused(string message)
    {
        using var answer = await Source.Post(SignalEndpoints.ZabbixPath, new StringContent(message, Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["refused"]![0]!["code"]!.ToString().ShouldBe("alert.malformed");
    }

    private static object Problem(string severity, string value = "1") => new
    {
        value, severity, triggerId = "22391", triggerName = Problems, eventName = "/var: disk space is low (used > 90%)", host = "mx-1", ip = "10.1.2.3",
        data = "91.2 %", url = "*UNKNOWN*",
        tags = JsonSerializer.Serialize(new[]
        {
            new { tag = "component", value = "disk" }, new { tag = "component", value = "storage" }, new { tag = "service", value = "Mail" },
            new { tag = "organisation", value = West },
        }),
    };
}
