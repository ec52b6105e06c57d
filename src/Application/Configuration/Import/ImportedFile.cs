using EventSourcedOps.Application.Configuration.Import.Graphs;
using EventSourcedOps.Application.Configuration.Import.NetBox;
using EventSourcedOps.Application.Configuration.Import.Tables;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>A file of the store, read the way a plan says.</summary>
internal static class ImportedFile
{
    /// <exception cref="FileRefusedException">It cannot be read that way.</exception>
    public static async Task<ReportedItems> Read(
        ImportPlan plan, ItemModel model, FileStore files, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        switch (plan.Format)
        {
            case ImportFormat.NetBox:
                await using (var dump = Open(plan, files)) return NetBoxMapping.Map(await NetBoxDump.Load(dump, progress, cancellation));
            case ImportFormat.GraphMl:
                await using (var graph = Open(plan, files)) return GraphMlFile.Read(graph);
            default:
                return Rows(plan, model, files, progress, cancellation);
        }
    }

    public static Stream Open(ImportPlan plan, FileStore files) =>
        files.Open(plan.Sha256) ?? throw new FileRefusedException("No file of this digest is in the store; send its bytes to /files first.");

    private static ReportedItems Rows(
        ImportPlan plan, ItemModel model, FileStore files, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var table = TableFile.Of(plan.Format, () => Open(plan, files));
        var reading = new TableReading(plan, model, table.Headings);
        var (items, faults, rows, broken) = (new Dictionary<string, ReportedItem>(StringComparer.Ordinal), new FaultTally(), 0, 0);
        foreach (var row in table.Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            if (++rows % 1_000 == 0) progress?.Report(new("reading", rows));
            var read = reading.Read(row);
            foreach (var fault in read.Faults) faults.Add(fault);
            if (read.Item is null) broken++;
            else if (!items.TryAdd(read.Item.Key, read.Item))
            {
                broken++;
                faults.Add(read.Item.Place, ImportRefusals.KeyTwice);
            }
        }

        SkipCount[] skips = broken == 0 ? [] : [SkipReason.Unreadable.Times(broken)];
        var count = new ModelCount("row", rows, items.Count, 0, 0, items.Values.Sum(item => item.Relations.Count), skips);
        return new(items.Values, [count]) { Faults = faults.Kinds };
    }
}
