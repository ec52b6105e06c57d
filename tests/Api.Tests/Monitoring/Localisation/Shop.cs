using System.Net;
using System.Text;
using System.Text.Json;

namespace EventSourcedOps.Api.Tests.Monitoring.Localisation;

/// <summary>A front asks a cart, the cart asks a stock, a request a second; when that fails it is the stock's fault.</summary>
internal static class Shop
{
    public const int Requests = 60;

    public static readonly string[] Services = ["front", "cart", "stock"];

    /// <summary>Requests of a minute, as OpenTelemetry's exporters write them in JSON.</summary>
    public static async Task Minute(OpsHost host, string sender, DateTimeOffset at, bool fails)
    {
        var begin = at.ToUnixTimeMilliseconds();
        var requests = Enumerable.Range(0, Requests).Select(i => (Trace: $"{Guid.NewGuid():n}", At: begin + (i * 900))).ToList();
        await Post(host, sender, "/v1/traces", new
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
        await Post(host, sender, "/v1/logs", new
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

    internal static object Of(string service) => new { attributes = new[] { new { key = "service.name", value = new { stringValue = service } } } };

    internal static async Task Post(OpsHost host, string sender, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Url, path))
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", sender);
        using var answer = await host.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
