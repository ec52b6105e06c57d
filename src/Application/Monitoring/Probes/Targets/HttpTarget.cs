using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes.Targets;

/// <summary>
/// Requests as a user would make them, on connections of their own: what is asked is whether somebody who comes now is served. It follows
/// nobody elsewhere, and reads no more of an answer than it needs.
/// </summary>
public sealed class HttpTarget(OutwardAddresses addresses)
{
    private const int LongestBody = 64 * 1024;
    private const int LongestHeadersKilobytes = 32;

    public async Task<ProbeSight> Look(HttpCheck check, int timeoutSeconds, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = true, UseProxy = false, MaxResponseHeadersLength = LongestHeadersKilobytes,
            ConnectCallback = async (context, stop) => await addresses.Connect(context.DnsEndPoint.Host, context.DnsEndPoint.Port, stop),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var steps = new List<ProbeStepOutcome>();
        foreach (var step in check.Steps)
        {
            steps.Add(await Take(client, step, timeoutSeconds, cancellation));
            if (steps[^1].Fault is { } fault) return new(Numbered(fault, steps.Count, check.Steps.Count)) { Steps = steps };
        }

        return new(null) { Steps = steps };
    }

    private static async Task<ProbeStepOutcome> Take(HttpClient client, HttpCheckStep step, int timeoutSeconds, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        int Elapsed() => (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        try
        {
            using var request = Request(step);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var body = await Body(answer.Content, cancellation);
            var milliseconds = Elapsed();
            return new(milliseconds, (int)answer.StatusCode, HttpAssertions.Fault(step.Assertions, new((int)answer.StatusCode, body, milliseconds)));
        }
        catch (Exception thrown) when (ProbeFaults.Of(thrown, timeoutSeconds) is { } fault)
        {
            return new(Elapsed(), null, fault);
        }
    }

    private static HttpRequestMessage Request(HttpCheckStep step)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(step.Method), step.Url);
        if (step.Body is not null) request.Content = new StringContent(step.Body, Encoding.UTF8);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("EventSourcedOps", null));
        foreach (var (name, value) in step.Headers)
        {
            // What is said takes the place of what is usual.
            if (request.Headers.NonValidated.Contains(name)) request.Headers.Remove(name);
            if (request.Headers.TryAddWithoutValidation(name, value) || request.Content is not { } content) continue;
            content.Headers.Remove(name);
            content.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static async Task<string> Body(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var read = new byte[LongestBody];
        var length = await stream.ReadAtLeastAsync(read, read.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(read, 0, length);
    }

    private static ProbeFault Numbered(ProbeFault fault, int step, int steps) =>
        steps == 1 ? fault : fault with { Detail = string.Create(CultureInfo.InvariantCulture, $"{step}/{steps}: {fault.Detail}") };
}
