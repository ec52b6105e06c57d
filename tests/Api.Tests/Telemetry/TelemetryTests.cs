using System.Net;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>What was measured comes in, is kept and is found again, for its organisation and no other.</summary>
public sealed class TelemetryTests(SharedPostgres postgres) : IAsyncLifetime
{
    private const string Here = "330000";
    private const string There = "320000";

    private readonly long _now = DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1000;
    private OpsHost _host = null!;
    private string _sender = null!;
    private string _reader = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await OpsHost.StartAsync(postgres);
        await _host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), Here, "Zhejiang"));
        await _host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), There, "Jiangsu"));
        _sender = await _host.IssueAsync([Role.Collector], Here, name: "prometheus of Zhejiang");
        _reader = await _host.IssueAsync([Role.Operator], Here, name: "reader of Zhejiang");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_is_acknowledged_is_answered_at_once_and_after_packing()
    {
        (await Write(new SentSample("cpu", _now - 15_000, 0.25, ("job", "node"), ("instance", "a:9100")), new SentSample("cpu", _now, 0.5, ("job", "node"), ("instance", "a:9100"))))
            .ShouldBe(HttpStatusCode.NoContent);

        await Check();
        await _host.Services.GetRequiredService<ChunkPacker>().All(TestContext.Current.CancellationToken);
        (await PlainSql.AskAsync<long>(_host.ConnectionString, "select count(*) from telemetry.blocks")).ShouldBe(0);
        await Check();

        async Task Check()
        {
            var answer = await Ask($"/api/v1/query?query=cpu&time={_now / 1000.0}");
            answer["status"]!.ToString().ShouldBe("success");
            answer["data"]!["resultType"]!.ToString().ShouldBe("vector");
            answer["data"]!["result"]!.ToJsonString().ShouldBe(
                $$"""[{"metric":{"__name__":"cpu","instance":"a:9100","job":"node","organisation":"330000"},"value":[{{_now / 1000}},"0.5"]}]""");
            var range = await Ask($"/api/v1/query_range?query=sum(cpu)&start={(_now / 1000) - 15}&end={_now / 1000}&step=15s");
            range["data"]!.ToJsonString().ShouldBe(
                $$"""{"resultType":"matrix","result":[{"metric":{},"values":[[{{(_now / 1000) - 15}},"0.25"],[{{_now / 1000}},"0.5"]]}]}""");
        }
    }

    [Fact]
    public async Task What_was_sent_twice_late_or_after_packing_is_there_once()
    {
        var packer = _host.Services.GetRequiredService<ChunkPacker>();
        await Write(new SentSample("disk", _now - 60_000, 1), new SentSample("disk", _now - 30_000, 2));
        await packer.All(TestContext.Current.CancellationToken);
        await Write(new SentSample("disk", _now - 60_000, 99), new SentSample("disk", _now - 45_000, 3), new SentSample("disk", _now - 45_000, 98));
        await Check();
        await packer.All(TestContext.Current.CancellationToken);
        await Check();

        async Task Check()
        {
            var answer = await Ask($"/api/v1/query?query=sum_over_time(disk[5m])&time={_now / 1000}");
            answer["data"]!["result"]![0]!["value"]![1]!.ToString().ShouldBe("6");
        }
    }

    [Fact]
    public async Task Organisations_are_apart_in_every_answer()
    {
        var other = await _host.IssueAsync([Role.Collector], There, name: "prometheus of Jiangsu");
        await Write(new SentSample("secret_of_zhejiang", _now, 1, ("place", "Hangzhou")));
        using var theirs = await _host.Http.SendAsync(RemoteWriter.Request(_host.Url, other, new SentSample("secret_of_jiangsu", _now, 1, ("place", "Nanjing"), ("organisation", Here))));
        theirs.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        foreach (var path in (string[])
        [
            "/api/v1/labels", "/api/v1/label/__name__/values", "/api/v1/label/place/values", "/api/v1/series?match[]={__name__=~\".%2B\"}",
            "/api/v1/query?query={__name__=~\".%2B\"}", "/api/v1/query?query={organisation=\"320000\"}", "/api/v1/metadata",
        ])
            (await Ask(path)).ToJsonString().ShouldNotContain("angs", Case.Insensitive); // of Jiangsu

        (await Ask("/api/v1/label/place/values")).ToJsonString().ShouldNotContain("Nanjing");
        (await Ask("/api/v1/label/place/values"))["data"]!.ToJsonString().ShouldBe("[\"Hangzhou\"]");
        var all = await _host.IssueAsync([Role.Operator], name: "reader of all");
        (await Ask("/api/v1/query?query=count by (organisation) ({__name__=~\"secret.%2B\"})", all))["data"]!["result"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_may_send_cannot_ask_and_who_may_ask_cannot_send()
    {
        (await StatusOf(RemoteWriter.Request(_host.Url, null, new SentSample("up", _now, 1)))).ShouldBe(401);
        (await StatusOf(RemoteWriter.Request(_host.Url, _reader, new SentSample("up", _now, 1)))).ShouldBe(403);
        var everywhere = await _host.IssueAsync([Role.Collector], name: "collector of all");
        (await StatusOf(RemoteWriter.Request(_host.Url, everywhere, new SentSample("up", _now, 1)))).ShouldBe(400, "it does not say for whom");
        (await StatusOf(For(everywhere, There))).ShouldBe(204);
        (await StatusOf(For(everywhere, "999999"))).ShouldBe(403);
        (await StatusOf(For(_sender, There))).ShouldBe(403);
        using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(_host.Url, "/api/v1/query?query=up"));
        ask.Headers.Authorization = new("Bearer", _sender);
        (await StatusOf(ask)).ShouldBe(403);

        HttpRequestMessage For(string token, string organisation)
        {
            var request = RemoteWriter.Request(_host.Url, token, new SentSample("up", _now, 1));
            request.Headers.Add("X-Scope-OrgID", organisation);
            return request;
        }
    }

    [Fact]
    public async Task What_cannot_be_kept_is_said_with_its_reason_and_the_rest_is_kept()
    {
        using var answer = await _host.Http.SendAsync(RemoteWriter.Request(
            _host.Url, _sender, new SentSample("fine", _now, 1), new SentSample("ahead", _now + 3_600_000, 1), new SentSample("old", _now - (40L * 86_400_000), 1),
            new SentSample("", _now, 1)));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var reason = await answer.Content.ReadAsStringAsync();
        foreach (var part in (string[])["1 samples are kept, 3 are not", "ahead of the clock", "older than the 30 days", "no name"]) reason.ShouldContain(part);
        (await Ask("/api/v1/label/__name__/values"))["data"]!.ToJsonString().ShouldContain("fine");

        (await StatusOf(RemoteWriter.Request(_host.Url, _sender, [0x0a, 0x05, 0x01]))).ShouldBe(400, "the message ends within a field");
        (await StatusOf(RemoteWriter.Request(_host.Url, _sender, [], "text/plain"))).ShouldBe(415);
        var damaged = RemoteWriter.Request(_host.Url, _sender, []);
        damaged.Content = new ByteArrayContent([0x40, 0xff, 0xff, 0xff]) { Headers = { ContentType = new("application/x-protobuf"), ContentEncoding = { "snappy" } } };
        (await StatusOf(damaged)).ShouldBe(400);
        var huge = RemoteWriter.Request(_host.Url, _sender, []);
        huge.Content = new ByteArrayContent([0xff, 0xff, 0xff, 0x7f, 0]) { Headers = { ContentType = new("application/x-protobuf"), ContentEncoding = { "snappy" } } };
        (await StatusOf(huge)).ShouldBe(413, "it says that it is larger than anything that is unpacked");
    }

    [Fact]
    public async Task Remote_write_2_is_answered_with_what_was_written()
    {
        using var answer = await _host.Http.SendAsync(RemoteWriter.Request(
            _host.Url, _sender, RemoteWriter.Second(new SentSample("two", _now, 2, ("job", "new")), new SentSample("two", _now - 1_000, 1, ("job", "new"))),
            "application/x-protobuf;proto=io.prometheus.write.v2.Request"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("X-Prometheus-Remote-Write-Samples-Written").ShouldBe(["2"]);
        (await Ask($"/api/v1/query?query=two{{job=\"new\"}}&time={_now / 1000}"))["data"]!["result"]![0]!["value"]![1]!.ToString().ShouldBe("2");
    }

    [Theory]
    [InlineData("query=sum(", 400, "bad_data", "1:5")]
    [InlineData("query=up&time=yesterday", 400, "bad_data", "timestamp")]
    [InlineData("", 400, "bad_data", "query")]
    public async Task What_is_wrong_with_a_question_is_said_as_Prometheus_says_it(string question, int status, string type, string part)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_host.Url, $"/api/v1/query?{question}"));
        request.Headers.Authorization = new("Bearer", _reader);
        using var response = await _host.Http.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(status);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        (answer["status"]!.ToString(), answer["errorType"]!.ToString()).ShouldBe(("error", type));
        answer["error"]!.ToString().ShouldContain(part);
    }

    [Fact]
    public async Task A_question_may_come_as_a_form_and_has_its_bounds()
    {
        await Write(new SentSample("up", _now, 1));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_host.Url, "/api/v1/query_range"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["query"] = "up", ["start"] = $"{_now / 1000}", ["end"] = $"{_now / 1000}", ["step"] = "60" }),
        };
        request.Headers.Authorization = new("Bearer", _reader);
        using var response = await _host.Http.SendAsync(request);
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!["result"]!.AsArray().Count.ShouldBe(1);
        (await Ask("/api/v1/query_range?query=up&start=0&end=1000000&step=1"))["error"]!.ToString().ShouldContain("11000 moments");
        (await Ask("/api/v1/query_range?query=up&start=10&end=0&step=1"))["errorType"]!.ToString().ShouldBe("bad_data");
    }

    [Fact]
    public async Task The_portal_asks_over_GraphQL()
    {
        await Write([.. Enumerable.Range(0, 5).Select(minute => new SentSample("load", _now - (minute * 60_000), minute, ("job", "node"), ("pod", "b")))]);
        await _host.Services.GetRequiredService<SourceBook>().Write(TestContext.Current.CancellationToken);
        var variables = new { from = DateTimeOffset.FromUnixTimeMilliseconds(_now - 240_000), to = DateTimeOffset.FromUnixTimeMilliseconds(_now) };
        var answer = (await _host.Send(
            """
            query($from: DateTimeOffset!, $to: DateTimeOffset!) {
              good: metricQuery(promql: "load", from: $from, to: $to, step: 60) { count fault { position reason } series { labels { name value } values } }
              wrong: metricQuery(promql: "load{", from: $from, to: $to, step: 60) { fault { position reason } }
              metricNames(text: "oa") metricLabelNames(metric: "load") metricLabelValues(label: "pod", metric: "load")
              metricSources { organisation token job protocol lastAt perMinute }
            }
            """, variables, _reader))["data"]!;
        answer["good"]!["series"]![0]!["values"]!.ToJsonString().ShouldBe("[4,3,2,1,0]");
        ((int)answer["wrong"]!["fault"]!["position"]!).ShouldBe(5);
        answer["metricNames"]!.ToJsonString().ShouldBe("[\"load\"]");
        answer["metricLabelNames"]!.ToJsonString().ShouldBe("[\"__name__\",\"job\",\"organisation\",\"pod\"]");
        answer["metricLabelValues"]!.ToJsonString().ShouldBe("[\"b\"]");
        var source = answer["metricSources"]![0]!;
        (source["token"]!.ToString(), source["job"]!.ToString(), source["protocol"]!.ToString()).ShouldBe(("prometheus of Zhejiang", "node", "remote-write"));
    }

    private async Task<HttpStatusCode> Write(params SentSample[] samples)
    {
        using var answer = await _host.Http.SendAsync(RemoteWriter.Request(_host.Url, _sender, samples));
        return answer.StatusCode;
    }

    private async Task<int> StatusOf(HttpRequestMessage request)
    {
        using (request)
        using (var answer = await _host.Http.SendAsync(request))
            return (int)answer.StatusCode;
    }

    private async Task<JsonNode> Ask(string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_host.Url, path));
        request.Headers.Authorization = new("Bearer", token ?? _reader);
        using var answer = await _host.Http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
