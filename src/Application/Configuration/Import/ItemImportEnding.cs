using System.Globalization;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>What became of an import, from the log itself, as lines for whoever started it.</summary>
public static class ItemImportEnding
{
    public static async Task<ItemImportEnded?> Find(NpgsqlDataSource database, Guid import, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand($"select {Recorded.Columns} from ops.mt_events e where e.stream_id = $1 and e.type = $2");
        ask.Parameters.Add(new() { Value = import });
        ask.Parameters.Add(new() { Value = WireNames.Of(typeof(ItemImportEnded)) });
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? (ItemImportEnded)Recorded.From(rows).Fact : null;
    }

    public static IEnumerable<string> Lines(ItemImportEnded ended)
    {
        var counts = ended.Counts;
        yield return Line($"Read {counts.Read:N0} records.");
        yield return Line($"Items: {counts.Registered:N0} registered, {counts.Changed:N0} changed, {counts.Unchanged:N0} as known.");
        yield return Line($"Relations: {counts.Related:N0} begun or changed, {counts.Unrelated:N0} ended.");
        yield return Line($"Missing: {counts.Missing:N0}. Retired here and left so: {counts.Tombstones:N0}.");
        yield return Line($"{"model",-34}{"read",8}{"items",8}{"attr.",8}{"links",8}{"relations",11}{"skipped",9}");
        foreach (var model in ended.Models.Append(Sum(ended.Models)))
            yield return Line(
                $"{model.Model,-34}{model.Read,8:N0}{model.Items,8:N0}{model.Attributes,8:N0}{model.Links,8:N0}{model.Relations,11:N0}")
                + Line($"{model.Skipped.Sum(skip => skip.Count),9:N0}{Why(model)}");
        foreach (var fault in ended.Faults)
            yield return Line($"{fault.Count:N0} × {fault.Code} {fault.Column}, first at {fault.Place}: {fault.Reason}");
    }

    private static ModelCount Sum(IReadOnlyList<ModelCount> models) => new(
        "all", models.Sum(model => model.Read), models.Sum(model => model.Items), models.Sum(model => model.Attributes),
        models.Sum(model => model.Links), models.Sum(model => model.Relations), [new("", models.Sum(model => model.Skipped.Sum(skip => skip.Count)))]);

    private static string Why(ModelCount model) => string.Concat(model.Skipped.Select(skip => $"  {skip.Reason}"));

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
