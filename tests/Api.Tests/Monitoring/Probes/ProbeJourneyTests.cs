using System.Text.Json;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Monitoring.Notification;
using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.Monitoring;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventSourcedOps.Api.Tests.Monitoring.Probes;

/// <summary>A probe from its definition to its end, against a real target.</summary>
public sealed class ProbeJourneyTests(ProbeHost at) : ProbeHouse(at)
{
    [Fact]
    public async Task What_goes_down_fires_and_what_comes_back_recovers()
    {
        await using var house = await OtherHouse.Open();
        await Define(Page(house.Url));
        (await Go())!.Reading.ShouldBe(ProbeReading.Good);
        await Shows("verdict", "UP");

        house.Answer = http =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        await Go();
        await Shows("verdict", "DOWN");
        var alert = await Alert("FIRING");
        (alert["title"]!.ToString(), alert["severity"]!.ToString()).ShouldBe(("Portal · HTTP 503", "CRITICAL"));
        alert["labels"]!.AsArray().Select(label => $"{label!["name"]}={label["value"]}").ShouldBe(
            ["alertname=Portal", "job=probe", "probe=Portal", $"probe_id={Probe}"], ignoreOrder: true);
        alert["evidence"]!["parameters"]!.AsArray().Select(one => one!["name"]!.ToString()).ShouldBe(["quorum", "point here"]);

        var facts = await Facts();
        await Go(); // still down: nothing new
        (await Facts()).ShouldBe(facts);

        house.Answer = _ => Task.CompletedTask;
        await Go();
        await Shows("verdict", "UP");
        (await Alert("RESOLVED"))["ending"]!.ToString().ShouldBe("RECOVERED");
        var told = await Ask("availability(hours: 1) { percent outages spans { phase } } verdicts { nodes { verdict points { point saw detail } } } timeline { nodes { summary } }");
        told["availability"]!["outages"]!.GetValue<int>().ShouldBe(1);
        told["availability"]!["percent"]!.GetValue<double>().ShouldBeInRange(0.001, 99.999);
        told["verdicts"]!["nodes"]!.AsArray().Select(one => one!["verdict"]!.ToString()).ShouldBe(["UP", "DOWN", "UP"]);
        told["timeline"]!["nodes"]!.AsArray().Select(one => one!["summary"]!.ToString()).ShouldBe(
            ["Defined: Portal", "Up", "Down: here HTTP 503", "Up"]);
    }

    [Fact]
    public async Task What_is_paused_recovers_and_its_time_does_not_count()
    {
        await using var house = await OtherHouse.Open();
        house.Answer = http => { http.Response.StatusCode = 500; return Task.CompletedTask; };
        await Define(Page(house.Url));
        await Go();
        await Shows("verdict", "DOWN");
        await Alert("FIRING");
        await Do("pauseProbe", new { probeId = Probe, reason = "The house is being moved" });
        await Alert("RESOLVED");
        await Shows("status", "PAUSED");
        (await Go()).ShouldBeNull();
        await Do("resumeProbe", new { probeId = Probe });
        await Shows("status", "ACTIVE");
        (await Ask("allowedActions"))["allowedActions"]!.AsArray().Select(one => one!.ToString()).ShouldBe(["REVISE", "PAUSE", "RETIRE"]);
        var auditor = await Host.IssueAsync([Role.Auditor], House, name: "auditor of the house");
        (await Host.Send($"{{ probe(id: \"{Probe}\") {{ allowedActions }} }}", token: auditor))["data"]!["probe"]!["allowedActions"]!.AsArray().ShouldBeEmpty();
        var told = await Ask("verdict evidence { point } availability { spans { phase } }");
        told["verdict"]!.ToString().ShouldBe("UNKNOWN");
        told["availability"]!["spans"]!.AsArray().Select(one => one!["phase"]!.ToString()).Distinct().ShouldBe(["PAUSED", "UNKNOWN", "DOWN"], ignoreOrder: true);
    }

