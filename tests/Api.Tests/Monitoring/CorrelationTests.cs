using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Monitoring.Localisation;
using EventSourcedOps.Api.Tests.Telemetry;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>Alerts about services that ask one another are one incident; the others have theirs.</summary>
public sealed class CorrelationTests(TelemetryHost at) : HouseOfTest(at), IClassFixture<TelemetryHost>
{
    [Fact]
    public async Task Alerts_along_the_calls_share_an_incident_and_say_by_which_calls()
    {
        foreach (var minute in Enumerable.Range(-4, 4)) await Shop.Minute(Host, Sender, DateTimeOffset.UtcNow.AddMinutes(minute), fails: false);
        foreach (var service in (string[])[.. Shop.Services, "mail"]) await Register(service);
        var (stock, front, mail) = (await Fire("stock"), await Fire("front"), await Fire("mail"));

        front["incident"]!.ToString().ShouldBe(stock["incident"]!.ToString());
        mail["incident"]!.ToString().ShouldNotBe(stock["incident"]!.ToString());
        front["history"]!.ToString().ShouldContain("front → cart → stock");
        var page = (await Host.Eventually(
            $$"""{ incident(id: "{{stock["incident"]}}") { title service { name } links { reference } } }""",
            asked => asked["data"]?["incident"]?["links"]?.AsArray().Count == 2, token: Reader))["data"]!["incident"]!;
        page["service"]!["name"]!.ToString().ShouldBe("stock");
    }

    [Fact]
    public async Task What_comes_after_the_incident_is_over_is_another_one()
    {
        await Register("stock");
        await Register("cart");
        foreach (var minute in Enumerable.Range(-4, 4)) await Shop.Minute(Host, Sender, DateTimeOffset.UtcNow.AddMinutes(minute), fails: false);
        var first = await Fire("stock");
        var incident = Guid.Parse(first["incident"]!.ToString());
        await Host.DoAsync(new CancelIncident(Guid.CreateVersion7(), incident, "It was a drill."));
        (await Fire("cart"))["incident"]!.ToString().ShouldNotBe(incident.ToString());
    }

    private async Task Register(string service)
    {
        var team = Guid.CreateVersion7();
        await Host.DoAsync(new CreateTeam(Guid.CreateVersion7(), team, House, $"Team of {service}", ["lin"]));
        await Host.DoAsync(new RegisterService(Guid.CreateVersion7(), Guid.CreateVersion7(), service, House, team, Criticality.High, []));
    }

    /// <summary>What became of an alert about a service: the incident that it belongs to, and its history.</summary>
    private async Task<JsonObject> Fire(string service)
    {
        AlertLabel[] labels = [new("alertname", "Broken"), new("service", service)];
        var now = DateTimeOffset.UtcNow;
        await Host.DoAsync(new SignalAlert(
            Guid.CreateVersion7(), House, $"{service} is broken", AlertSeverity.Critical, labels, new("up", now, now, 0, null, 1, null, "test", [])));
        var alert = (await Host.Eventually(
            "{ alerts(first: 10) { nodes { title incidentId timeline(first: 20) { nodes { summary } } } } }",
            asked => Of(asked)?["incidentId"] is not null, token: Reader));
        return new() { ["incident"] = Of(alert)!["incidentId"]!.ToString(), ["history"] = Of(alert)!["timeline"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) };

        JsonNode? Of(JsonNode asked) => asked["data"]?["alerts"]?["nodes"]?.AsArray().FirstOrDefault(one => one!["title"]!.ToString() == $"{service} is broken");
    }
}
