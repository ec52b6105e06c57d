using System.Diagnostics.Metrics;
using System.Net;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>Metrics and logs come in over gRPC as OpenTelemetry's own library sends them.</summary>
public sealed partial class OtlpGrpcTests(SharedPostgres postgres)
{
    [Fact]
    public async Task What_the_library_of_OpenTelemetry_sends_over_gRPC_is_found()
    {
        var grpc = new Uri($"http://127.0.0.1:{TcpPort.AnyFree()}");
        await using var host = await OpsHost.StartAsync(postgres, settings: [$"--{OpsSettings.GrpcKey}={grpc}"]);
        await host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330000", "Zhejiang"));
        var sender = await host.IssueAsync([Role.Collector], "330000");
        using var meter = new Meter("grpc.shop");
        using (var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddOtlpExporter(To).Build())
        using (var factory = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options => options.AddOtlpExporter(To))))
        {
            meter.CreateCounter<long>("parcels").Add(5);
            LogLate(factory.CreateLogger("Parcels"));
            provider.ForceFlush(10_000).ShouldBeTrue();
        }

        var now = DateTimeOffset.UtcNow;
        var found = await host.Send(
            "query($from: DateTimeOffset!, $to: DateTimeOffset!) { logs(from: $from, to: $to, filter: { text: \"late\" }) { nodes { severity text } } "
            + "metricQuery(promql: \"parcels_total\", from: $to, to: $to, step: 1) { series { values } } }",
            new { from = now.AddMinutes(-5), to = now.AddSeconds(1) });
        found["data"]!["logs"]!["nodes"]!.ToJsonString().ShouldBe("""[{"severity":"WARN","text":"A parcel is late"}]""");
        found["data"]!["metricQuery"]!["series"]!.ToJsonString().ShouldBe("""[{"values":[5]}]""");

        (await Status(sender, [0, 0, 0, 0, 9])).ShouldBe("3", "a frame that is none");
        (await Status(sender, [1, 0, 0, 0, 1, 0])).ShouldBe("12", "packed in a way that is not known");
        (await Status(sender, [0, 0, 0, 0, 0])).ShouldBe("0", "nothing is not wrong");
        (await Status(await host.TokenOfAsync(Role.Operator), [0, 0, 0, 0, 0])).ShouldBeNull("it may not");

        void To(OtlpExporterOptions options)
        {
#pragma warning disable CS0618 // the library's own gRPC, over HTTP/2 without TLS
            options.Protocol = OtlpExportProtocol.Grpc;
#pragma warning restore CS0618
            options.Endpoint = grpc;
            options.Headers = $"Authorization=Bearer {sender}";
        }

        async Task<string?> Status(string token, byte[] frame)
        {
            using var http = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(grpc, "/opentelemetry.proto.collector.logs.v1.LogsService/Export"))
            {
                Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(frame),
            };
            request.Content.Headers.ContentType = new("application/grpc");
            request.Headers.Authorization = new("Bearer", token);
            using var answer = await http.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            return Said(answer.TrailingHeaders) ?? Said(answer.Headers);
        }

        static string? Said(System.Net.Http.Headers.HttpHeaders headers) => headers.TryGetValues("grpc-status", out var said) ? said.Single() : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A parcel is late")]
    private static partial void LogLate(ILogger log);
}
