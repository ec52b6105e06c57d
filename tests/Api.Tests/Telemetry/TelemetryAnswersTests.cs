using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>How questions about what was measured are answered: as Prometheus would, and to the portal.</summary>
public sealed class TelemetryAnswersTests(TelemetryHost at) : TelemetryHouse(at), IClassFixture<TelemetryHost>
{
    [Theory]
    [InlineData("query=sum(", 400, "bad_data", "1:5")]
    [InlineData("query=up&time=yesterday", 400, "bad_data", "timestamp")]
    [InlineData("", 400, "bad_data", "query")]
    public async Task What_is_wrong_with_a_question_is_said_as_Prometheus_says_it(string question, int status, string type, string part)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.Url, $"/api/v1/query?{question}"));
        request.Headers.Authorization = new("Bearer", Reader);
        using var response = await Host.Http.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(status);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        (answer["status"]!.ToString(), answer["errorType"]!.ToString()).ShouldBe(("error", type));
        answer["error"]!.ToString().ShouldContain(part);
    }

    [Fact]
    public async Task A_question_may_come_as_a_form_and_has_its_bounds()
    {
        await Write(new SentSample("up", Now, 1));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Url, "/api/v1/query_range"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["query"] = "up", ["start"] = $"{Now / 1000}", ["end"] = $"{Now / 1000}", ["step"] = "60" }),
        };
        request.Headers.Authorization = new("Bearer", Reader);
        using var response = await Host.Http.SendAsync(request);
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!["result"]!.AsArray().Count.ShouldBe(1);
        (await Ask("/api/v1/query_range?query=up&start=0&end=1000000&step=1"))["error"]!.ToString().ShouldContain("11000 moments");
        (await Ask("/api/v1/query_range?query=up&start=10&end=0&step=1"))["errorType"]!.ToString().ShouldBe("bad_data");
    }

    [Fact]
    public async Task The_portal_asks_over_GraphQL()
    {
        await Write([.. Enumerable.Range(0, 5).Select(minute => new SentSample("load", Now - (minute * 60_000), minute, ("job", "node"), ("pod", "b")))]);
        await Host.Services.GetRequiredService<SourceBook>().Write(TestContext.Current.CancellationToken);
        var variables = new { from = DateTimeOffset.FromUnixTimeMilliseconds(Now - 240_000), to = DateTimeOffset.FromUnixTimeMilliseconds(Now) };
        var answer = (await Host.Send(
            """
            query($from: DateTimeOffset!, $to: DateTimeOffset!) {
              good: metricQuery(promql: "load", from: $from, to: $to, step: 60) { count fault { position reason } series { labels { name value } values } }
              wrong: metricQuery(promql: "load{", from: $from, to: $to, step: 60) { fault { position reason } }
              metricNames(text: "oa") metricLabelNames(metric: "load") metricLabelValues(label: "pod", metric: "load")
              metricSources { organisation token job protocol lastAt perMinute }
            }
            """, variables, Reader))["data"]!;
        answer["good"]!["series"]![0]!["values"]!.ToJsonString().ShouldBe("[4,3,2,1,0]");
        ((int)answer["wrong"]!["fault"]!["position"]!).ShouldBe(5);
        answer["metricNames"]!.ToJsonString().ShouldBe("[\"load\"]");
        answer["metricLabelNames"]!.ToJsonString().ShouldBe("[\"__name__\",\"job\",\"organisation\",\"pod\"]");
        answer["metricLabelValues"]!.ToJsonString().ShouldBe("[\"b\"]");
        var source = answer["metricSources"]!.AsArray().Single(one => one!["job"]!.ToString() == "node")!;
        (source["token"]!.ToString(), source["protocol"]!.ToString()).ShouldBe(("prometheus of Zhejiang", "remote-write"));
    }
}
