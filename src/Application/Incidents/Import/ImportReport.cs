using System.Globalization;
using System.Text;

namespace EventSourcedOps.Application.Incidents.Import;

/// <summary>A row that could not be read.</summary>
public sealed record RowFault(long Line, string? Number, string Fault);

/// <summary>A command that the domain refused.</summary>
public sealed record RefusedStep(long Line, string Number, string Step);

/// <summary>An incident whose imported history does not come to what its last row says.</summary>
public sealed record Difference(string Number, string What, int Said, int Recorded);

/// <summary>What an import did, and everything in the file that could not be taken over as it stands.</summary>
public sealed class ImportReport
{
    /// <summary>Examples shown of each kind; the counts are always whole.</summary>
    private const int Shown = 5;

    private readonly SortedDictionary<string, (int Count, List<RefusedStep> First)> refused = new(StringComparer.Ordinal);
    private readonly List<RowFault> faults = [];

    public int Rows { get; internal set; }
    public int Incidents { get; internal set; }
    public int Closed { get; internal set; }
    public int Accepted { get; private set; }

    /// <summary>Commands that an earlier run had sent: they got their first answer and recorded nothing.</summary>
    public long AnsweredBefore { get; internal set; }

    public int FaultyRows { get; private set; }

    /// <summary>Rows whose time lies before that of the row above; they are taken over as they stand.</summary>
    public int RowsBackInTime { get; internal set; }

    public TimeSpan Took { get; internal set; }
    public IReadOnlyList<RowFault> Faults => faults;
    public IReadOnlyList<Difference> Differences { get; internal set; } = [];

    /// <summary>By refusal code: how many, and the first of them.</summary>
    public IReadOnlyDictionary<string, (int Count, List<RefusedStep> First)> Refused => refused;

    public int RefusedSteps => refused.Values.Sum(kind => kind.Count);

    internal void Faulty(ServiceNowLine line)
    {
        FaultyRows++;
        if (faults.Count < Shown * 4) faults.Add(new(line.Line, line.Number, line.Fault!));
    }

    internal void Answered(RefusedStep step, string? refusal)
    {
        if (refusal is null)
        {
            Accepted++;
            return;
        }

        var (count, first) = refused.GetValueOrDefault(refusal, (0, []));
        if (first.Count < Shown) first.Add(step);
        refused[refusal] = (count + 1, first);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        var speed = Rows / Math.Max(0.001, Took.TotalSeconds);
        Line($"Read {Rows:N0} rows of {Incidents:N0} incidents in {Took.TotalSeconds:N1} s ({speed:N0} rows/s).");
        Line($"Commands: {Accepted:N0} accepted, {RefusedSteps:N0} refused; an earlier run had sent {AnsweredBefore:N0} of them.");
        Line($"Closed: {Closed:N0} of {Incidents:N0} incidents.");
        foreach (var (code, (count, first)) in refused)
        {
            var examples = string.Join("; ", first.Select(step => $"line {step.Line} {step.Number} {step.Step}"));
            Line($"Refused {count:N0} × {code}, first: {examples}.");
        }

        foreach (var kind in Differences.GroupBy(difference => difference.What))
        {
            Line($"Different {kind.Key} in {kind.Count():N0} of {Incidents:N0} incidents (last row says, history shows):");
            foreach (var one in kind.Take(Shown * 4)) Line($"  {one.Number}: {one.Said}, {one.Recorded}");
        }

        if (RowsBackInTime > 0) Line($"Rows earlier than the row above: {RowsBackInTime:N0}, taken over as they stand.");
        if (FaultyRows > 0) Line($"Rows that could not be read: {FaultyRows:N0}.");
        foreach (var fault in faults) Line($"  line {fault.Line} {fault.Number}: {fault.Fault}");
        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