    [Fact]
    public async Task Runs_are_measured_like_everything_else()
    {
        await using var house = await OtherHouse.Open();
        await Define(Page(house.Url));
        await Go();
        var now = DateTimeOffset.UtcNow;
        var answer = await Host.Send(
            "query($q: String!, $from: DateTimeOffset!, $to: DateTimeOffset!) { metricQuery(promql: $q, from: $from, to: $to, step: 1) { series { values labels { name value } } } }",
            new { q = $"probe_success{{probe_id=\"{Probe}\"}}", from = now, to = now.AddSeconds(1) }, Operator);
        var series = answer["data"]!["metricQuery"]!["series"]!.AsArray().ShouldHaveSingleItem()!;
        series["values"]!.AsArray().Select(value => value!.GetValue<double>()).ShouldAllBe(value => value == 1);
        series["labels"]!.AsArray().Select(label => $"{label!["name"]}={label["value"]}").ShouldBe(
            ["__name__=probe_success", "job=probe", $"organisation={House}", "point=here", "probe=Portal", $"probe_id={Probe}"], ignoreOrder: true);
        var told = await Ask("points { point saw milliseconds } runs { point reading steps { status } }");
        (told["points"]![0]!["point"]!.ToString(), told["points"]![0]!["saw"]!.ToString()).ShouldBe(("here", "UP"));
        told["runs"]![0]!["steps"]![0]!["status"]!.GetValue<int>().ShouldBe(204);
    }

    [Fact]
    public async Task A_draft_is_tried_and_leaves_nothing_but_that_it_was()
    {
        await using var house = await OtherHouse.Open();
        var tried = await Try(Page(house.Url));
        (tried["refusal"], tried["run"]!["reading"]!.ToString(), tried["run"]!["steps"]![0]!["status"]!.GetValue<int>())
            .ShouldBe((null, "GOOD", 204));
        (await Try(Page(new("http://169.254.169.254/latest/meta-data/"))))["run"]!["fault"]!.ToString().ShouldBe("OUT_OF_BOUNDS");
        var refusal = (await Try(Page(new("http://lin:secret@127.0.0.1/"))))["refusal"]!;
        (refusal["code"]!.ToString(), refusal["field"]!.ToString()).ShouldBe(("probe.url-unfit", "definition.http.steps[0].url"));
        (await PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from ops.mt_events where tenant_id = $1 and type like 'probe%'", House)).ShouldBe(0);
        (await PlainSql.AskAsync<long>(
            Host.ConnectionString, "select count(*) from ops.mt_events where tenant_id = $1 and data ->> 'operation' = 'probe.try'", House)).ShouldBe(3);
    }

    [Fact]
    public async Task When_nobody_speaks_any_more_nothing_is_known()
    {
        await using var house = await OtherHouse.Open();
        await Define(Page(house.Url));
        await Go();
        await Shows("verdict", "UP");
        var later = new At(DateTimeOffset.UtcNow.AddMinutes(5));
        var row = (await Host.Services.GetRequiredService<ProbeList>().Find(Probe, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        await Judge(later).Judge(row, TestContext.Current.CancellationToken);
        await Shows("verdict", "UNKNOWN");
    }

    private ProbeJudge Judge(TimeProvider time) => new(
        Host.Services.GetRequiredService<ProbeRuns>(), Host.Services.GetRequiredService<ProbeSamples>(), Host.Services.GetRequiredService<CommandGate>(),
        Host.Services.GetRequiredService<Intake>(), Host.Services.GetRequiredService<LandscapeMemory>(), time, NullLogger<ProbeJudge>.Instance);

    private async Task<System.Text.Json.Nodes.JsonNode> Try(ProbeDefinition definition)
    {
        var input = JsonSerializer.SerializeToNode(
            new { commandId = Guid.CreateVersion7(), probeId = Guid.CreateVersion7(), organisation = House, definition }, GraphQLForm);
        var answer = await Host.Send(
            "mutation($input: TryProbe!) { tryProbe(input: $input) { refusal { code field } run { reading fault detail steps { status } } } }",
            new { input }, Operator);
        return answer["data"]!["tryProbe"]!;
    }

    /// <summary>Of the probe and its alert. What the product itself asks because of an alert, and comes to nothing, is audited at its own time.</summary>
    private Task<long> Facts() => PlainSql.AskAsync<long>(
        Host.ConnectionString, "select count(*) from ops.mt_events where tenant_id = $1 and (type like 'alert%' or type like 'probe%')", House);

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
