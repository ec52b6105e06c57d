using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Walls;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>Lines come in as OpenTelemetry's own library and as JSON, and are found by whoever may see them.</summary>
public sealed partial class LogsTests(TelemetryHost at) : TelemetryHouse(at), IClassFixture<TelemetryHost>
{
    [Fact]
    public async Task What_the_library_of_OpenTelemetry_sends_is_found()
    {
        using var span = new Activity("checkout").SetIdFormat(ActivityIdFormat.W3C).Start();
        using (var factory = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("orders", "shop", "1.0", serviceInstanceId: "orders-1"));
            options.AddOtlpExporter(otlp =>
            {
                otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
                otlp.Endpoint = new Uri(Host.Url, "/v1/logs");
                otlp.Headers = $"Authorization=Bearer {Sender}";
            });
        })))
        {
            var log = factory.CreateLogger("Checkout");
            LogPlaced(log, 4711);
            LogFailed(log, new InvalidOperationException("no stock"), 4712);
        }

        var line = (await Found("failed", "severityAtLeast: ERROR")).ShouldHaveSingleItem()!;
        (line["text"]!.ToString(), line["severity"]!.ToString(), line["service"]!.ToString(), line["instance"]!.ToString(), line["organisation"]!.ToString())
            .ShouldBe(("Order 4712 failed", "ERROR", "shop/orders", "orders-1", Here));
        (line["traceId"]!.ToString(), line["spanId"]!.ToString()).ShouldBe((span.TraceId.ToHexString(), span.SpanId.ToHexString()));
        Known(line).ShouldContain("Order=4712");
        Known(line).ShouldContain("exception.message=no stock");
        Known(line).ShouldContain("service.version=1.0 of the writer");
        (await Found("4711")).Count.ShouldBe(1);
        (await Found("", $"traceId: \"{span.TraceId.ToHexString()}\"")).Count.ShouldBe(2);
        (await Found("", "attributes: [{ name: \"Order\", value: \"4711\" }]")).Count.ShouldBe(1);
        (await Found("", "attributes: [{ name: \"Order\", value: \"471\" }]")).ShouldBeEmpty();
    }

    [Fact]
    public async Task OTLP_in_JSON_is_taken_as_well()
    {
        var body = $$"""
            { "resourceLogs": [{ "resource": { "attributes": [{ "key": "host.name", "value": { "stringValue": "node-3" } }] }, "scopeLogs": [{ "logRecords": [
              { "timeUnixNano": "{{Now}}000000", "severityText": "warning", "body": { "kvlistValue": { "values": [{ "key": "disk", "value": { "stringValue": "sda" } }] } } },
              { "timeUnixNano": "4000000000000000000", "severityNumber": 17, "body": { "stringValue": "from the future" } }
            ] }] }] }
            """;
        using var answer = await Post("/v1/logs", body, "application/json");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var partial = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["partialSuccess"]!;
        (partial["rejectedLogRecords"]!.ToString(), partial["errorMessage"]!.ToString())
            .ShouldBe(("1", "A line is more than ten minutes ahead of the clock here."));
        var line = (await Found("sda")).ShouldHaveSingleItem()!;
        (line["text"]!.ToString(), line["severity"]!.ToString(), line["instance"]!.ToString()).ShouldBe(("{disk=sda}", "WARN", "node-3"));
        using var malformed = await Post("/v1/logs", "{ \"resourceLogs\": [1] }", "application/json");
        malformed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Lines_of_JSON_are_taken_with_what_they_know_and_the_others_are_named()
    {
        var body = $$"""
            {"time":"{{At(0):O}}","level":"error","service":"cart","host":"node-1","message":"connection to db-1 refused","http":{"status":503},"tags":["a"]}

            no JSON
            {"ts":{{Now + 1}},"msg":"用户登录失败","severity":"WARN","app":"gate","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736"}
            {"time":"yesterday","msg":"when?"}
            {"msg":"no time at all"}
            """;
        using var answer = await Post("/api/v1/logs", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        (told["code"]!.ToString(), told["detail"]!.ToString()).ShouldBe((
            "telemetry.dropped", "3 lines are kept, 2 are not: Line 3 is no JSON object. Line 5 has a time that is none."));

        var line = (await Found("\"db-1 refused\"")).ShouldHaveSingleItem()!;
        (line["service"]!.ToString(), line["instance"]!.ToString(), line["severity"]!.ToString()).ShouldBe(("cart", "node-1", "ERROR"));
        Known(line).ShouldBe(["http.status=503", "tags=[\"a\"]"]);
        (await Found("登录")).ShouldHaveSingleItem()!["traceId"]!.ToString().ShouldBe("4bf92f3577b34da6a3ce929d0e0e4736");
        (await Found("503", "service: \"cart\"")).Count.ShouldBe(1);
        (await Found("time -refused -登录")).ShouldHaveSingleItem()!["text"]!.ToString().ShouldBe("no time at all");
        (await Found("登录", "severityAtLeast: WARN")).Count.ShouldBe(1);
        (await Found("登录", "severityAtLeast: ERROR")).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_lines_than_a_request_may_bring_are_refused_with_their_number()
    {
        using var answer = await Post("/api/v1/logs", string.Concat(Enumerable.Repeat("{}\n", 100_001)));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!.ToString().ShouldContain("100000");
    }

    [Fact]
    public async Task A_request_that_comes_again_is_taken_once_unless_its_lines_have_no_time()
    {
        for (var again = 0; again < 3; again++)
        {
            (await Send($$"""{"time":{{Now}},"msg":"timed"}""")).ShouldBe(HttpStatusCode.NoContent);
            (await Send("""{"msg":"heartbeat"}""")).ShouldBe(HttpStatusCode.NoContent);
        }

        (await Found("timed")).Count.ShouldBe(1);
        (await Found("heartbeat")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_sees_lines_of_an_organisation_out_of_reach()
    {
        await SecondWall.TakeDownIfAsked(Host);
        var (sender, reader) = (await Host.IssueAsync([Role.Collector], There), await Host.IssueAsync([Role.Operator], There));
        (await Send("""{"msg":"payroll of Zhejiang"}""")).ShouldBe(HttpStatusCode.NoContent);
        (await Send("""{"msg":"payroll of Jiangsu"}""", sender)).ShouldBe(HttpStatusCode.NoContent);
        (await Found("payroll")).ShouldHaveSingleItem()!["organisation"]!.ToString().ShouldBe(Here);
        (await Found("payroll", token: reader)).ShouldHaveSingleItem()!["organisation"]!.ToString().ShouldBe(There);
        (await Found("payroll", $"organisations: [\"{There}\"]")).ShouldBeEmpty();
        (await Found("payroll", token: await Host.TokenOfAsync(Role.Operator))).Count.ShouldBe(2);
        (await Send("""{"msg":"from nobody"}""", Reader)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_summary_counts_by_time_severity_service_value_and_kind()
    {
        await Send(string.Join('\n', Enumerable.Range(0, 100).Select(number =>
            $$"""{"time":{{Now - (number * 1_000)}},"level":"{{(number % 10 == 0 ? "error" : "info")}}","service":"{{(number < 70 ? "cart" : "gate")}}","msg":"Took {{number}} ms","pod":"pod-{{number % 3}}","zone":"east"}""")));
        var sum = (await Host.Send(
            """
            query($from: DateTimeOffset!, $to: DateTimeOffset!) { logSummary(from: $from, to: $to, filter: { text: "ms" }, slices: 10, attribute: "zone") {
              lines countedSince slices { severity lines } services { value lines } attributes { value lines } values { value lines }
              templates { pattern lines highest newestAt } } }
            """, new { from = At(-99), to = At(0) }, Reader))["data"]!["logSummary"]!;
        (sum["lines"]!.GetValue<long>(), sum["countedSince"]).ShouldBe((100, null));
        sum["slices"]!.AsArray().Select(slice => $"{slice!["severity"]} {slice["lines"]!.AsArray().Sum(lines => lines!.GetValue<long>())}").ShouldBe(["INFO 90", "ERROR 10"]);
        Shares(sum["services"]!).ShouldBe(["cart 70", "gate 30"]);
        Shares(sum["attributes"]!).ShouldBe(["zone 100"]);
        Shares(sum["values"]!).ShouldBe(["east 100"]);
        var template = sum["templates"]!.AsArray().ShouldHaveSingleItem()!;
        (template["pattern"]!.ToString(), template["lines"]!.GetValue<long>(), template["highest"]!.ToString(), template["newestAt"]!.GetValue<DateTimeOffset>())
            .ShouldBe(("Took <*>", 100, "ERROR", At(0)));
    }

    [Fact]
    public async Task What_comes_is_told_to_whoever_follows_and_once()
    {
        await Send("""{"msg":"error before"}""");
        using var response = await Host.Post("subscription { logTail(filter: { text: \"error\" }) { left lines { text } } }", null, Reader, "text/event-stream");
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync());
        var told = new ConcurrentQueue<string>();
        var following = Task.Run(async () =>
        {
            while (!told.Contains("error last") && await events.ReadLineAsync() is { } line)
                if (line.StartsWith("data: {", StringComparison.Ordinal))
                    foreach (var one in JsonNode.Parse(line["data: ".Length..])!["data"]!["logTail"]!["lines"]!.AsArray()) told.Enqueue(one!["text"]!.ToString());
        });
        // Until the first is told nobody knows whether the stream has begun.
        await Eventually.IsTrueAsync(
            async () => await Send($$"""{"msg":"error first {{Guid.NewGuid()}}"}""") == HttpStatusCode.NoContent && !told.IsEmpty, "the first is told");
        await Send("""{"msg":"all is well"}""");
        await Host.Services.GetRequiredService<BlockPacker>().Pack(DateTimeOffset.MaxValue, TestContext.Current.CancellationToken);
        await Send("""{"msg":"error last"}""");
        await following.WaitAsync(TimeSpan.FromMinutes(2));
        told.ShouldNotContain("error before");
        told.ShouldNotContain("all is well");
        told.ShouldBeUnique();
    }

    [Theory]
    [InlineData("first: 201", "page-size-out-of-range")]
    [InlineData("after: \"nonsense\"", "cursor-unknown")]
    public async Task What_cannot_be_answered_is_refused(string argument, string code) =>
        (await Host.Send($"{{ logs(from: \"{At(-60):O}\", to: \"{At(0):O}\", {argument}) {{ nodes {{ text }} }} }}", token: Reader))
            ["errors"]![0]!["extensions"]!["code"]!.ToString().ShouldBe(code);

    [Fact]
    public async Task A_search_has_its_bounds()
    {
        (await Fault("text: \"" + new string('x', 501) + "\"")).ShouldBe("telemetry.search-too-long");
        (await Fault("attributes: [" + string.Concat(Enumerable.Repeat("{ name: \"a\", value: \"b\" }", 11)) + "]")).ShouldBe("telemetry.too-many-attributes");
        (await Host.Send($"{{ logs(from: \"{At(0):O}\", to: \"{At(-1):O}\") {{ nodes {{ text }} }} }}", token: Reader))
            ["errors"]![0]!["extensions"]!["code"]!.ToString().ShouldBe("telemetry.times-out-of-order");
    }

    private DateTimeOffset At(int seconds) => DateTimeOffset.FromUnixTimeMilliseconds(Now + (seconds * 1_000));

    private async Task<string> Fault(string filter) => (await Searched(filter, Reader))["errors"]![0]!["extensions"]!["code"]!.ToString();

    private async Task<JsonArray> Found(string text, string more = "", string? token = null) =>
        (await Searched($"text: {JsonValue.Create(text).ToJsonString()} {more}", token ?? Reader))["data"]!["logs"]!["nodes"]!.AsArray();

    private Task<JsonNode> Searched(string filter, string token) => Host.Send(
        $$"""
        { logs(from: "{{At(-3600):O}}", to: "{{At(3600):O}}", filter: { {{filter}} }) {
          nodes { at severity organisation service instance text attributes { name value ofWriter } traceId spanId } } }
        """, token: token);

    private static IEnumerable<string> Known(JsonNode line) => line["attributes"]!.AsArray().Select(one =>
        $"{one!["name"]}={one["value"]}{(one["ofWriter"]!.GetValue<bool>() ? " of the writer" : "")}");

    private static IEnumerable<string> Shares(JsonNode shares) => shares.AsArray().Select(share => $"{share!["value"]} {share["lines"]}");

    private async Task<HttpStatusCode> Send(string lines, string? sender = null)
    {
        using var answer = await Post("/api/v1/logs", lines, sender: sender);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> Post(string path, string body, string type = "application/x-ndjson", string? sender = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Url, path)) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Authorization = new("Bearer", sender ?? Sender);
        return await Host.Http.SendAsync(request);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Order {Order} placed")]
    private static partial void LogPlaced(ILogger log, int order);

    [LoggerMessage(Level = LogLevel.Error, Message = "Order {Order} failed")]
    private static partial void LogFailed(ILogger log, Exception fault, int order);
}
