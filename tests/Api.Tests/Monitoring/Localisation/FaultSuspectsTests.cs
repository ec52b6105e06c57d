using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Telemetry;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Api.Tests.Monitoring.Localisation;

/// <summary>A front asks a cart, the cart asks a stock; then the stock breaks. What they send says where it is.</summary>
public sealed class FaultSuspectsTests(TelemetryHost at) : HouseOfTest(at), IClassFixture<TelemetryHost>
{
    private DateTimeOffset Since => DateTimeOffset.FromUnixTimeMilliseconds(Now).AddMinutes(-6);

    [Fact]
    public async Task The_service_that_broke_is_named_before_those_that_complain_of_it_and_the_reasons_are_told()
    {
        foreach (var minute in Enumerable.Range(-20, 20)) await Send(minute, fails: false);
        foreach (var minute in Enumerable.Range(0, 3)) await Send(minute, fails: true);
        await Write([.. Enumerable.Range(-20, 25).SelectMany(minute => Shop.Services.Select((service, i) => new SentSample(
            "cpu_usage", Since.AddMinutes(minute).AddSeconds(30).ToUnixTimeMilliseconds(),
            minute >= 0 && service == "stock" ? 0.97 : 0.2 + (0.01 * ((minute + i + 40) % 5)), ("job", service))))]);

        var told = (await Ask())["faultSuspects"]!;
        (told["isWhole"]!.GetValue<bool>(), told["series"]!.GetValue<int>()).ShouldBe((true, 3));
        told["requests"]!.GetValue<int>().ShouldBe(3 * Shop.Requests);
        var suspects = told["suspects"]!.AsArray();
        suspects[0]!["name"]!.ToString().ShouldBe("stock");
        var kinds = suspects[0]!["evidence"]!.AsArray().Where(one => one!["counted"]!.GetValue<double>() > 0).Select(one => one!["kind"]!.ToString()).Distinct().ToList();
        kinds.ShouldContain("FAILURE");
        kinds.ShouldContain("LINE");
        kinds.ShouldContain("METRIC");
        var line = suspects[0]!["evidence"]!.AsArray().First(one => one!["kind"]!.ToString() == "LINE")!;
        (line["what"]!.ToString(), line["usual"]!.GetValue<double>(), line["severity"]!.ToString()).ShouldBe(("no connection to <*>", 0, "ERROR"));
        await AnIncidentSaysSoToo();
        told["calls"]!.AsArray().Select(call => $"{call!["caller"]} {call["callee"]}").ShouldBe(["cart stock", "front cart"]);
    }

    /// <summary>What monitoring reports says who is suspected, and goes on saying so when what was sent is forgotten.</summary>
    private async Task AnIncidentSaysSoToo()
    {
        var (team, foreign, service, incident) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Host.DoAsync(new CreateTeam(Guid.CreateVersion7(), foreign, There, "Others", ["wang"]));
        await Host.DoAsync(new RegisterService(Guid.CreateVersion7(), Guid.CreateVersion7(), "stock", There, foreign, Criticality.High, []));
        await Host.DoAsync(new CreateTeam(Guid.CreateVersion7(), team, House, "Desk", ["lin"]));
        await Host.DoAsync(new RegisterService(Guid.CreateVersion7(), service, "front", House, team, Criticality.High, []));
        await Host.DoAsync(new ReportIncident(
            Guid.CreateVersion7(), incident, House, "Orders fail", Channel.Monitoring, service, "prometheus", BeganAt: Since));
        var page = (await Host.Eventually(
            "query($id: ID!) { incident(id: $id) { suspects { requests suspects { name service { name } evidence { kind counted } } } timeline(first: 20) { nodes { type summary } } } }",
            asked => asked["data"]?["incident"]?["suspects"] is not null, new { id = incident }, Reader))["data"]!["incident"]!;
        page["suspects"]!["suspects"]![0]!["name"]!.ToString().ShouldBe("stock");
        page["suspects"]!["suspects"]![0]!["service"].ShouldBeNull("what is called so elsewhere is no business of theirs");
        page["suspects"]!["suspects"]!.AsArray().SelectMany(one => one!["evidence"]!.AsArray()).ShouldAllBe(one => one!["counted"]!.GetValue<double>() > 0);
        page["timeline"]!["nodes"]!.AsArray().ShouldContain(entry => entry!["summary"]!.ToString().StartsWith("Suspected: stock", StringComparison.Ordinal));
        await AnotherRuleIsTried(incident);
    }

