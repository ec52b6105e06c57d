using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EventSourcedOps.Api.Tests.Monitoring.Notification;

/// <summary>Something that another house was sent.</summary>
internal sealed record Letter(string Path, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>A program of another house, which answers as it is told and keeps what it was sent.</summary>
internal sealed class OtherHouse : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtherHouse(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    public ConcurrentQueue<Letter> Letters { get; } = [];

    /// <summary>What it answers: 204 at first.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = http =>
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    public static async Task<OtherHouse> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var house = new OtherHouse(builder.Build());
        house._app.Run(house.Take);
        await house._app.StartAsync();
        return house;
    }

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        Letters.Enqueue(new(
            $"{http.Request.Path}{http.Request.QueryString}", http.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
            await reader.ReadToEndAsync()));
        await Answer(http);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
