using System.Runtime.CompilerServices;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Exports;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.Exports;

/// <summary>A list that can leave as a file.</summary>
/// <param name="Rows">The rows that the caller may see, as of then or now.</param>
/// <param name="Command">What is recorded, by the organisation it is recorded at and the number of rows.</param>
internal sealed record ExportOrder<TRow>(
    string Name, string Operation, ReadModel<TRow> Model, RowOrder Order, Func<DateTimeOffset?, Task<RowQuery<TRow>>> Rows,
    Func<Landscape, IReadOnlyList<SheetColumn<TRow>>> Columns, Func<string, int, OrderExport> Command) where TRow : class;

/// <summary>So many files are made at once on a node; more would take the database from people who wait for a page.</summary>
internal sealed class ExportSeats
{
    private const int Most = 2;

    public SemaphoreSlim Free { get; } = new(Most);
}

/// <summary>Hands lists out: counted, recorded, and then read page by page while they are written.</summary>
internal sealed class ExportDesk(ReadDesk read, CommandDesk commands, ExportSeats seats)
{
    private const int PageSize = 1_000;
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int RetrySeconds = 5;

    public ReadDesk Read => read;

    public async Task<IResult> HandOut<TRow>(HttpContext http, ExportRequest asked, ExportOrder<TRow> order) where TRow : class
    {
        asked.CheckFormat();
        var (zone, asOf) = (asked.Zone, asked.Time("asOf"));
        if (asked.Trouble is { } trouble) return Refuse(StatusCodes.Status400BadRequest, "export.malformed", $"`{trouble}` cannot be read.", trouble);
        if (!seats.Free.Wait(0, CancellationToken.None))
        {
            http.Response.Headers.RetryAfter = $"{RetrySeconds}";
            return Refuse(StatusCodes.Status503ServiceUnavailable, "export.busy", "Other exports are being made; try again in a moment.");
        }

        http.Response.RegisterForDispose(new Seat(seats.Free));
        var cancellation = http.RequestAborted;
        var landscape = await read.Landscape(asOf);
        // Whoever may read a list here and carry one away there carries away only what is in both.
        var query = (await order.Rows(asOf)).Within(await read.Reach(order.Operation, asOf));
        foreach (var places in await read.Places(order.Operation, asOf)) query.Seeing(places);
        var count = await query.Count(cancellation);
        var outcome = await commands.Send(order.Command(ExportRequest.HomeOf(read.Caller.OrganisationsOf(order.Operation), landscape), count));
        if (outcome.Refusal is { } refusal)
            return Refuse(StatusCodes.Status422UnprocessableEntity, refusal.Code, refusal.Reason, refusal.Field);

        http.Response.Headers.CacheControl = "private, no-store";
        var sheet = new Sheet<TRow>(order.Columns(landscape), asked.IsChinese, zone);
        var rows = All(query, order.Order, cancellation);
        var name = $"{order.Name}-{TimeZoneInfo.ConvertTime(read.Now, zone):yyyyMMdd-HHmmss}.{asked.Format}";
        if (!asked.IsXlsx) return Results.Stream(body => sheet.WriteCsv(rows, body, cancellation), "text/csv; charset=utf-8", name);
        return Results.Stream(await Packed(sheet, rows, cancellation), XlsxType, name);
    }

    // The packed format writes its table of contents last and looks back for it: the file is made whole beside, then sent.
    private static async Task<Stream> Packed<TRow>(Sheet<TRow> sheet, IAsyncEnumerable<TRow> rows, CancellationToken cancellation)
    {
        var path = Path.Combine(Path.GetTempPath(), $"ops-export-{Guid.NewGuid():n}.xlsx");
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            await sheet.WriteXlsx(rows, file, cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async IAsyncEnumerable<TRow> All<TRow>(
        RowQuery<TRow> query, RowOrder order, [EnumeratorCancellation] CancellationToken cancellation) where TRow : class
    {
        RowPlace? behind = null;
        for (var left = Domain.Audit.Export.MostRows; left > 0; left -= PageSize)
        {
            var (rows, _) = await query.Page(order, PageSize, behind, cancellation);
            foreach (var found in rows) yield return found.Row;
            if (rows.Count < PageSize) yield break;
            behind = rows[^1].Place;
        }
    }

    private static IResult Refuse(int status, string code, string detail, string? field = null) =>
        Results.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code, ["field"] = field });

    private sealed class Seat(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
