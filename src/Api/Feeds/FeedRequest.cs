using System.Globalization;
using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Domain;
using Microsoft.Extensions.Primitives;

namespace EventSourcedOps.Api.Feeds;

/// <summary>What a consumer asks for, read from its query string.</summary>
/// <param name="After">A cursor; null means from the beginning, <see cref="Now"/> from the end.</param>
public sealed record FeedRequest(string? After, IReadOnlyList<string> Types, IReadOnlyList<string> Organisations, int Limit, TimeSpan Wait)
{
    public const string Now = "now";

    public static (FeedRequest? Request, Refusal? Refusal) Read(HttpRequest http, bool streams)
    {
        var query = http.Query;
        if (Number(query["limit"], FeedOptions.LimitUsual, 1, FeedOptions.LimitMost) is not { } limit)
            return (null, FeedRefusals.Malformed("limit", $"`limit` is a whole number from 1 to {FeedOptions.LimitMost}."));
        if (Number(query["wait"], 0, 0, (int)FeedOptions.WaitMost.TotalSeconds) is not { } wait)
            return (null, FeedRefusals.Malformed("wait", $"`wait` is a whole number of seconds from 0 to {FeedOptions.WaitMost.TotalSeconds}."));
        var (types, organisations) = (Names(query["types"]), Names(query["organisations"]));
        if (types.Length > FeedOptions.NamesMost)
            return (null, FeedRefusals.Malformed("types", $"At most {FeedOptions.NamesMost} types can be named."));
        if (organisations.Length > FeedOptions.NamesMost)
            return (null, FeedRefusals.Malformed("organisations", $"At most {FeedOptions.NamesMost} organisations can be named."));

        // A browser repeats the URL it began with and tells by the header how far it came.
        var after = streams ? First(http.Headers["Last-Event-ID"], query["lastEventId"], query["after"]) : First(query["after"]);
        return (new(after, types, organisations, limit, TimeSpan.FromSeconds(wait)), null);
    }

    private static string? First(params ReadOnlySpan<StringValues> values)
    {
        foreach (var value in values)
            if (value.ToString() is { Length: > 0 } text) return text;
        return null;
    }

    private static string[] Names(StringValues values) =>
        [.. values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];

    private static int? Number(StringValues value, int usual, int least, int most) =>
        value.Count == 0                                                                       ? usual
        : int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most                                               ? number
                                                                                               : null;
}
