using System.Diagnostics;
using System.Net;

namespace EventSourcedOps.Benchmarks;

/// <summary>Sends requests that were made before the clock runs, over some connections; who is told to come back comes back.</summary>
internal static class Load
{
    public static async Task<TimeSpan> Send(IReadOnlyList<byte[]> requests, int connections, Func<byte[], HttpRequestMessage> of)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections });
        var (started, next) = (Stopwatch.GetTimestamp(), -1);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var mine && mine < requests.Count)
                while (!await Taken(http, of(requests[mine]))) await Task.Delay(20);
        })));
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<bool> Taken(HttpClient http, HttpRequestMessage request)
    {
        using (request)
        using (var answer = await http.SendAsync(request))
            return answer.StatusCode switch
            {
                HttpStatusCode.OK or HttpStatusCode.NoContent => true,
                HttpStatusCode.ServiceUnavailable             => false,
                _ => throw new InvalidOperationException(await answer.Content.ReadAsStringAsync()),
            };
    }
}
