using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.Feeds;

namespace EventSourcedOps.Api.Feeds;

/// <summary>
/// The feed as server-sent events. A consumer takes at its own speed: what it has not taken waits in the database, not in memory,
/// and one that takes nothing at all is disconnected.
/// </summary>
internal sealed class FeedStream(FeedSource source, FeedTail tail, FeedMarks marks, AdmitCaller admit, FeedOptions options, IHostApplicationLifetime host)
{
    private const int PageSize = 1_000;

    /// <summary>So many bytes are handed over before the consumer has to take them.</summary>
    private const int BytesAtOnce = 128 << 10;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task Serve(HttpContext http, FeedVisit visit)
    {
        if (tail.Consumers >= options.ConsumersMost)
        {
            await FeedProblem.Of(FeedRefusals.TooManyConsumers).ExecuteAsync(http);
            return;
        }
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no"; // A buffering proxy would hold events back.
        using var seat = tail.Attend(visit.Caller, visit.Start);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        var watching = Watch(http, visit, over);
        try
        {
            await Pump(http, visit, seat, over.Token);
        }
        catch (TimeoutException)
        {
            http.Abort(); // It takes nothing; the last id it has is its cursor.
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Why it ended is told below.
        }
        finally
        {
            await over.CancelAsync();
        }
        if (await watching is { } ended) await Tell(http, ended);
    }

    private async Task Pump(HttpContext http, FeedVisit visit, FeedSeat seat, CancellationToken cancellation)
    {
        var (body, at) = (http.Response.BodyWriter, visit.Start);
        body.Write(Encoding.ASCII.GetBytes($"retry: {(int)options.Retry.TotalMilliseconds}\n\n"));
        var unsent = 1;
        var spoken = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = tail.Grown.Commits;
            var take = await source.Take(at, visit.Scope, PageSize, cancellation);
            if (take.Next.Epoch != at.Epoch) await Task.Delay(Timeout.Infinite, cancellation); // The watch ends it with the reason.
            foreach (var entry in take.Entries)
            {
                body.Write(entry.Frame.Span);
                if ((unsent += entry.Frame.Length) < BytesAtOnce) continue;
                await Flush(http, cancellation);
                unsent = 0;
            }
            var isStill = take.Next == at;
            at = take.Next;
            if (TimeProvider.System.GetElapsedTime(spoken) >= options.Heartbeat && unsent == 0 && take.Entries.Count == 0)
            {
                // The cursor goes on although nothing was for this consumer: it need not look through the same positions again.
                body.Write(Encoding.ASCII.GetBytes($": alive\nid: {at}\n\n"));
                unsent = 1;
            }
            if (unsent > 0)
            {
                await Flush(http, cancellation);
                (unsent, spoken) = (0, TimeProvider.System.GetTimestamp());
            }
            seat.Position = at.Position;
            if (isStill) await tail.Grown.WaitBeyond(seen, options.Heartbeat, cancellation);
        }
    }

    private async Task Flush(HttpContext http, CancellationToken cancellation)
    {
        var flushing = http.Response.BodyWriter.FlushAsync(cancellation);
        if (flushing.IsCompletedSuccessfully) flushing.GetAwaiter().GetResult();
        else await flushing.AsTask().WaitAsync(options.SendTimeout, CancellationToken.None);
    }

    /// <summary>Ends the stream when its caller lost or changed rights, the epoch is over, or the node stops; answers which.</summary>
    private async Task<Refusal?> Watch(HttpContext http, FeedVisit visit, CancellationTokenSource over)
    {
        try
        {
            using var timer = new PeriodicTimer(options.AdmissionCheck);
            while (await timer.WaitForNextTickAsync(over.Token))
            {
                if (!visit.Caller.StillIs(await admit(http, null, over.Token))) return FeedRefusals.AccessEnded;
                if ((await marks.Current(over.Token)).Epoch != visit.Start.Epoch) return FeedRefusals.EpochChanged;
            }
            return null;
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return host.ApplicationStopping.IsCancellationRequested ? FeedRefusals.Stopping : null;
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    private async Task Tell(HttpContext http, Refusal ended)
    {
        var why = JsonSerializer.Serialize(new { reason = ended.Code, detail = ended.Reason }, Plain);
        try
        {
            http.RequestAborted.ThrowIfCancellationRequested();
            http.Response.BodyWriter.Write(Encoding.UTF8.GetBytes($"event: ended\ndata: {why}\n\n"));
            await Flush(http, http.RequestAborted);
        }
        catch (Exception gone) when (gone is OperationCanceledException or TimeoutException or IOException)
        {
            http.Abort(); // Nobody listens any more.
        }
    }
}
