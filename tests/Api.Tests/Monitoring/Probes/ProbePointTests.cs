using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Monitoring.Probes.Remote;
using EventSourcedOps.Api.Tests.Monitoring.Notification;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Monitoring.Probes;
using Microsoft.AspNetCore.Http;

namespace EventSourcedOps.Api.Tests.Monitoring.Probes;

/// <summary>Points elsewhere ask what they have to run, and tell what came of it.</summary>
public sealed class ProbePointTests(ProbeHost at) : ProbeHouse(at)
{
    [Fact]
    public async Task A_point_is_told_what_to_run_and_what_it_tells_counts()
    {
        await Define(Page(new("http://127.0.0.1:9/"), failures: 2, points: ["west"]));
        var errands = (await Host.Eventually(
            "{ probesOfPoint(point: \"west\") { nodes { probeId version definition } } }",
            told => told["data"]?["probesOfPoint"]!["nodes"]!.AsArray().Count > 0, token: Point))["data"]!["probesOfPoint"]!["nodes"]!;
        (errands[0]!["probeId"]!.ToString(), errands[0]!["version"]!.GetValue<int>()).ShouldBe(($"{Probe}", 1));
        errands[0]!["definition"]!.ToString().ShouldContain("\"url\":\"http://127.0.0.1:9/\"");

        // A clock that is ahead a little is taken for ours.
        (await Report(BadRun(), BadRun(at: DateTimeOffset.UtcNow.AddSeconds(20))))["taken"]!.GetValue<int>().ShouldBe(2);
        await Shows("verdict", "DOWN");
        (await Alert("FIRING"))["title"]!.ToString().ShouldBe("Portal · timeout > 5 s");
        await Report(new { probeId = Probe, version = 1, at = DateTimeOffset.UtcNow, milliseconds = 30 });
        await Shows("verdict", "UP");
        await Alert("RESOLVED");
    }

    [Fact]
    public async Task A_program_elsewhere_runs_what_it_is_told_and_tells_what_came_of_it()
    {
        await using var house = await OtherHouse.Open();
        house.Answer = http => http.Response.WriteAsync("""{"status":"UP"}""");
        var page = Page(house.Url, points: ["west"]);
        await Define(page with { Http = new([page.Http!.Steps[0] with { Assertions = [new(HttpAssertionKind.JsonValue, "UP", "$.status")] }]) });
        var addresses = OutwardAddresses.Of("127.0.0.0/8");
        var faults = new StringWriter();
        var west = new RemotePoint(
            new(Host.Http, "west", Point), new(new(addresses), new(addresses), new(addresses), new(addresses), new(addresses), TimeProvider.System),
            TimeProvider.System, faults);
        await west.Round(TestContext.Current.CancellationToken);
        faults.ToString().ShouldBeEmpty();
        await Shows("verdict", "UP");
        (await Ask("runs { point reading steps { status } }"))["runs"]![0]!.ToJsonString()
            .ShouldBe("""{"point":"west","reading":"GOOD","steps":[{"status":200}]}""");
        await west.Round(TestContext.Current.CancellationToken); // nothing is due
        house.Letters.Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_takes_as_many_points_as_must_agree()
    {
        await using var house = await OtherHouse.Open();
        await Define(Page(house.Url, quorum: 2, points: ["here", "west"]));
        await Report(BadRun());
        await Go();
        await Shows("verdict", "UP");
        house.Answer = http => { http.Response.StatusCode = 502; return Task.CompletedTask; };
        await Go();
        await Shows("verdict", "DOWN");
        (await Ask("evidence { point saw fault }"))["evidence"]!.AsArray().Select(one => $"{one!["point"]} {one["saw"]} {one["fault"]}")
            .ShouldBe(["here DOWN ANSWER_UNEXPECTED", "west DOWN TIMED_OUT"]);
    }

    [Fact]
    public async Task A_point_speaks_for_itself_of_what_it_has_to_run_now()
    {
        await Define(Page(new("http://127.0.0.1:9/"), points: ["west", "here"]));
        async Task<string?> Code(object run) => (await Report(run))["refused"]?.AsArray().FirstOrDefault()?["code"]?.ToString();
        (await Code(BadRun(version: 2))).ShouldBe("probe.version-old");
        (await Code(BadRun(at: DateTimeOffset.UtcNow.AddHours(-1)))).ShouldBe("probe.out-of-time");
        (await Code(BadRun(at: DateTimeOffset.UtcNow.AddHours(1)))).ShouldBe("probe.out-of-time");
        (await Code(new { probeId = Guid.CreateVersion7(), version = 1, at = DateTimeOffset.UtcNow, milliseconds = 1 })).ShouldBe("probe.not-of-point");
        var own = await Host.Send(
            "mutation($input: ProbeReport!) { reportProbeRuns(input: $input) { refused { code } } }", new { input = new { point = "here", runs = new[] { BadRun() } } }, Point);
        own["data"]!["reportProbeRuns"]!["refused"]![0]!["code"]!.ToString().ShouldBe("probe.point-taken");
        (await Code(BadRun())).ShouldBeNull();
    }

    [Fact]
    public async Task A_point_of_another_organisation_neither_sees_nor_tells()
    {
        await Define(Page(new("http://127.0.0.1:9/"), points: ["west"]));
        var stranger = await Host.IssueAsync([Role.ProbePoint], "320000", name: "west of Jiangsu");
        var told = await Host.Send("{ probesOfPoint(point: \"west\") { nodes { probeId } } }", token: stranger);
        told["data"]!["probesOfPoint"]!["nodes"]!.AsArray().ShouldBeEmpty();
        var answer = await Host.Send(
            "mutation($input: ProbeReport!) { reportProbeRuns(input: $input) { taken refused { code } } }",
            new { input = new { point = "west", runs = new[] { BadRun() } } }, stranger);
        answer["data"]!["reportProbeRuns"]!.ToJsonString().ShouldBe("""{"taken":0,"refused":[{"code":"probe.not-of-point"}]}""");
    }
}
