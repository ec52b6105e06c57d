using System.Net.Http.Headers;
using System.Text;
using Snappier;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>A sample as a sender has it.</summary>
internal sealed record SentSample(string Name, long At, double Value, params (string Name, string Value)[] Labels);

/// <summary>Speaks Prometheus' remote write, written here from its specification and not with the product's code.</summary>
internal static class RemoteWriter
{
    public static HttpRequestMessage Request(Uri url, string? token, params IEnumerable<SentSample> samples) => Request(url, token, First(samples));

    public static HttpRequestMessage Request(Uri url, string? token, byte[] message, string type = "application/x-protobuf")
    {
        var content = new ByteArrayContent(Snappy.CompressToArray(message));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        content.Headers.ContentEncoding.Add("snappy");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "/api/v1/write")) { Content = content };
        request.Headers.Add("X-Prometheus-Remote-Write-Version", "0.1.0");
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return request;
    }

    /// <summary>prometheus.WriteRequest, a series for each set of labels.</summary>
    public static byte[] First(IEnumerable<SentSample> samples) =>
    [
        .. samples.GroupBy(Key).SelectMany(series => Field(1,
        [
            .. LabelsOf(series.First()).SelectMany(label => Field(1, [.. Field(1, Text(label.Name)), .. Field(2, Text(label.Value))])),
            .. series.SelectMany(sample => Field(2, Sample(sample))),
        ])),
    ];

    /// <summary>io.prometheus.write.v2.Request</summary>
    public static byte[] Second(params SentSample[] samples)
    {
        var symbols = new List<string> { "" };
        var series = samples.GroupBy(Key).SelectMany(one => Field(5,
        [
            .. Field(1, [.. LabelsOf(one.First()).SelectMany(label => Varint((ulong)Symbol(label.Name)).Concat(Varint((ulong)Symbol(label.Value))))]),
            .. one.SelectMany(sample => Field(2, Sample(sample))),
        ])).ToArray();
        return [.. symbols.SelectMany(symbol => Field(4, Text(symbol))), .. series];

        int Symbol(string text)
        {
            if (!symbols.Contains(text)) symbols.Add(text);
            return symbols.IndexOf(text);
        }
    }

    private static string Key(SentSample sample) => string.Join('\0', LabelsOf(sample));

    private static IEnumerable<(string Name, string Value)> LabelsOf(SentSample sample) =>
        sample.Labels.Prepend(("__name__", sample.Name)).OrderBy(label => label.Item1, StringComparer.Ordinal);

    private static byte[] Sample(SentSample sample) =>
        [(1 << 3) | 1, .. BitConverter.GetBytes(sample.Value), 2 << 3, .. Varint((ulong)sample.At)];

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Field(int number, byte[] bytes) => [(byte)((number << 3) | 2), .. Varint((ulong)bytes.Length), .. bytes];

    private static byte[] Varint(ulong number)
    {
        var bytes = new List<byte>();
        for (; number >= 0x80; number >>= 7) bytes.Add((byte)(number | 0x80));
        bytes.Add((byte)number);
        return [.. bytes];
    }
}
