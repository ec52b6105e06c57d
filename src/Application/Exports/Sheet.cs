using System.Data;
using System.Text;
using MiniExcelLibs;

namespace EventSourcedOps.Application.Exports;

/// <summary>A column of a file: its heading in both languages, and what stands in it.</summary>
public sealed record SheetColumn<TRow>(string Chinese, string English, Func<TRow, object?> Of);

/// <summary>Rows on their way into a file. They are read as they are written, so memory holds a page of them.</summary>
/// <param name="isChinese">Whether the headings are Chinese.</param>
/// <param name="zone">Times are shown in it.</param>
public sealed class Sheet<TRow>(IReadOnlyList<SheetColumn<TRow>> columns, bool isChinese, TimeZoneInfo zone)
{
    /// <summary>Text is handed over in pieces of about this size.</summary>
    private const int Piece = 32 << 10;

    private string[] Headings => [.. columns.Select(column => isChinese ? column.Chinese : column.English)];

    /// <summary>Comma-separated, with the mark by which spreadsheets see that it is UTF-8.</summary>
    public async Task WriteCsv(IAsyncEnumerable<TRow> rows, Stream into, CancellationToken cancellation)
    {
        var text = new StringBuilder("\uFEFF").AppendJoin(',', Headings.Select(heading => CellText.Plain(heading, zone))).Append("\r\n");
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            text.AppendJoin(',', columns.Select(column => CellText.Plain(column.Of(row), zone))).Append("\r\n");
            if (text.Length < Piece) continue;
            await Flush();
        }

        await Flush();

        async Task Flush()
        {
            await into.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
            text.Clear();
        }
    }

    public async Task WriteXlsx(IAsyncEnumerable<TRow> rows, Stream into, CancellationToken cancellation)
    {
        var headings = Headings;
        await using var ahead = rows.GetAsyncEnumerator(cancellation);
        if (await ahead.MoveNextAsync()) await into.SaveAsAsync(Cells(ahead, headings), cancellationToken: cancellation);
        else await into.SaveAsAsync(HeadingsAlone(headings), cancellationToken: cancellation);
    }

    private async IAsyncEnumerable<IDictionary<string, object?>> Cells(IAsyncEnumerator<TRow> ahead, string[] headings)
    {
        do
            yield return columns.Index().ToDictionary(column => headings[column.Index], column => CellText.Typed(column.Item.Of(ahead.Current), zone));
        while (await ahead.MoveNextAsync());
    }

    // From no row at all no headings would be known.
    private static DataTable HeadingsAlone(string[] headings)
    {
        var table = new DataTable();
        foreach (var heading in headings) table.Columns.Add(heading);
        return table;
    }
}
