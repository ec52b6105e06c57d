using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>A Prometheus as Debian packs it sends what its rules say to us.</summary>
public sealed class RealPrometheusTests(AlertTown at) : AlertTests(at)
{
    [Fact]
    public async Task A_rule_of_a_real_Prometheus_fires_here_and_expires_when_the_rule_is_another()
    {
        DebianProgram.SkipWithout(DebianProgram.Prometheus);
        var rules = Path.Combine(Host.DataFolder, "rules.yml");
        await Configure(rules, "vector(1) > 0");
        await using var prometheus = DebianProgram.StartPrometheus(Host.DataFolder, "--rules.alert.resend-delay=1s");
        var alert = await OnlyAlert("MailSlow", "FIRING");
        (alert["title"]!.ToString(), alert["severity"]!.ToString(), alert["service"]!.ToString()).ShouldBe(("Mail is slow", "MAJOR", "Mail"));
        alert["evidence"]!["series"]!.ToString().ShouldContain("vector");
        await Configure(rules, "vector(0) > 0");
        prometheus.Reload();
        // It forgets a rule that says something else now, and tells nobody; its promise to speak again ends the alert.
        (await OnlyAlert("MailSlow", "RESOLVED"))["ending"]!.ToString().ShouldBe("EXPIRED");
    }

    private async Task Configure(string rules, string expression)
    {
        await File.WriteAllTextAsync(rules,
            $$"""
            groups:
              - name: mail
                rules:
                  - alert: MailSlow
                    expr: {{expression}}
                    labels: { severity: error, service: Mail }
                    annotations: { summary: Mail is slow }
            """);
        await File.WriteAllTextAsync(Path.Combine(Host.DataFolder, "prometheus.yml"),
            $$"""
            global: { evaluation_interval: 1s }
            rule_files: [rules.yml]
            alerting:
              alertmanagers:
                - authorization: { credentials: {{await Host.IssueAsync([Role.AlertSource], City, name: $"prometheus-{Id:N}")}} }
                  static_configs: [{ targets: ["{{Host.Url.Authority}}"] }]
            """);
    }
}
