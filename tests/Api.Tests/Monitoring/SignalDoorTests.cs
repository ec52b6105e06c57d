using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>Who may tell what fires, of whom, and how much of it.</summary>
public sealed class SignalDoorTests(AlertTown at) : AlertTests(at)
{
    [Fact]
    public async Task Only_a_source_may_tell_what_fires_and_it_may_do_nothing_else()
    {
        using var stranger = await Host.Http.PostAsync(new Uri(SignalEndpoints.AlertsPath, UriKind.Relative), new StringContent("[]"), TestContext.Current.CancellationToken);
        stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var person = await new Prometheus(Host, Lin).Post(SignalEndpoints.AlertsPath, Array.Empty<object>());
        person.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var token = await Host.IssueAsync([Role.AlertSource], City, name: "other");
        (await Host.Send("{ alerts { nodes { id } } }", token: token))["errors"]![0]!["extensions"]!["code"]!.ToString().ShouldBe("not-permitted");
    }

    [Fact]
    public async Task One_that_is_refused_is_told_and_keeps_no_other_out()
    {
        var answer = await Source.Fire(
            Prometheus.Alert("Mine", "warning"), Prometheus.Alert("Theirs", "warning", organisation: Province), new { annotations = new { } },
            Prometheus.Alert("Below", "warning", organisation: West));
        (answer["received"]!.GetValue<int>(), answer["recorded"]!.GetValue<int>()).ShouldBe((4, 2));
        answer["refused"]!.AsArray().Select(one => (one!["index"]!.GetValue<int>(), one["code"]!.ToString()))
            .ShouldBe([(1, "organisation-out-of-reach"), (2, "alert.malformed")]);
        using var all = await Source.Post(SignalEndpoints.AlertsPath, new[] { Prometheus.Alert("Theirs", "warning", organisation: "999999") });
        all.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await Town.CatchUp();
        var refused = await PlainSql.AskAsync<long>(Host.ConnectionString,
            "select count(*) from ops.mt_events where type like 'audit.%' and data ->> 'operation' = 'alert.signal' and data ->> 'outcome' = 'Refused' and data ->> 'input' like '%Theirs%'");
        refused.ShouldBe(2);
    }

    [Fact]
    public async Task A_source_of_several_organisations_says_whose_it_is()
    {
        var everywhere = new Prometheus(Host, await Host.IssueAsync([Role.AlertSource], name: "global"));
        using var unclear = await everywhere.Post(SignalEndpoints.AlertsPath, new[] { Prometheus.Alert("Whose", "warning") });
        JsonNode.Parse(await unclear.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["refused"]![0]!["code"]!.ToString()
            .ShouldBe("alert.organisation-unclear");
        await everywhere.Fire(Prometheus.Alert("Ours", "warning", organisation: West));
        (await OnlyAlert("Ours", "FIRING"))["organisation"]!["code"]!.ToString().ShouldBe(West);
    }

    [Fact]
    public async Task Foreign_organisations_see_nothing_and_do_nothing()
    {
        await Source.Fire(Prometheus.Alert("Hidden", "warning", organisation: West));
        var id = IdOf(await OnlyAlert("Hidden", "FIRING"));
        var east = await Host.IssueAsync([Role.Operator], East, name: "east-token");
        (await Town.Ask("query($id: ID!) { alert(id: $id) { id } alerts { nodes { id } } alertCounts { total } }", new { id }, east))
            .ToJsonString().ShouldBe("""{"alert":null,"alerts":{"nodes":[]},"alertCounts":{"total":0}}""");
        (await Refused("claimAlert", new { alertId = id }, east)).ShouldBe("unknown");
        // Nor is it told to a foreign source that what it says is known already.
        var foreign = new Prometheus(Host, await Host.IssueAsync([Role.AlertSource], East, name: "foreign"));
        using var again = await foreign.Post(SignalEndpoints.AlertsPath, new[] { Prometheus.Alert("Hidden", "warning", organisation: West) });
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_is_too_large_or_no_alert_is_refused_whole()
    {
        using var broken = await Source.Post(SignalEndpoints.AlertsPath, new StringContent("{\"a\":", Encoding.UTF8, "application/json"));
        broken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var large = await Source.Post(SignalEndpoints.AlertsPath, new StringContent(new string(' ', SignalDoor.MostBytes + 1), Encoding.UTF8, "application/json"));
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var many = await Source.Post(SignalEndpoints.AlertsPath, Enumerable.Repeat(new { labels = new { a = "b" } }, SignalDoor.MostAlerts + 1));
        many.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }
}
