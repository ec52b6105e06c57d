using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace EventSourcedOps.Benchmarks;

/// <summary>Lines of some services as the OpenTelemetry collector would send them, some eighty characters each: made before the clock runs.</summary>
internal static class LogLoad
{
    private const int LinesOfRequest = 2_000;
    private const int Connections = 4;

    private static readonly string[] Services = ["cart", "orders", "payment", "gateway", "search"];

    /// <param name="rare">A word that one line of all of them says.</param>
    public static List<byte[]> Requests(DateTimeOffset from, int lines, string? rare)
    {
        var (chance, requests) = (new Random(330_106), new List<byte[]>());
        var at = from.ToUnixTimeMilliseconds() * 1_000_000;
        for (var first = 0; first < lines; first += LinesOfRequest)
        {
            var records = new ArrayBufferWriter<byte>(LinesOfRequest * 160);
            for (var line = first; line < first + LinesOfRequest; line++)
            {
                at += chance.Next(1_000_000);
                records.Write(Field(2, Record(at, chance, line == lines / 2 ? rare : null)));
            }

            byte[] service = Field(1, [.. Field(1, "service.name"u8), .. Field(2, Field(1, Encoding.UTF8.GetBytes(Services[chance.Next(Services.Length)])))]);
            requests.Add(Field(1, [.. Field(1, service), .. Field(2, records.WrittenSpan)]));
        }

        return requests;
    }

    public static Task<TimeSpan> Send(Uri url, IReadOnlyList<byte[]> requests) => Load.Send(requests, Connections, body =>
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "/v1/logs")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        request.Headers.Add("X-Scope-OrgID", Stand.Organisation);
        return request;
    });

    private static byte[] Record(long at, Random chance, string? rare)
    {
        var severity = chance.Next(100) switch { < 2 => 17, < 7 => 13, < 40 => 5, _ => 9 };
        var text = string.Create(CultureInfo.InvariantCulture, $"request finished in {chance.Next(900)} ms status {(severity == 17 ? 503 : 200)} user u{chance.Next(20_000)} path /api/items/{chance.Next(50_000)} {rare}");
        return
        [
            (1 << 3) | 1, .. BitConverter.GetBytes(at), 2 << 3, (byte)severity, .. Field(5, Field(1, Encoding.UTF8.GetBytes(text))),
            .. Field(6, [.. Field(1, "thread"u8), .. Field(2, Field(1, Encoding.UTF8.GetBytes($"worker-{chance.Next(16)}")))]),
        ];
    }

    private static byte[] Field(int number, ReadOnlySpan<byte> bytes)
    {
        var head = new List<byte> { (byte)((number << 3) | 2) };
        var length = (ulong)bytes.Length;
        for (; length >= 0x80; length >>= 7) head.Add((byte)(length | 0x80));
        head.Add((byte)length);
        return [.. head, .. bytes];
    }
}
