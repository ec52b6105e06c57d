using System.Diagnostics;
using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.Feeds;

namespace EventSourcedOps.Api.Feeds;

/// <summary>Refusals of the feed as problem+json, with a code for programs.</summary>
internal static class FeedProblem
{
    public static IResult Of(Refusal refusal, IEnumerable<KeyValuePair<string, object?>>? more = null) => Results.Problem(
        refusal.Reason, statusCode: StatusOf(refusal), extensions:
        [
            new("code", refusal.Code), new("traceId", Activity.Current?.TraceId.ToHexString()),
            .. refusal.Field is { } field ? [new("field", field)] : Array.Empty<KeyValuePair<string, object?>>(), .. more ?? [],
        ]);

    public static IResult Of(CursorTrouble trouble, FeedCursor cursor) => trouble switch
    {
        CursorTrouble.OtherEpoch other => Of(FeedRefusals.EpochChanged,
        [
            new("yourEpoch", cursor.Epoch), new("epoch", other.Now.Epoch), new("resume", other.Resume.ToString()),
            new("resumeSequence", other.Resume.Position),
        ]),
        _ => Of(FeedRefusals.CursorBeyondEnd, [new("end", new FeedCursor(trouble.Now.Epoch, trouble.Now.Head).ToString())]),
    };

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        { Code: "not-signed-in" or "access-ended" }              => StatusCodes.Status401Unauthorized,
        { Code: "not-permitted" or "organisation-out-of-reach" } => StatusCodes.Status403Forbidden,
        { Code: "epoch-changed" }                                => StatusCodes.Status409Conflict,
        { Code: "too-many-consumers" }                           => StatusCodes.Status503ServiceUnavailable,
        _ when refusal == FeedRefusals.CursorBeyondEnd           => StatusCodes.Status404NotFound,
        _                                                        => StatusCodes.Status400BadRequest,
    };
}
