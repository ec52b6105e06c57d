using EventSourcedOps.Application.Files;
using Sylvan.Data.Csv;

namespace EventSourcedOps.Application.Incidents.Import;

/// <summary>Reads an export as a stream. A row that cannot be read is told with its line, and the rows behind it are read all the same.</summary>
public sealed class ServiceNowFile
{
    private readonly Func<TextReader> open;
    private readonly CsvRecords records;
    private readonly ServiceNowColumns columns;

    /// <exception cref="FileRefusedException">It is not such an export.</exception>
    public ServiceNowFile(Func<TextReader> open)
    {
        this.open = open;
        records = new(open);
        columns = new(records.Headings);
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

    public IEnumerable<ServiceNowLine> Rows() => records.Read().Select(record => record switch
    {
        { Row: { } row, Fault: null } => Read(row, record.Line),
        { Row: { } row }              => new(record.Line, columns.NumberOf(row), null, record.Fault),
        _                             => new ServiceNowLine(record.Line, null, null, record.Fault),
    });

    private ServiceNowLine Read(CsvDataReader row, long line)
    {
        try
        {
            var read = columns.Read(row, line);
            return new(line, read.Number, read, null);
        }
        catch (FormatException fault)
        {
            return new(line, columns.NumberOf(row), null, fault.Message);
        }
    }
}
