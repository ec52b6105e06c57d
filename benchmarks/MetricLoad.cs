using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Telemetry;
using EventSourcedOps.Application.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Snappier;

namespace EventSourcedOps.Benchmarks;

/// <summary>Ten thousand series with a sample each quarter of a minute, as Prometheus would write them: made before the clock runs.</summary>
internal sealed class MetricLoad
{
    public const int Series = 10_000;
    public const int SamplesOfRequest = 2_000;
    public const int StepSeconds = 15;

    private readonly Random chance = new(330_106);
    private readonly double[] values = new double[Series];

    /// <param name="from">The first moment.</param>
    public List<byte[]> Requests(string metric, DateTimeOffset from, int steps)
    {
        var requests = new List<byte[]>();
        for (var step = 0; step < steps; step++)
            for (var first = 0; first < Series; first += SamplesOfRequest)
                requests.Add(Request(metric, first, from.AddSeconds(step * StepSeconds).ToUnixTimeMilliseconds()));
        return requests;
    }

    public static Task<TimeSpan> Send(Uri url, IReadOnlyList<byte[]> requests, int connections) => Load.Send(requests, connections, body =>
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "/api/v1/write")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        request.Content.Headers.ContentEncoding.Add("snappy");
        request.Headers.Add("X-Scope-OrgID", Benchmarks.Stand.Organisation);
        return request;
    });

    public static Task<Stand> Stand() => Benchmarks.Stand.Start(app =>
    {
        app.Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<CallerSeat>().Taken = Benchmarks.Stand.Caller;
            return next(http);
        });
        app.MapTelemetry();
    });

    public static Task Pack(Stand stand) => stand.Services.GetRequiredService<ChunkPacker>().All(CancellationToken.None);

    private byte[] Request(string metric, int first, long at)
    {
        var bytes = new ArrayBufferWriter<byte>(SamplesOfRequest * 160);
        for (var series = first; series < first + SamplesOfRequest; series++)
        {
            // Half of them walk in hundredths, as percentages do; half of them count.
            values[series] = series % 2 == 0 ? Math.Round(50 + (20 * Math.Sin((at / 3e6) + series)) + chance.NextDouble(), 2) : values[series] + chance.Next(20);
            byte[] message =
            [
                .. Label("__name__", metric), .. Label("instance", string.Create(CultureInfo.InvariantCulture, $"10.0.{series / 250}.{series % 250}:9100")),
                .. Label("job", "node"), .. Label("number", series.ToString(CultureInfo.InvariantCulture)),
                .. Field(2, [(1 << 3) | 1, .. BitConverter.GetBytes(values[series]), 2 << 3, .. Varint((ulong)at)]),
            ];
            bytes.Write(Field(1, message));
        }

        return Snappy.CompressToArray(bytes.WrittenSpan);
    }

    private static byte[] Label(string name, string value) => Field(1, [.. Field(1, Encoding.UTF8.GetBytes(name)), .. Field(2, Encoding.UTF8.GetBytes(value))]);

    private static byte[] Field(int number, byte[] bytes) => [(byte)((number << 3) | 2), .. Varint((ulong)bytes.Length), .. bytes];

    private static List<byte> Varint(ulong number)
    {
        var bytes = new List<byte>(10);
        for (; number >= 0x80; number >>= 7) bytes.Add((byte)(number | 0x80));
        bytes.Add((byte)number);
        return bytes;
    }
}
