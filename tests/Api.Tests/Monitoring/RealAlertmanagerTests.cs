using System.Net.Http.Json;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>An Alertmanager as Debian packs it sends on to us what it is told, and when it is over.</summary>
public sealed class RealAlertmanagerTests(AlertTown at) : AlertTests(at)
{
    [Fact]
    public async Task What_a_real_Alertmanager_is_told_fires_here_and_is_over_when_it_says_so()
    {
        DebianProgram.SkipWithout(DebianProgram.Alertmanager);
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "alertmanager.yml"),
            $$"""
            route: { receiver: ops, group_by: [alertname], group_wait: 0s, group_interval: 1s }
            receivers:
              - name: ops
                webhook_configs:
                  - url: "{{new Uri(Host.Url, SignalEndpoints.HookPath)}}"
                    http_config: { authorization: { credentials: "{{await Host.IssueAsync([Role.AlertSource], City, name: $"alertmanager-{Id:N}")}}" } }
            """);
        var port = TcpPort.AnyFree();
        await using var alertmanager = DebianProgram.StartAlertmanager(folder.Path, port);
        using var source = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}/") };
        await Eventually.IsTrueAsync(() => Answers(source), "the Alertmanager is there");

        await Tell(source, DateTimeOffset.UtcNow.AddMinutes(4));
        var alert = await OnlyAlert("QueueLong", "FIRING");
        (alert["title"]!.ToString(), alert["severity"]!.ToString(), alert["service"]!.ToString()).ShouldBe(("QueueLong on mx-1", "WARNING", "Mail"));
        alert["evidence"]!["model"]!.ToString().ShouldBe("alertmanager.webhook.v4");
        await Tell(source, DateTimeOffset.UtcNow);
        (await OnlyAlert("QueueLong", "RESOLVED"))["ending"]!.ToString().ShouldBe("RECOVERED");
    }

    private static async Task<bool> Answers(HttpClient source)
    {
        try
        {
            using var answer = await source.GetAsync(new Uri("-/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task Tell(HttpClient source, DateTimeOffset endsAt)
    {
        using var answer = await source.PostAsJsonAsync("api/v2/alerts", new[] { Prometheus.Alert("QueueLong", "warning", endsAt) });
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }
}
