using System.Diagnostics.Metrics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>Metrics of OpenTelemetry come in as its own library sends them, and are found under the names that Prometheus would give them.</summary>
public sealed class OtlpTests(TelemetryHost at) : TelemetryHouse(at), IClassFixture<TelemetryHost>
{
    [Fact]
    public async Task What_the_library_of_OpenTelemetry_sends_is_found()
    {
        using var meter = new Meter("shop.orders");
        using (var provider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("orders", "shop", "1.0", serviceInstanceId: "orders-1"))
            .AddMeter(meter.Name)
            .AddOtlpExporter(options =>
            {
                options.Protocol = OtlpExportProtocol.HttpProtobuf;
                options.Endpoint = new Uri(Host.Url, "/v1/metrics");
                options.Headers = $"Authorization=Bearer {Sender}";
            })
            .Build())
        {
            meter.CreateCounter<long>("orders.placed", "{order}", "Orders that were placed").Add(3, new KeyValuePair<string, object?>("payment.kind", "card"));
            meter.CreateGauge<double>("queue.fill", "1").Record(0.25);
            var durations = meter.CreateHistogram<double>("request.duration", "s");
            foreach (var seconds in new[] { 0.003, 0.2, 7.5 }) durations.Record(seconds);
            provider.ForceFlush(10_000).ShouldBeTrue();
        }

        (await Value("orders_placed_total{job=\"shop/orders\",instance=\"orders-1\",payment_kind=\"card\",otel_scope_name=\"shop.orders\"}")).ShouldBe("3");
        (await Value("queue_fill_ratio")).ShouldBe("0.25");
        (await Value("request_duration_seconds_count")).ShouldBe("3");
        (await Value("request_duration_seconds_bucket{le=\"5\"}")).ShouldBe("2");
        (await Value("request_duration_seconds_bucket{le=\"+Inf\"}")).ShouldBe("3");
        (await Value("target_info{service_version=\"1.0\"}")).ShouldBe("1");
        (await Ask("/api/v1/metadata?metric=orders_placed_total"))["data"]!["orders_placed_total"]![0]!.ToJsonString()
            .ShouldBe("""{"type":"counter","help":"Orders that were placed","unit":"{order}"}""");
    }

    [Fact]
    public async Task JSON_is_taken_as_well_and_what_is_not_kept_is_told()
    {
        var nanoseconds = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000_000;
        var body = $$"""
            { "resourceMetrics": [{ "resource": { "attributes": [{ "key": "service.name", "value": { "stringValue": "cart" } }] }, "scopeMetrics": [{ "metrics": [
              { "name": "cpu", "gauge": { "dataPoints": [{ "asDouble": 0.5, "timeUnixNano": "{{nanoseconds}}", "attributes": [{ "key": "core", "value": { "intValue": "1" } }] }] } },
              { "name": "since.last", "sum": { "aggregationTemporality": 1, "isMonotonic": true, "dataPoints": [{ "asInt": "4", "timeUnixNano": "{{nanoseconds}}" }] }, "unknown": {} }
            ] }] }] }
            """;
        using var answer = await Post(body, "application/json", zipped: true);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var partial = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["partialSuccess"]!;
        partial["rejectedDataPoints"]!.ToString().ShouldBe("1");
        partial["errorMessage"]!.ToString().ShouldContain("since.last");
        (await Value("cpu{job=\"cart\",core=\"1\"}")).ShouldBe("0.5");
    }

    [Fact]
    public async Task A_histogram_whose_buckets_do_not_fit_its_bounds_is_left_out_and_one_without_any_is_counted()
    {
        var nanoseconds = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000_000;
        var body = $$"""
            { "resourceMetrics": [{ "resource": {}, "scopeMetrics": [{ "metrics": [
              { "name": "torn", "histogram": { "aggregationTemporality": 2, "dataPoints": [{ "count": "3", "sum": 6, "explicitBounds": [1, 2], "timeUnixNano": "{{nanoseconds}}" }] } },
              { "name": "plain", "histogram": { "aggregationTemporality": 2, "dataPoints": [{ "count": "3", "sum": 6, "timeUnixNano": "{{nanoseconds}}" }] } }
            ] }] }] }
            """;
        using var answer = await Post(body, "application/json");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["partialSuccess"]!["errorMessage"]!.ToString().ShouldContain("torn");
        (await Value("plain_count")).ShouldBe("3");
    }

    [Theory]
    [InlineData("{ \"resourceMetrics\": [", "application/json", 400)]
    [InlineData("{ \"resourceMetrics\": [1] }", "application/json", 400)]
    [InlineData("no protobuf", "application/x-protobuf", 400)]
    [InlineData("{}", "text/plain", 415)]
    public async Task What_is_malformed_is_refused_with_its_reason(string body, string type, int status)
    {
        using var answer = await Post(body, type);
        ((int)answer.StatusCode).ShouldBe(status);
        if (type == "application/json") JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["message"]!.ToString().ShouldNotBeEmpty();
    }

    private async Task<HttpResponseMessage> Post(string body, string type, bool zipped = false)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        if (zipped)
        {
            using var packed = new MemoryStream();
            await using (var zip = new GZipStream(packed, CompressionLevel.Fastest)) await zip.WriteAsync(bytes);
            bytes = packed.ToArray();
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host.Url, "/v1/metrics")) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new(type);
        if (zipped) request.Content.Headers.ContentEncoding.Add("gzip");
        request.Headers.Authorization = new("Bearer", Sender);
        return await Host.Http.SendAsync(request);
    }

    private async Task<string> Value(string query)
    {
        var result = (await Ask($"/api/v1/query?query={Uri.EscapeDataString(query)}"))["data"]!["result"]!.AsArray();
        return result.ShouldHaveSingleItem()!["value"]![1]!.ToString();
    }
}