    /// <summary>By the rule in force it comes to what was noted, by a stricter one nobody stands out, and over less time it is ranked again.</summary>
    private async Task AnotherRuleIsTried(Guid incident)
    {
        var (same, strict, shorter) = (await Replay(incident, ""), await Replay(incident, "leastBits: 1000"), await Replay(incident, "usualMinutes: 15"));
        same["then"]!["outstanding"]!.ToString().ShouldBe("stock");
        same["otherwise"]!.ToJsonString().ShouldBe(same["then"]!.ToJsonString());
        strict["otherwise"]!["outstanding"].ShouldBeNull();
        (shorter["otherwise"]!["outstanding"]!.ToString(), shorter["otherwise"]!["ranking"]!["usualRequests"]!.GetValue<int>()).ShouldBe(("stock", 15 * Shop.Requests));
        foreach (var (asked, code) in new[] { ("leastBits: 0.5", "leastBits-out-of-range"), ("apart: 101", "apart-out-of-range"), ("usualMinutes: 361", "usualMinutes-out-of-range") })
            (await Host.Send(Asking(incident, asked), token: Reader)).ToJsonString().ShouldContain(code);
        var partner = await Host.IssueAsync([Role.Partner], House, name: "partner of the house");
        (await Host.Send(Asking(incident, "leastBits: 1000"), token: partner))["data"]!["suspectsReplay"].ShouldNotBeNull();
        (await Host.Send(Asking(incident, "usualMinutes: 15"), token: partner)).ToJsonString().ShouldContain("organisation-out-of-reach");
        (await Host.Send(Asking(Guid.CreateVersion7(), ""), token: Reader))["data"]!.ToJsonString().ShouldBe("""{"suspectsReplay":null}""");
    }

    private async Task<JsonNode> Replay(Guid incident, string rule)
    {
        var answer = await Host.Send(Asking(incident, rule), token: Reader);
        return (answer["data"]?["suspectsReplay"]).ShouldNotBeNull(answer.ToJsonString());
    }

    private static string Asking(Guid incident, string rule) =>
        $$"""
        { suspectsReplay(incident: "{{incident}}" {{rule}}) { then { ...parts } otherwise { ...parts } } }
        fragment parts on Suspicion { outstanding passedOnTo { name } ranking { usualRequests requests suspects { name score } } }
        """;

    [Fact]
    public async Task Nobody_is_told_of_what_they_cannot_see_and_times_have_bounds()
    {
        foreach (var minute in Enumerable.Range(-5, 8)) await Send(minute, fails: minute >= 0);
        var stranger = await Host.IssueAsync([Role.Operator], There);
        var told = (await Ask(token: stranger))["faultSuspects"]!;
        (told["requests"]!.GetValue<int>(), told["suspects"]!.AsArray().Count, told["calls"]!.AsArray().Count).ShouldBe((0, 0, 0));
        foreach (var until in new[] { Since.AddSeconds(59), Since.AddMinutes(31) })
            (await Host.Send($$"""{ faultSuspects(since: "{{Since:O}}", until: "{{until:O}}") { requests } }""", token: Reader)).ToJsonString().ShouldContain("fault-out-of-range");
        (await Host.Send($$"""{ faultSuspects(since: "{{Since:O}}", usualMinutes: 361) { requests } }""", token: Reader)).ToJsonString().ShouldContain("usualMinutes-out-of-range");
        (await Host.Send($$"""{ faultSuspects(since: "{{Since:O}}") { requests } }""", token: await Host.TokenOfAsync(Role.Partner))).ToJsonString().ShouldContain("not-permitted");
    }

    private async Task<JsonNode> Ask(string? token = null)
    {
        var answer = await Host.Send(
            $$"""
            { faultSuspects(since: "{{Since:O}}") { isWhole requests usualRequests series calls { caller callee calls failed }
              suspects { name score evidence { kind operation what usual now requests bits counted explainedBy severity } } } }
            """, token: token ?? Reader);
        return answer["data"].ShouldNotBeNull(answer.ToJsonString());
    }

    private Task Send(int minute, bool fails) => Shop.Minute(Host, Sender, Since.AddMinutes(minute), fails);
}
