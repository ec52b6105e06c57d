using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>What a Prometheus tells becomes an alert, people work on it, and it comes to its end.</summary>
public sealed class AlertJourneyTests(AlertTown at) : AlertTests(at)
{
    [Fact]
    public async Task A_fault_becomes_an_alert_is_claimed_recovers_and_comes_back()
    {
        var first = await Source.Fire(Prometheus.Alert("MailQueueLong", "warning"));
        (first["received"]!.GetValue<int>(), first["recorded"]!.GetValue<int>()).ShouldBe((1, 1));
        var alert = await OnlyAlert("MailQueueLong", "FIRING");
        (alert["title"]!.ToString(), alert["severity"]!.ToString(), alert["service"]!.ToString()).ShouldBe(("MailQueueLong on mx-1", "WARNING", "Mail"));
        alert["organisation"]!["code"]!.ToString().ShouldBe(City);
        alert["labels"]!.AsArray().Select(label => label!["name"]!.ToString()).ShouldBe(["alertname", "instance", "service", "severity"]);
        alert["evidence"]!["parameters"]!.AsArray().Select(one => one!["name"]!.ToString()).ShouldBe(["summary", "runbook_url"]);

        var id = IdOf(alert);
        await Do("acknowledgeAlert", new { alertId = id, note = "Looking" });
        await Do("claimAlert", new { alertId = id });
        (await Refused("claimAlert", new { alertId = id }, Wang)).ShouldBe("alert.claimed-by-other");
        await Do("transferAlert", new { alertId = id, to = "lin", reason = "Night shift" });
        await Do("escalateAlert", new { alertId = id, reason = "Queues grow" });
        await Do("commentAlert", new { alertId = id, text = "Disk is full" });
        (await OnlyAlert("MailQueueLong", one => one["holder"]?.ToString() == "lin"))["status"]!.ToString().ShouldBe("CLAIMED");

        (await Source.Recover("MailQueueLong", "warning"))["recorded"]!.GetValue<int>().ShouldBe(1);
        (await OnlyAlert("MailQueueLong", "RESOLVED"))["ending"]!.ToString().ShouldBe("RECOVERED");
        await Source.Fire(Prometheus.Alert("MailQueueLong", "warning"));
        IdOf(await OnlyAlert("MailQueueLong", "CLAIMED")).ShouldBe(id); // soon after, it is the same one
        await Do("resolveAlert", new { alertId = id, note = "Cleaned up" });
        (await OnlyAlert("MailQueueLong", "RESOLVED"))["ending"]!.ToString().ShouldBe("PERSON");

        var page = (await Town.Ask(
            "query($id: ID!) { alert(id: $id) { allowedActions timeline(first: 50) { nodes { type summary by } } } }", new { id }, Lin))["alert"]!;
        page["timeline"]!["nodes"]!.AsArray().Select(entry => entry!["type"]!.ToString()).ShouldBe(
        [
            "alert.fired.v1", "alert.acknowledged.v1", "alert.claimed.v1", "alert.transferred.v1", "alert.escalated.v1", "alert.commented.v1",
            "alert.resolved.v1", "alert.reopened.v1", "alert.resolved.v1",
        ]);
        page["allowedActions"]!.AsArray().Select(action => action!.ToString()).ShouldBe(["COMMENT"]);
        var auditor = await Host.TokenOfAsync(Role.Auditor);
        (await Town.Ask("query($id: ID!) { alert(id: $id) { allowedActions } }", new { id }, auditor))["alert"]!["allowedActions"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_who_tell_of_the_same_at_once_tell_of_one_alert()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Source.Fire(Prometheus.Alert("LinkDown", "error"))));
        (await OnlyAlert("LinkDown", "FIRING"))["severity"]!.ToString().ShouldBe("MAJOR");
        (await PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from ops.mt_events where type = 'alert.fired.v1' and data ->> 'title' like 'LinkDown%'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_webhook_of_an_alertmanager_is_understood_and_groups_as_it_says()
    {
        object Message(string status) => new
        {
            version = "4", groupKey = "{}:{alertname=\"Slow\"}", status, receiver = "ops", groupLabels = new { alertname = "Slow" },
            alerts = new[]
            {
                new
                {
                    status, labels = new { alertname = "Slow", severity = "info" }, annotations = new { summary = "Slow pages" },
                    startsAt = "2026-03-02T01:00:00Z", endsAt = status == "resolved" ? "2026-03-02T02:00:00Z" : "0001-01-01T00:00:00Z",
                },
            },
        };
        await Source.Answered("/hooks/alertmanager", Message("firing"));
        (await OnlyAlert("Slow", "FIRING"))["severity"]!.ToString().ShouldBe("INFORMATION");
        await Source.Answered("/hooks/alertmanager", Message("resolved"));
        await OnlyAlert("Slow", "RESOLVED");
    }

    [Fact]
    public async Task What_a_source_no_longer_speaks_of_expires()
    {
        await Source.Fire(Prometheus.Alert("Probe", "warning", DateTimeOffset.UtcNow.AddSeconds(2)));
        (await OnlyAlert("Probe", "RESOLVED"))["ending"]!.ToString().ShouldBe("EXPIRED");
    }

    [Fact]
    public async Task A_critical_alert_becomes_an_incident_that_its_group_shares()
    {
        await Source.Fire(Prometheus.Alert("MailDown", "critical"), Prometheus.Alert("MailDown", "critical", instance: "mx-2"));
        var answer = await Host.Eventually(
            "{ incidents(first: 5, filter: { text: \"MailDown\" }) { nodes { id title channel service { name } links { kind reference } alerts { id title } } } }",
            answer => answer["data"]!["incidents"]!["nodes"]!.AsArray() is [{ } one] && one["alerts"]!.AsArray().Count == 2, token: Lin);
        var incident = answer["data"]!["incidents"]!["nodes"]![0]!;
        (incident["channel"]!.ToString(), incident["service"]!["name"]!.ToString()).ShouldBe(("MONITORING", "Mail"));
        var alerts = (await Town.Ask(
            """{ alerts(filter: { labels: [{ name: "alertname", value: "MailDown" }] }) { nodes { incidents { id } timeline(first: 9) { nodes { type by data } } } } }""",
            token: Lin))["alerts"]!["nodes"]!.AsArray();
        alerts.ShouldAllBe(alert => alert!["incidents"]![0]!["id"]!.ToString() == incident["id"]!.ToString());
        var decision = alerts[0]!["timeline"]!["nodes"]!.AsArray().Single(entry => entry!["type"]!.ToString() == "alert.incident-linked.v1")!;
        decision["by"]!.ToString().ShouldBe("critical-alerts");
        JsonNode.Parse(decision["data"]!.ToString())!["automatic"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_person_raises_an_incident_of_an_alert_whose_service_is_not_known()
    {
        await Source.Fire(Prometheus.Alert("Odd", "warning", service: "no such service"));
        var id = IdOf(await OnlyAlert("Odd", "FIRING"));
        (await Refused("raiseAlertIncident", new { alertId = id })).ShouldBe("alert.service-unclear");
        await Do("raiseAlertIncident", new { alertId = id, serviceId = Mail });
        (await Refused("raiseAlertIncident", new { alertId = id, serviceId = Mail })).ShouldBe("alert.already-raised");
        (await OnlyAlert("Odd", alert => alert["incidents"]!.AsArray().Count == 1))["incidents"]![0]!["title"]!.ToString().ShouldBe("Odd on mx-1");
    }

    [Fact]
    public async Task Whoever_is_given_an_alert_is_told()
    {
        await Source.Fire(Prometheus.Alert("Night", "warning"));
        var id = IdOf(await OnlyAlert("Night", "FIRING"));
        var wang = await Host.IssueAsync([Role.Operator], City, name: "wang");
        await Do("claimAlert", new { alertId = id });
        await Do("transferAlert", new { alertId = id, to = "wang", reason = "Night shift" });
        await Town.CatchUp();
        (await Town.Ask("{ notifications(first: 5) { nodes { kind alert { title } } } }", token: wang))["notifications"]!["nodes"]!
            .AsArray().ShouldHaveSingleItem()!["alert"]!["title"]!.ToString().ShouldBe("Night on mx-1");
    }
}
