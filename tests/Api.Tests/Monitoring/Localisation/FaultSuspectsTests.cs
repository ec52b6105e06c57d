using System.Net;
using System.Text;
using System.Text.Json;
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
    private const int Requests = 60;
    private static readonly string[] Services = ["front", "cart", "stock"];

    private DateTimeOffset Since => DateTimeOffset.FromUnixTimeMilliseconds(Now).AddMinutes(-6);

    [Fact]
    public async Task The_service_that_broke_is_named_before_those_that_complain_of_it_and_the_reasons_are_told()
    {
        foreach (var minute in Enumerable.Range(-20, 20)) await Send(minute, fails: false);
        foreach (var minute in Enumerable.Range(0, 3)) await Send(minute, fails: true);
        await Write([.. Enumerable.Range(-20, 25).SelectMany(minute => Services.Select((service, i) => new SentSample(
            "cpu_usage", Since.AddMinutes(minute).AddSeconds(30).ToUnixTimeMilliseconds(),
            minute >= 0 && service == "stock" ? 0.97 : 0.2 + (0.01 * ((minute + i + 40) % 5)), ("job", service))))]);

        var told = (await Ask())["faultSuspects"]!;
        (told["isWhole"]!.GetValue<bool>(), told["series"]!.GetValue<int>()).ShouldBe((true, 3));
        told["requests"]!.GetValue<int>().ShouldBe(3 * Requests);
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
    }

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

    /// <summary>Requests of a minute, as OpenTelemetry's exporters write them in JSON.</summary>
    private async Task Send(int minute, bool fails)
    {
        var begin = Since.AddMinutes(minute).ToUnixTimeMilliseconds();
        var requests = Enumerable.Range(0, Requests).Select(i => (Trace: $"{Guid.NewGuid():n}", At: begin + (i * 900))).ToList();
        await Post("/v1/traces", new
        {
            resourceSpans = Services.Select((service, depth) => new
            {
                resource = Of(service),
                scopeSpans = new[]
                {
                    new
                    {
                        spans = requests.Select(request => new
                        {
                            traceId = request.Trace, spanId = $"00000000000000a{depth}", parentSpanId = depth == 0 ? "" : $"00000000000000a{depth - 1}",
                            name = $"POST /{service}", kind = 2, startTimeUnixNano = $"{request.At + depth}000000",
                            endTimeUnixNano = $"{request.At + 20 - depth}000000", status = new { code = fails ? 2 : 0 },
                        }),
                    },
                },
            }),
        });
        await Post("/v1/logs", new
        {
            resourceLogs = Services.Select((service, depth) => new
            {
                resource = Of(service),
                scopeLogs = new[]
                {
                    new
                    {
                        logRecords = requests.Select((request, i) => new
                        {
                            timeUnixNano = $"{request.At + depth + 1}000000", severityNumber = fails && service == "stock" ? 17 : 9, traceId = request.Trace,
                            spanId = $"00000000000000a{depth}",
                            body = new { stringValue = fails && service == "stock" ? $"no connection to {10_000 + i}" : $"{service} took order {10_000 + i}" },
                        }),
                    },
                },
            }),
        });
    }

    private static object Of(string service) => new { attributes = new[] { new { key = "service.name", value = new { stringValue = service } } } };

    private async Task Post(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Url, path))
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", Sender);
        using var answer = await Host.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
