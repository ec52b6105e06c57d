using System.Buffers;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Projections.Feeds;

namespace EventSourcedOps.Api.Feeds;

/// <summary>One page of the feed as a CloudEvents batch; waits for the first event when it is asked to.</summary>
internal sealed class FeedBatch(FeedSource source, FeedTail tail, FeedMarks marks, AdmitCaller admit, FeedOptions options, IHostApplicationLifetime host)
{
    private const string MediaType = "application/cloudevents-batch+json; charset=utf-8";

    /// <summary>Told in a header, because the batch itself is a plain array of events.</summary>
    public const string NextHeader = "Ops-Next";

    /// <summary>Positions between that cursor and the end of the feed: 0 means caught up.</summary>
    public const string BehindHeader = "Ops-Behind";

    public async Task Serve(HttpContext http, FeedVisit visit)
    {
        var take = await First(visit, http.RequestAborted);
        if (take.Entries.Count == 0 && visit.Request.Wait > TimeSpan.Zero)
        {
            if (tail.Consumers >= options.ConsumersMost)
            {
                await FeedProblem.Of(FeedRefusals.TooManyConsumers).ExecuteAsync(http);
                return;
            }
            using var seat = tail.Attend(visit.Caller, take.Next);
            take = await Wait(http, visit, take);
        }
        if (take is null) await FeedProblem.Of(FeedRefusals.AccessEnded).ExecuteAsync(http);
        else if (take.Next.Epoch != visit.Start.Epoch)
            await FeedProblem.Of((await marks.Check(visit.Start, http.RequestAborted))!, visit.Start).ExecuteAsync(http);
        else await Write(http, visit, take);
    }

    /// <summary>Memory may be a moment behind, which matters only when it has nothing: then the database has the word.</summary>
    private async Task<FeedTake> First(FeedVisit visit, CancellationToken cancellation)
    {
        var take = await source.Take(visit.Start, visit.Scope, visit.Request.Limit, cancellation);
        return take.Entries.Count > 0 ? take : await source.TakeStored(take.Next, visit.Scope, visit.Request.Limit, cancellation);
    }

    /// <returns>Null when the caller lost its rights meanwhile.</returns>
    private async Task<FeedTake?> Wait(HttpContext http, FeedVisit visit, FeedTake take)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        var (since, admitted) = (TimeProvider.System.GetTimestamp(), TimeProvider.System.GetTimestamp());
        while (take.Entries.Count == 0 && take.Next.Epoch == visit.Start.Epoch && !host.ApplicationStopping.IsCancellationRequested)
        {
            var seen = tail.Grown.Commits;
            var before = take.Next;
            take = await source.Take(before, visit.Scope, visit.Request.Limit, over.Token);
            if (TimeProvider.System.GetElapsedTime(admitted) >= options.AdmissionCheck)
            {
                if (!visit.Caller.StillIs(await admit(http, null, over.Token))) return null;
                admitted = TimeProvider.System.GetTimestamp();
            }
            var left = visit.Request.Wait - TimeProvider.System.GetElapsedTime(since);
            if (take.Entries.Count > 0 || left <= TimeSpan.Zero) break;
            if (take.Next == before) await Pause(seen, left < options.AdmissionCheck ? left : options.AdmissionCheck, over.Token);
        }
        return take;
    }

    private async Task Pause(long seen, TimeSpan most, CancellationToken cancellation)
    {
        try
        {
            await tail.Grown.WaitBeyond(seen, most, cancellation);
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested)
        {
            // The consumer gets what there is, and its cursor, before the node stops.
        }
    }

    private async Task Write(HttpContext http, FeedVisit visit, FeedTake take)
    {
        var head = (await marks.Current(http.RequestAborted)).Head;
        var (response, next) = (http.Response, take.Next.ToString());
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        response.Headers[NextHeader] = next;
        response.Headers[BehindHeader] = Math.Max(0, head - take.Next.Position).ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers.Link = $"<{http.Request.PathBase}{http.Request.Path}{Query(http.Request, next)}>; rel=\"next\"";
        response.ContentLength = 2 + take.Entries.Sum(entry => (long)entry.JsonLength) + Math.Max(0, take.Entries.Count - 1);
        var body = response.BodyWriter;
        body.Write("["u8);
        foreach (var (i, entry) in take.Entries.Index())
        {
            if (i > 0) body.Write(","u8);
            body.Write(entry.Json);
        }
        body.Write("]"u8);
        await body.FlushAsync(http.RequestAborted);
    }

    private static QueryString Query(HttpRequest request, string next) =>
        QueryString.Create(request.Query.Where(pair => pair.Key != "after")
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
            .Append(KeyValuePair.Create("after", (string?)next)));
}
