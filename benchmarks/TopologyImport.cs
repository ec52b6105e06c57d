using System.Diagnostics;
using System.Globalization;
using System.Text;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Benchmarks;

/// <summary>
/// How fast a table becomes items and relations: from the command that starts the import to its end, decisions and audit included. Tables
/// that come later are matched with what the earlier ones told.
/// </summary>
internal static class TopologyImport
{
    private const int Rows = 20_000;
    private const int Tables = 3;

    private static readonly ColumnMapping[] Columns =
    [
        new("Name", ColumnRole.Attribute, "name"), new("Serial number", ColumnRole.Attribute, "serial"), new("Stands on", ColumnRole.Relation, "depends-on"),
    ];

    public static async Task Run(Stand stand)
    {
        for (var table = 1; table <= Tables; table++) await TakeOver(stand, table);
    }

    private static async Task TakeOver(Stand stand, int table)
    {
        var text = new StringBuilder("Name,Serial number,Stands on\n");
        for (var row = 0; row < Rows; row++) text.Append(CultureInfo.InvariantCulture, $"bench-{table}-{row},B-{table}-{row},{(row == 0 ? "" : $"bench-{table}-{row / 2}")}\n");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var file = (await stand.Services.GetRequiredService<FileStore>().Keep(new MemoryStream(bytes), long.MaxValue, CancellationToken.None))!;
        var import = Guid.CreateVersion7();
        var started = Stopwatch.GetTimestamp();
        var plan = new ImportPlan("servers.csv", file.Sha256, ImportFormat.Csv, "bench", "server", Columns, Stage.InStock);
        if (await stand.Gate.Send(new(new StartItemImport(Guid.CreateVersion7(), import, Stand.Organisation, plan), Stand.Caller)) is { Refusal: { } no })
            throw new InvalidOperationException(no.ToString());
        await stand.Services.GetRequiredService<ItemImportRun>().Run(import, null, CancellationToken.None);
        var taken = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var facts = await Facts(stand.Database, import);
        Measure.Say($"import of {Rows:N0} rows, {(table - 1) * Rows:N0} known: {facts:N0} facts of items in {taken:F1} s, {facts / taken:N0} a second");
    }

    private static async Task<long> Facts(NpgsqlDataSource database, Guid import)
    {
        await using var ask = database.CreateCommand("select count(*) from ops.mt_events where type like 'item.%' and causation_id = $1");
        ask.Parameters.Add(new() { Value = $"{import}" });
        return (long)(await ask.ExecuteScalarAsync())!;
    }
}
