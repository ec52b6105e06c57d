using Sylvan.Data.Csv;

namespace EventSourcedOps.Application.Incidents.Import;

/// <summary>
/// Reads an export as a stream. A row that cannot be read is told with its line and the next line is read as the next row, also
/// after a quote that nobody closed.
/// </summary>
public sealed class ServiceNowFile
{
    /// <summary>A longer record is a quote that was never closed.</summary>
    private const int LongestRecord = 64 * 1024;

    /// <summary>Every fresh start reads the file from its beginning, so a file full of open quotes is given up.</summary>
    private const int MostFreshStarts = 100;

    private static readonly CsvDataReaderOptions Format = new() { CsvStyle = CsvStyle.Lax, MaxBufferSize = LongestRecord };

    private readonly Func<TextReader> open;
    private readonly ServiceNowColumns columns;

    /// <exception cref="FileRefusedException">It is not such an export.</exception>
    public ServiceNowFile(Func<TextReader> open)
    {
        this.open = open;
        using var text = open();
        if (text.Peek() < 0) throw new FileRefusedException("The file is empty.");
        try
        {
            using var header = CsvDataReader.Create(text, Format);
            columns = new(header);
        }
        catch (Exception fault) when (fault is FormatException or CsvRecordTooLargeException)
        {
            throw new FileRefusedException($"The first line is no line of column names: {fault.Message}");
        }
    }

    public static ServiceNowFile Of(string path) => new(() => new StreamReader(path));

    /// <summary>How many lines there are after the header: what progress is measured by.</summary>
    public long Lines()
    {
        using var text = open();
        var lines = -1L;
        while (text.ReadLine() is not null) lines++;
        return Math.Max(0, lines);
    }

    public IEnumerable<ServiceNowLine> Rows()
    {
        var line = 2L;
        for (var start = 0; start <= MostFreshStarts; start++)
        {
            var again = false;
            foreach (var row in RowsFrom(line))
            {
                yield return row.Found;
                (line, again) = (row.Next, row.Again);
            }

            if (!again) yield break;
        }

        yield return new(line, null, null, $"More than {MostFreshStarts} rows have a quote that is never closed; the rest was not read");
    }

    private IEnumerable<(ServiceNowLine Found, long Next, bool Again)> RowsFrom(long line)
    {
        using var text = open();
        var header = text.ReadLine();
        for (var skipped = 2L; skipped < line; skipped++) text.ReadLine();
        using var rows = CsvDataReader.Create(new HeaderFirst(header!, text), Format);
        while (true)
        {
            bool more;
            string? fault = null;
            try
            {
                more = rows.Read();
            }
            catch (CsvRecordTooLargeException)
            {
                (more, fault) = (true, "a quote is never closed");
            }

            if (!more) yield break;
            if (fault is not null)
            {
                yield return (new(line, null, null, fault), line + 1, Again: true);
                yield break;
            }

            var height = 1 + rows.GetRawRecordSpan().TrimEnd("\r\n").Count('\n');
            if (IsBlank(rows))
            {
                line += height;
                continue;
            }

            // A record over several lines with too few or too many fields is one whose quote was closed by a later row's.
            var torn = height > 1 && rows.RowFieldCount != columns.Count;
            var next = line + (torn ? 1 : height);
            yield return (torn ? new(line, columns.NumberOf(rows), null, "a quote is never closed") : Row(rows, line), next, torn);
            if (torn) yield break;
            line = next;
        }
    }

    private ServiceNowLine Row(CsvDataReader rows, long line)
    {
        try
        {
            var row = columns.Read(rows, line);
            return new(line, row.Number, row, null);
        }
        catch (FormatException fault)
        {
            return new(line, columns.NumberOf(rows), null, fault.Message);
        }
    }

    private static bool IsBlank(CsvDataReader rows) => rows.RowFieldCount <= 1 && rows.GetRawRecordSpan().IsWhiteSpace();

    /// <summary>The header line, then the rest of a file from some line on.</summary>
    private sealed class HeaderFirst(string header, TextReader rest) : TextReader
    {
        private readonly StringReader first = new(header + "\n");

        public override int Read(char[] buffer, int index, int count) =>
            first.Read(buffer, index, count) is > 0 and var read ? read : rest.Read(buffer, index, count);

        public override int Peek() => first.Peek() is >= 0 and var next ? next : rest.Peek();

        public override int Read() => first.Read() is >= 0 and var next ? next : rest.Read();
    }
}
