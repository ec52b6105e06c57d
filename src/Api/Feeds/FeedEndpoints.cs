using EventSourcedOps.Api.Access;
using EventSourcedOps.Application.Feeds;

namespace EventSourcedOps.Api.Feeds;

/// <summary>The partner feed: <c>GET /feeds/events</c> as pages, the same as a stream for who accepts one.</summary>
public static class FeedEndpoints
{
    private const string EventStream = "text/event-stream";

    public static void AddFeeds(this IServiceCollection services, FeedOptions? options = null)
    {
        services.AddSingleton(options ?? new FeedOptions());
        services.AddSingleton<FeedLog>().AddSingleton<FeedMarks>().AddSingleton<FeedTail>().AddSingleton<FeedSource>();
        services.AddSingleton<FeedDoor>().AddSingleton<FeedBatch>().AddSingleton<FeedStream>();
        services.AddHostedService<FeedReader>();
        services.AddHostedService<FeedLagMeter>();
    }

    public static void MapFeeds(this WebApplication app)
    {
        var services = app.Services;
        var (door, batch, stream) =
            (services.GetRequiredService<FeedDoor>(), services.GetRequiredService<FeedBatch>(), services.GetRequiredService<FeedStream>());
        app.MapGet(FeedOptions.EventsPath, http => AcceptsStream(http.Request) ? Stream(http) : Batch(http)).GuardsItself().RequireRateLimiting(RateLimits.Feed);
        app.MapGet(FeedOptions.StreamPath, Stream).GuardsItself().RequireRateLimiting(RateLimits.Feed);

        async Task Batch(HttpContext http)
        {
            if (await door.Enter(http, streams: false) is { } visit) await batch.Serve(http, visit);
        }

        async Task Stream(HttpContext http)
        {
            if (await door.Enter(http, streams: true) is { } visit) await stream.Serve(http, visit);
        }
    }

    private static bool AcceptsStream(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase));
}
