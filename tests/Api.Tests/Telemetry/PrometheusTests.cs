using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>A real Prometheus looks at this product and writes to it what it saw.</summary>
public sealed class PrometheusTests(SharedPostgres postgres)
{
    [Fact]
    public async Task What_a_real_Prometheus_writes_is_found()
    {
        DebianProgram.SkipWithout(DebianProgram.Prometheus);
        await using var host = await OpsHost.StartAsync(postgres);
        await host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330000", "Zhejiang"));
        var sender = await host.IssueAsync([Role.Collector], "330000", name: "prometheus");
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "prometheus.yml"), $$"""
            global: { scrape_interval: 1s }
            scrape_configs: [{ job_name: ops, static_configs: [{ targets: ["{{host.Url.Authority}}"] }] }]
            remote_write: [{ url: "{{host.Url}}api/v1/write", authorization: { credentials: "{{sender}}" }, queue_config: { batch_send_deadline: 1s } }]
            """);
        await using var prometheus = DebianProgram.StartPrometheus(folder.Path);
        var reader = await host.TokenOfAsync(Role.Operator);
        await Eventually.IsTrueAsync(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Url, "/api/v1/query?query=up{job=\"ops\"}"));
            request.Headers.Authorization = new("Bearer", reader);
            using var answer = await host.Http.SendAsync(request);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]?["result"]?.AsArray() is [{ } up] && up["value"]![1]!.ToString() == "1";
        }, "Prometheus has written that the product is up");
    }
}
