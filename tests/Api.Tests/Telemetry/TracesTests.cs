using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Domain.Access;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>Spans come in as OpenTelemetry's own library sends them, and are found as spans, as figures and as traces.</summary>
public sealed class TracesTests(TelemetryHost at) : HouseOfTest(at), IClassFixture<TelemetryHost>
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Fact]
    public async Task What_the_library_of_OpenTelemetry_sends_is_found_as_a_trace()
    {
        using var source = new ActivitySource($"shop {Guid.NewGuid()}");
        string trace;
        using (var provider = Sdk.CreateTracerProviderBuilder().AddSource(source.Name)
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("orders", "shop", serviceInstanceId: "orders-1"))
            .AddOtlpExporter(options =>
            {
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
                options.Endpoint = new Uri(Host.Url, "/v1/traces");
                options.Headers = $"Authorization=Bearer {Sender}";
            })
            .Build())
        {
            using (var order = source.StartActivity("POST /orders", ActivityKind.Server, new ActivityContext())!)
            {
                trace = order.TraceId.ToHexString();
                using var pay = source.StartActivity("pay", ActivityKind.Client)!;
                pay.SetTag("card", "visa").AddException(new InvalidOperationException("declined")).SetStatus(ActivityStatusCode.Error, "declined");
            }

            provider.ForceFlush(10_000).ShouldBeTrue();
        }

        var told = (await Host.Send(
            $$"""{ trace(id: "{{trace}}") { id isWhole services { value lines } spans { depth isOrphan span { name kind status statusText instance attributes { name value ofWriter } events { name text } } } } }""",
            token: Reader))["data"]!["trace"]!;
        (told["id"]!.ToString(), told["isWhole"]!.GetValue<bool>(), told["services"]!.ToJsonString()).ShouldBe((trace, true, """[{"value":"shop/orders","lines":2}]"""));
        told["spans"]!.AsArray().Select(one => $"{one!["depth"]} {one["span"]!["name"]} {one["span"]!["kind"]} {one["span"]!["status"]} {one["span"]!["statusText"]}")
            .ShouldBe(["0 POST /orders SERVER UNSET ", "1 pay CLIENT ERROR declined"]);
        var failed = told["spans"]![1]!["span"]!;
        failed["attributes"]!.AsArray().Select(one => $"{one!["name"]}={one["value"]}").ShouldContain("card=visa");
        failed["events"]!.AsArray().ShouldHaveSingleItem()!["text"]!.ToString().ShouldContain("exception.message: declined");
    }

    [Fact]
    public async Task Spans_are_searched_summed_up_and_paged()
    {
        await Send(Body(
            Span("01", "", "GET /", 2, 0, 400), Span("02", "01", "SELECT", 3, 100, 200, failed: true), Span("03", "01", "cache", 1, 310, 10)));
        (await Found("")).ShouldBe(["cache", "SELECT", "GET /"]);
        (await Found("entriesOnly: true")).ShouldBe(["GET /"]);
        (await Found("failedOnly: true")).ShouldBe(["SELECT"]);
        (await Found("atLeastMilliseconds: 200")).ShouldBe(["SELECT", "GET /"]);
        (await Found("name: \"cache\", service: \"cart\", kind: INTERNAL")).ShouldBe(["cache"]);
        (await Found("attributes: [{ name: \"db\", value: \"cart-db\" }]")).ShouldBe(["SELECT"]);
        (await Found("service: \"car\"")).ShouldBeEmpty();

        var first = (await Host.Send(Query("", "first: 2"), token: Reader))["data"]!["spans"]!;
        var rest = (await Host.Send(Query("", $"first: 2, after: \"{first["pageInfo"]!["endCursor"]}\""), token: Reader))["data"]!["spans"]!;
        (first["nodes"]!.AsArray().Count, first["pageInfo"]!["hasNextPage"]!.GetValue<bool>(), rest["nodes"]![0]!["name"]!.ToString()).ShouldBe((2, true, "GET /"));

        var sum = (await Host.Send(
            $$"""{ spanSummary(from: "{{At(-3600):O}}", to: "{{At(3600):O}}", slices: 2) { spans failed slices { spans failed p95 } operations { service name spans failed median longest } } }""",
            token: Reader))["data"]!["spanSummary"]!;
        (sum["spans"]!.GetValue<long>(), sum["failed"]!.GetValue<long>()).ShouldBe((3, 1));
        sum["slices"]!.AsArray().Sum(slice => slice!["spans"]!.GetValue<long>()).ShouldBe(3);
        var select = sum["operations"]!.AsArray().Single(one => one!["name"]!.ToString() == "SELECT")!;
        (select["failed"]!.GetValue<long>(), select["longest"]!.GetValue<double>()).ShouldBe((1, 200));
        select["median"]!.GetValue<double>().ShouldBe(200, 7);

        var tree = (await Host.Send($$"""{ trace(id: "{{Trace.ToUpperInvariant()}}") { milliseconds spans { depth offset selfMilliseconds span { name } } } }""", token: Reader))["data"]!["trace"]!;
        tree["milliseconds"]!.GetValue<double>().ShouldBe(400);
        tree["spans"]!.AsArray().Select(one => $"{one!["depth"]} {one["span"]!["name"]} {one["offset"]} {one["selfMilliseconds"]}")
            .ShouldBe(["0 GET / 0 190", "1 SELECT 100 200", "1 cache 310 10"]);
    }

    [Fact]
    public async Task Nobody_sees_spans_of_an_organisation_out_of_reach_and_a_request_is_taken_once()
    {
        await Send(Body(Span("01", "", "GET /", 2, 0, 400)));
        await Send(Body(Span("01", "", "GET /", 2, 0, 400)));
        (await Found("")).ShouldBe(["GET /"]);
        var stranger = await Host.IssueAsync([Role.Operator], There);
        (await Host.Send(Query("", ""), token: stranger))["data"]!["spans"]!["nodes"]!.AsArray().ShouldBeEmpty();
        (await Host.Send($$"""{ trace(id: "{{Trace}}") { id } }""", token: stranger))["data"]!["trace"].ShouldBeNull();
        (await Host.Send("""{ trace(id: "") { id } }""", token: Reader))["data"]!["trace"].ShouldBeNull();
    }

    [Fact]
    public async Task What_is_no_span_is_told()
    {
        using var answer = await Post(Body($$"""{ "name": "nameless", "startTimeUnixNano": "{{Now}}000000" }""", Span("09", "", "GET /", 2, 0, 1)));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var partial = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["partialSuccess"]!;
        (partial["rejectedSpans"]!.ToString(), partial["errorMessage"]!.ToString()).ShouldBe(("1", "A span has no id, or does not say when it began."));
        using var malformed = await Post("{ \"resourceSpans\": [1] }");
        malformed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private DateTimeOffset At(int seconds) => DateTimeOffset.FromUnixTimeMilliseconds(Now + (seconds * 1_000));

    private string Query(string filter, string more) =>
        $$"""{ spans(from: "{{At(-3600):O}}", to: "{{At(3600):O}}", filter: { {{filter}} } {{more}}) { nodes { name } pageInfo { hasNextPage endCursor } } }""";

    private async Task<IEnumerable<string>> Found(string filter) =>
        (await Host.Send(Query(filter, ""), token: Reader))["data"]!["spans"]!["nodes"]!.AsArray().Select(span => span!["name"]!.ToString());

    private string Span(string id, string parent, string name, int kind, int offset, int length, bool failed = false) =>
        $$"""
        { "traceId": "{{Trace}}", "spanId": "00f067aa0ba902{{id}}", "parentSpanId": "{{(parent.Length > 0 ? $"00f067aa0ba902{parent}" : "")}}", "name": "{{name}}", "kind": {{kind}},
          "startTimeUnixNano": "{{Now + offset}}000000", "endTimeUnixNano": "{{Now + offset + length}}000000",
          "attributes": [{ "key": "db", "value": { "stringValue": "{{(failed ? "cart-db" : "none")}}" } }], "status": { "code": {{(failed ? 2 : 0)}} } }
        """;

    private static string Body(params string[] spans) =>
        $$"""{ "resourceSpans": [{ "resource": { "attributes": [{ "key": "service.name", "value": { "stringValue": "cart" } }] }, "scopeSpans": [{ "spans": [{{string.Join(',', spans)}}] }] }] }""";

    private async Task Send(string body)
    {
        using var answer = await Post(body);
        (answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.OK, "{}"));
    }

    private async Task<HttpResponseMessage> Post(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Url, "/v1/traces")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", Sender);
        return await Host.Http.SendAsync(request);
    }
}
