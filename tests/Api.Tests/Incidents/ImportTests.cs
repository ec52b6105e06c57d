using System.Globalization;
using EventSourcedOps.Api.Tests.Hosting;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Incidents;

/// <summary>
/// The real export, 5,998 audit rows of 890 incidents, through the real command line. It lies beside the clone or not at all.
/// </summary>
public sealed class ImportTests(SharedPostgres postgres, ImportTests.Imported imported) : IClassFixture<ImportTests.Imported>
{
    /// <summary>The whole export, imported once.</summary>
    public sealed class Imported(SharedPostgres postgres) : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = null!;

        public string Said { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Database = await postgres.CreateDatabaseAsync();
            if (File.Exists(RealExport.Path)) Said = await RealExport.ImportAsync(Database.ConnectionString);
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }

    private const int Incidents = 890;

    [Fact]
    public async Task The_real_export_ends_as_its_last_rows_say_and_a_second_run_records_nothing()
    {
        RealExport.SkipWithout();
        var (database, said) = (imported.Database, imported.Said);
        said.ShouldContain("Closed: 890 of 890 incidents.");
        said.ShouldContain("Different reassignments in 3 of 890 incidents");
        said.ShouldNotContain("Different reopens");

        var recorded = await RecordedAsync(database);
        var last = LastRows();
        recorded.Count.ShouldBe(Incidents);
        recorded.Values.ShouldAllBe(incident => incident.Closed);
        recorded.Count(pair => pair.Value.Reopens == last[pair.Key].Reopens).ShouldBe(Incidents);
        recorded.Where(pair => pair.Value.Reassignments != last[pair.Key].Reassignments).Select(pair => pair.Key).Order()
            .ShouldBe(["INC0000173", "INC0000722", "INC0001252"]);

        var events = await AskAsync<long>(database, "select count(*) from ops.mt_events");
        await RealExport.ImportAsync(database.ConnectionString);
        (await AskAsync<long>(database, "select count(*) from ops.mt_events")).ShouldBe(events);
    }

    [Fact]
    public async Task Killed_half_way_and_run_again_it_ends_the_same()
    {
        RealExport.SkipWithout();
        await using var broken = await postgres.CreateDatabaseAsync();
        await using (var import = ApiProcess.Run(RealExport.Settings(broken.ConnectionString), "import", "servicenow", RealExport.Path))
        {
            await Eventually.IsTrueAsync(async () => await ClosedAsync(broken) > 300, "a third is imported");
            await import.KillAsync();
        }

        (await ClosedAsync(broken)).ShouldBeLessThan(Incidents);
        await RealExport.ImportAsync(broken.ConnectionString);
        (await FingerprintAsync(broken)).ShouldBe(await FingerprintAsync(imported.Database));
    }

    [Fact]
    public async Task A_file_without_the_columns_fails_before_anything_is_written()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "other.csv");
        await File.WriteAllTextAsync(file, "number,incident_state\nINC1,New\n", TestContext.Current.CancellationToken);
        await using var database = await postgres.CreateDatabaseAsync();
        await using var import = ApiProcess.Run(RealExport.Settings(database.ConnectionString), "import", "servicenow", file);
        (await import.ExitAsync()).ShouldBe(1, import.Output);
        import.Output.ShouldContain("sys_updated_at");
        (await AskAsync<bool>(database, "select to_regclass('ops.mt_events') is null")).ShouldBeTrue();
    }

    /// <summary>Counts and last states straight from the events, by the number the incident had there.</summary>
    private static async Task<Dictionary<string, (int Reassignments, int Reopens, bool Closed)>> RecordedAsync(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var ask = source.CreateCommand(
            """
            select max(data ->> 'externalReference'), (count(*) filter (where type = 'incident.reassigned.v1'))::int,
                   (count(*) filter (where type = 'incident.reopened.v1'))::int,
                   (array_agg(type order by version desc))[1] = 'incident.closed.v1'
            from ops.mt_events where type like 'incident.%' group by stream_id
            """);
        var incidents = new Dictionary<string, (int, int, bool)>();
        await using var rows = await ask.ExecuteReaderAsync();
        while (await rows.ReadAsync()) incidents[rows.GetString(0)] = (rows.GetInt32(1), rows.GetInt32(2), rows.GetBoolean(3));
        return incidents;
    }

    /// <summary>Every fact in its order, with what was audited; without the numbers and times that no two runs share.</summary>
    private static Task<string> FingerprintAsync(TestDatabase database) => AskAsync<string>(database,
        """
        select md5(string_agg(line, ';' order by line)) from (
            select concat(stream_id, ' ', version, ' ', type, ' ', data - 'number', ' ', headers ->> 'occurred') as line
            from ops.mt_events where type <> 'audit.entry-recorded.v1'
            union all
            select concat(data ->> 'commandId', ' ', data ->> 'outcome', ' ', count(*)) from ops.mt_events
            where type = 'audit.entry-recorded.v1' group by data ->> 'commandId', data ->> 'outcome') facts
        """);

    private static async Task<long> ClosedAsync(TestDatabase database) =>
        await AskAsync<bool>(database, "select to_regclass('ops.mt_events') is not null")
            ? await AskAsync<long>(database, "select count(*) from ops.mt_events where type = 'incident.closed.v1'")
            : 0;

    private static Task<T> AskAsync<T>(TestDatabase database, string query) => PlainSql.AskAsync<T>(database.ConnectionString, query);

    private static Dictionary<string, (int Reassignments, int Reopens)> LastRows()
    {
        var lines = File.ReadLines(RealExport.Path).Select(line => line.Split(',')).ToList();
        var (number, reassignments, reopens) =
            (Array.IndexOf(lines[0], "number"), Array.IndexOf(lines[0], "reassignment_count"), Array.IndexOf(lines[0], "reopen_count"));
        return lines.Skip(1).GroupBy(row => row[number]).ToDictionary(
            rows => rows.Key,
            rows => (Number(rows.Last()[reassignments]), Number(rows.Last()[reopens])));

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
