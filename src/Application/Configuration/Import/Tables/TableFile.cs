using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Domain.Configuration;
using MiniExcelLibs;
using Sylvan.Data.Csv;

namespace EventSourcedOps.Application.Configuration.Import.Tables;

/// <summary>A row of a table.</summary>
/// <param name="Line">On which it begins.</param>
/// <param name="Cells">What stands in each column, as text; null where nothing does.</param>
/// <param name="Fault">Why it could not be read; null when it could.</param>
public sealed record TableRow(long Line, IReadOnlyList<string?> Cells, string? Fault = null);

/// <summary>A table with a line of headings: separated values, or the first sheet of a workbook. Rows are read as they are asked for.</summary>
public sealed class TableFile
{
    /// <summary>So many rows are taken from one file.</summary>
    public const int MostRows = 200_000;

    private const int MostColumns = 500;

    /// <summary>A workbook that unpacks to more is a trap.</summary>
    private const long MostUnpacked = 1L << 30;

    /// <summary>So much is looked at to tell how the text is encoded.</summary>
    private const int Sample = 1 << 20;

    private readonly Func<IEnumerable<TableRow>> rows;

    private TableFile(IReadOnlyList<string> headings, Func<IEnumerable<TableRow>> rows)
    {
        if (headings.All(string.IsNullOrEmpty)) throw new FileRefusedException("The first line holds no column names.");
        if (headings.Count > MostColumns) throw new FileRefusedException($"The table has more than {MostColumns} columns.");
        (Headings, this.rows) = (headings, rows);
    }

    public IReadOnlyList<string> Headings { get; }

    /// <param name="open">Opens the file from its beginning, each time it is called.</param>
    /// <exception cref="FileRefusedException">It is no such table.</exception>
    public static TableFile Of(ImportFormat format, Func<Stream> open) => format switch
    {
        ImportFormat.Csv  => OfCsv(open),
        ImportFormat.Xlsx => OfXlsx(open),
        _                 => throw new InvalidOperationException($"{format} is no table."),
    };

    /// <exception cref="FileRefusedException">It is too long, or broken in the middle.</exception>
    public IEnumerable<TableRow> Rows() => rows().Select((row, index) =>
        index < MostRows ? row : throw new FileRefusedException($"The table has more than {MostRows:N0} rows; import it in parts."));

    private static TableFile OfCsv(Func<Stream> open)
    {
        var encoding = EncodingOf(open);
        var records = new CsvRecords(() => new StreamReader(open(), encoding));
        return new(records.Headings, () => records.Read().Select(record => new TableRow(
            record.Line, record is { Row: { } row, Fault: null } ? CellsOf(row) : [], record.Fault)));
    }

    private static string?[] CellsOf(CsvDataReader row) =>
        [.. Enumerable.Range(0, row.RowFieldCount).Select(column => row.GetString(column).Trim() is { Length: > 0 } text ? text : null)];

    /// <summary>Spreadsheets in Chinese write their tables in GB18030 unless told otherwise.</summary>
    private static Encoding EncodingOf(Func<Stream> open)
    {
        var bytes = new byte[Sample];
        using var file = open();
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var sample = bytes.AsSpan(0, read);
        // The sample may end within a letter.
        for (var cut = 0; cut < 4 && cut <= read; cut++)
            if (System.Text.Unicode.Utf8.IsValid(sample[..(read - cut)])) return Encoding.UTF8;
        return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
    }

    private static TableFile OfXlsx(Func<Stream> open)
    {
        using (var file = open())
            if (UnpackedSize(file) > MostUnpacked) throw new FileRefusedException("The workbook unpacks to more than it should; save the sheet as CSV.");
        var first = Sheet(open).FirstOrDefault() ?? throw new FileRefusedException("The first sheet is empty.");
        return new([.. first.Select(heading => heading ?? "")], () => Sheet(open).Index().Skip(1)
            .Where(row => row.Item.Any(cell => cell is not null)).Select(row => new TableRow(row.Index + 1, row.Item)));
    }

    private static long UnpackedSize(Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file);
            return archive.Entries.Sum(entry => entry.Length);
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException("The file is no workbook (.xlsx).");
        }
    }

    private static IEnumerable<string?[]> Sheet(Func<Stream> open)
    {
        using var file = open();
        using var rows = file.Query(useHeaderRow: false).GetEnumerator();
        while (Next(rows) is { } cells) yield return cells;
    }

    private static string?[]? Next(IEnumerator<object> rows)
    {
        try
        {
            return rows.MoveNext() ? [.. ((IDictionary<string, object?>)rows.Current).Values.Select(Text)] : null;
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or FormatException or KeyNotFoundException or ArgumentException)
        {
            throw new FileRefusedException($"The workbook cannot be read: {fault.Message}");
        }
    }

    private static string? Text(object? cell) => cell switch
    {
        null                                    => null,
        DateTime { TimeOfDay.Ticks: 0 } day     => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time                           => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        bool yes                                => yes ? "true" : "false",
        IFormattable number                     => number.ToString(null, CultureInfo.InvariantCulture),
        _ when cell.ToString()?.Trim() is { Length: > 0 } text => text,
        _                                       => null,
    };
}
