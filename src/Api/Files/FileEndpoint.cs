using System.Net.Http.Headers;
using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Changes;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace EventSourcedOps.Api.Files;

/// <summary>Bytes of files go around GraphQL: up in a stream, and down only along an incident, an item or a change that the caller may read.</summary>
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
        HttpContext http, string sha256, Guid? incident, Guid? item, Guid? change, FileStore store, Caller caller, ReaderDatabase database,
        CancellationToken cancellation)
    {
        if (item is { } asked) return await OfItem(http, sha256, asked, store, caller, database, cancellation);
        if (change is { } shown) return await OfChange(http, sha256, shown, store, caller, database, cancellation);
        var (reach, places) = (caller.OrganisationsOf("file.read"), caller.PlacesOf("file.read"));
        var query = new RowQuery<IncidentRow>(
            database.Of(reach, places), IncidentBoard.Model, null, reach?.ToArray(), places?.ToArray()).Equal("id", incident ?? Guid.Empty);
        var (rows, _) = await query.Page(new("position"), 1, null, cancellation);
        var file = rows.SelectMany(found => found.Row.Files).FirstOrDefault(file => file.Sha256 == sha256);
        if (file is null || store.Open(sha256) is not { } content)
            return NotFound();
        return Bytes(http, content, TypeOf(file.MediaType), file.FileName);
    }

    /// <summary>A configuration file of an item that the caller may read.</summary>
    private static async Task<IResult> OfItem(
        HttpContext http, string sha256, Guid item, FileStore store, Caller caller, ReaderDatabase database, CancellationToken cancellation)
    {
        var seen = caller.OrganisationsOf("file.read");
        var query = new RowQuery<ItemRow>(database.Of(seen, null), ConfigurationItems.Model, null, seen?.ToArray(), null).Equal("id", item);
        var (rows, _) = await query.Page(new("position"), 1, null, cancellation);
        var text = rows.Where(found => caller.Rights.Reaches("item.read", found.Organisation, found.Row.Label)).SelectMany(found => found.Row.Texts)
            .FirstOrDefault(text => text.Sha256 == sha256);
        return text is null || store.Open(sha256) is not { } content ? NotFound() : Bytes(http, content, "text/plain; charset=utf-8", text.Name);
    }

    /// <summary>What somebody left as evidence at a change that the caller may read.</summary>
    private static async Task<IResult> OfChange(
        HttpContext http, string sha256, Guid change, FileStore store, Caller caller, ReaderDatabase database, CancellationToken cancellation)
    {
        var allowed = caller.OrganisationsOf("change.read");
        var query = new RowQuery<ChangeRow>(database.Of(allowed, null), ChangeBoard.Model, null, allowed?.ToArray(), null).Equal("id", change);
        var (rows, _) = await query.Page(new("position"), 1, null, cancellation);
        var file = rows.SelectMany(found => found.Row.Evidence).FirstOrDefault(left => left.Sha256 == sha256);
        return file is null || store.Open(sha256) is not { } content ? NotFound() : Bytes(http, content, TypeOf(file.MediaType), file.FileName);
    }

    private static IResult NotFound() => Refuse(StatusCodes.Status404NotFound, "There is no such file within your organisations.");

    private static IResult Bytes(HttpContext http, Stream content, string mediaType, string name)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(content, mediaType, name, enableRangeProcessing: true);
    }

    // What people say of a file is not what a browser may be told unread.
    private static string TypeOf(string said) =>
        MediaTypeHeaderValue.TryParse(said, out var parsed) ? parsed.ToString() : "application/octet-stream";

    private static IResult TooLarge() =>
        Refuse(StatusCodes.Status413PayloadTooLarge, $"A file has at most {IncidentReporting.MaxFileBytes} bytes.");

    private static IResult Refuse(int status, string detail) => Results.Problem(detail, statusCode: status);
}
