using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Monitoring;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>Speaks to the doors as a Prometheus does, and as an Alertmanager.</summary>
internal sealed class Prometheus(OpsHost host, string token)
{
    /// <summary>An alert as Prometheus puts it.</summary>
    public static object Alert(string name, string severity, DateTimeOffset? endsAt = null, string? service = "Mail", string? organisation = null, string instance = "mx-1")
    {
        var labels = new Dictionary<string, string> { ["alertname"] = name, ["severity"] = severity, ["instance"] = instance, ["empty"] = "" };
        if (service is not null) labels["service"] = service;
        if (organisation is not null) labels["organisation"] = organisation;
        return new
        {
            labels, annotations = new { summary = $"{name} on {instance}", runbook_url = "https://runbooks/mail" },
            startsAt = "2026-03-02T01:00:00.123456789Z", endsAt = endsAt ?? DateTimeOffset.UtcNow.AddMinutes(4),
            generatorURL = "http://prometheus:9090/graph?g0.expr=up",
        };
    }

    public Task<JsonNode> Fire(params object[] alerts) => Answered(SignalEndpoints.AlertsPath, alerts);

    public Task<JsonNode> Recover(string name, string severity, string instance = "mx-1") =>
        Fire(Alert(name, severity, DateTimeOffset.UtcNow.AddSeconds(-1), instance: instance));

    public async Task<JsonNode> Answered(string path, object body)
    {
        using var response = await Post(path, body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public Task<HttpResponseMessage> Post(string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body as HttpContent ?? JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
