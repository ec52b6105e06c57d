using System.Net.Http.Headers;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application;
using EventSourcedOps.Application.Rehearsal;
using EventSourcedOps.Projections.Walls;
using Npgsql;

namespace EventSourcedOps.Api.Rehearsal;

/// <summary>The whole product on a database of its own, which goes by the time of a recording. Data of no other product is touched.</summary>
internal static class RehearsedProduct
{
    /// <summary>A while before the first request there is time to tell the product of the system.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(10);

    /// <param name="folder">An empty folder for its data.</param>
    public static async Task<RehearsalReport> Run(
        Recording recording, double speed, string folder, IProgress<Application.Progress> progress, CancellationToken cancellation)
    {
        var clock = new RehearsalClock(recording.Begin - Lead, speed);
        var builder = OpsHosting.CreateBuilder(
        [
            $"--{OpsSettings.UrlKey}=http://127.0.0.1:0", $"--{OpsSettings.DataKey}={folder}", $"--ConnectionStrings:{OpsSettings.ConnectionName}=",
            "--Serilog:MinimumLevel:Default=Warning", $"--{OpsSettings.GrpcKey}=",
        ]);
        await using var database = await builder.AddOpsHostingAsync(serves: true, _ => { }, cancellation);
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(clock).AddSingleton<RehearsalRun>();
        Backbone.Compose(builder);
        await using var app = builder.Build();
        app.UseOpsHosting();
        await Backbone.ApplySchema(app.Services, cancellation);
        await clock.Rule(app.Services.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseRole.Owner), cancellation);
        await Backbone.Open(app, cancellation);
        await app.StartAsync(cancellation);
        var run = app.Services.GetRequiredService<RehearsalRun>();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await run.Prepare(recording, cancellation));
        var playback = new OtlpPlayback(http, RehearsalLandscape.Organisation, recording);
        var report = await run.Run(recording, playback.SendUntil, progress, cancellation);
        await app.StopAsync(CancellationToken.None);
        return report;
    }
}
