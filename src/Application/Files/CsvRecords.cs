using Sylvan.Data.Csv;

namespace EventSourcedOps.Application.Files;

/// <summary>A record of a table of separated values.</summary>
/// <param name="Line">On which it begins.</param>
/// <param name="Row">Stands on the record while it is looked at; null when not even that could be read.</param>
/// <param name="Fault">What is wrong with it; null when nothing is.</param>
public sealed record CsvRecord(long Line, CsvDataReader? Row, string? Fault);

/// <summary>
/// Reads a table of separated values as a stream. A record that cannot be read is told with its line, and the next line is read as the
/// next record, also after a quote that nobody closed.
/// </summary>
public sealed class CsvRecords
{
    private const string OpenQuote = "a quote is never closed";

    /// <summary>A longer record is a quote that was never closed.</summary>
    private const int LongestRecord = 64 * 1024;

    /// <summary>Every fresh start reads the file from its beginning, so a file full of open quotes is given up.</summary>
    private const int MostFreshStarts = 100;

    private static readonly CsvDataReaderOptions Format = new() { CsvStyle = CsvStyle.Lax, MaxBufferSize = LongestRecord };

    private readonly Func<TextReader> open;

    /// <exception cref="FileRefusedException">It is no table.</exception>
    public CsvRecords(Func<TextReader> open)
    {
        this.open = open;
        using var text = open();
        if (text.Peek() < 0) throw new FileRefusedException("The file is empty.");
        try
        {
            using var header = CsvDataReader.Create(text, Format);
            Headings = [.. Enumerable.Range(0, header.FieldCount).Select(column => header.GetName(column).Trim())];
        }
        catch (Exception fault) when (fault is FormatException or CsvRecordTooLargeException)
        {
            throw new FileRefusedException($"The first line is no line of column names: {fault.Message}");
        }
    }

    public IReadOnlyList<string> Headings { get; }

    public IEnumerable<CsvRecord> Read()
    {
        var line = 2L;
        for (var start = 0; start <= MostFreshStarts; start++)
        {
            var again = false;
            foreach (var (found, next, broken) in ReadFrom(line))
            {
                yield return found;
                (line, again) = (next, broken);
            }

            if (!again) yield break;
        }

        yield return new(line, null, $"More than {MostFreshStarts} rows have a quote that is never closed; the rest was not read");
    }

    private IEnumerable<(CsvRecord Found, long Next, bool Again)> ReadFrom(long line)
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
                (more, fault) = (true, OpenQuote);
            }

            if (!more) yield break;
            if (fault is not null)
            {
                yield return (new(line, null, fault), line + 1, Again: true);
                yield break;
            }

            var height = 1 + rows.GetRawRecordSpan().TrimEnd("\r\n").Count('\n');
            if (rows.RowFieldCount <= 1 && rows.GetRawRecordSpan().IsWhiteSpace())
            {
                line += height;
                continue;
            }

            // A record over several lines with too few or too many fields is one whose quote was closed by a later row's.
            var torn = height > 1 && rows.RowFieldCount != Headings.Count;
            var next = line + (torn ? 1 : height);
            yield return (new(line, rows, torn ? OpenQuote : null), next, torn);
            if (torn) yield break;
            line = next;
        }
    }

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
