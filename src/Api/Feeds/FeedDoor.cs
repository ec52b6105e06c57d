using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Feeds;

namespace EventSourcedOps.Api.Feeds;

/// <summary>An admitted consumer: who, what, from where.</summary>
internal sealed record FeedVisit(Caller Caller, FeedScope Scope, FeedCursor Start, FeedRequest Request);

/// <summary>Lets a consumer in, or answers why not.</summary>
internal sealed class FeedDoor(AdmitCaller admit, LandscapeMemory landscape, FeedMarks marks)
{
    /// <summary>Null when the refusal was answered.</summary>
    public async Task<FeedVisit?> Enter(HttpContext http, bool streams)
    {
        var cancellation = http.RequestAborted;
        if (await admit(http, null, cancellation) is not { } caller) return await Refuse(http, FeedProblem.Of(FeedRefusals.NotSignedIn));
        var (request, malformed) = FeedRequest.Read(http.Request, streams);
        if (request is null) return await Refuse(http, FeedProblem.Of(malformed!));
        var (scope, refusal) = await FeedScope.Of(caller, request.Types, request.Organisations, landscape, cancellation);
        if (scope is null) return await Refuse(http, FeedProblem.Of(refusal!));

        if (request.After is null) return new(caller, scope, new((await marks.Current(cancellation)).Epoch, 0), request);
        if (request.After == FeedRequest.Now)
        {
            var mark = await marks.Fresh(cancellation);
            return new(caller, scope, new(mark.Epoch, mark.Head), request);
        }
        if (FeedCursor.Parse(request.After) is not { } cursor) return await Refuse(http, FeedProblem.Of(FeedRefusals.UnknownCursor));
        return await marks.Check(cursor, cancellation) is { } trouble
            ? await Refuse(http, FeedProblem.Of(trouble, cursor))
            : new(caller, scope, cursor, request);
    }

    private static async Task<FeedVisit?> Refuse(HttpContext http, IResult problem)
    {
        http.Response.Headers.CacheControl = "no-store";
        await problem.ExecuteAsync(http);
        return null;
    }
}
