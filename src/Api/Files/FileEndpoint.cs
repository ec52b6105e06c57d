using System.Net.Http.Headers;
using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Changes;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace EventSourcedOps.Api.Files;

/// <summary>Bytes of files go around GraphQL: up in a stream, and down only along an incident or a change that the caller may read.</summary>
public static class FileEndpoint
{
    /// <summary>Below this a client is taken for one that only keeps the connection.</summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 1_024, gracePeriod: TimeSpan.FromSeconds(10));

    public static IServiceCollection AddFiles(this IServiceCollection services) => services.AddSingleton(provider =>
        new FileStore(Path.Combine(provider.GetRequiredService<OpsSettings>().DataFolder, "files")));

    public static void MapFiles(this WebApplication app)
    {
        app.MapPost("/files", Receive).RequireOperation("file.write");
        app.MapGet("/files/{sha256}", HandOut).RequireOperation("file.read");
    }

    private static async Task<IResult> Receive(HttpContext http, FileStore store, CancellationToken cancellation)
    {
        if (http.Request.ContentLength > IncidentReporting.MaxFileBytes) return TooLarge();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null; // counted below
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = Slowest;
        var file = await store.Keep(http.Request.Body, IncidentReporting.MaxFileBytes, cancellation);
        return file is null ? TooLarge() : Results.Created($"/files/{file.Sha256}", file);
    }

    private static async Task<IResult> HandOut(
        HttpContext http, string sha256, Guid? incident, Guid? change, FileStore store, Caller caller, ReaderDatabase database,
        CancellationToken cancellation)
    {
        var named = incident is { } harmed ? (await At(IncidentBoard.Model, harmed, "file.read"))?.Files.Select(file => (file.Sha256, file.FileName, file.MediaType))
            : change is { } changed ? (await At(ChangeBoard.Model, changed, "change.read"))?.Evidence.Select(file => (file.Sha256, file.FileName, file.MediaType))
            : null;
        var file = named?.FirstOrDefault(file => file.Sha256 == sha256) ?? default;
        if (file.Sha256 is null || store.Open(sha256) is not { } content)
            return Refuse(StatusCodes.Status404NotFound, "There is no such file at anything within your organisations.");
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(content, TypeOf(file.MediaType), file.FileName, enableRangeProcessing: true);

        async Task<TRow?> At<TRow>(ReadModel<TRow> model, Guid id, string operation) where TRow : class
        {
            var reach = caller.OrganisationsOf(operation);
            var (rows, _) = await new RowQuery<TRow>(database.Of(reach), model, null, reach?.ToArray()).Equal("id", id)
                .Page(new("position"), 1, null, cancellation);
            return rows.Count == 0 ? null : rows[0].Row;
        }
    }

    // What people say of a file is not what a browser may be told unread.
    private static string TypeOf(string said) =>
        MediaTypeHeaderValue.TryParse(said, out var parsed) ? parsed.ToString() : "application/octet-stream";

    private static IResult TooLarge() =>
        Refuse(StatusCodes.Status413PayloadTooLarge, $"A file has at most {IncidentReporting.MaxFileBytes} bytes.");

    private static IResult Refuse(int status, string detail) => Results.Problem(detail, statusCode: status);
}
