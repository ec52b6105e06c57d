using System.Diagnostics;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Incidents;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Benchmarks;

/// <summary>The import path (decisions, audit and receipts included) in events a second, against binary COPY into a table of the same shape.</summary>
internal static class AppendBenchmark
{
    private const int Events = 60_000;

    public static async Task Run()
    {
        await using var stand = await Stand.Start(serves: false);
        await Measure.Compare("events", 0.4, "binary COPY", () => Copy(stand.Database), "import path", () => Import(stand));
    }

    private static async Task<Round> Import(Stand stand)
    {
        var before = await Count(stand.Database);
        var started = Stopwatch.GetTimestamp();
        await stand.Gate.SendAll(History(), CancellationToken.None);
        var taken = Stopwatch.GetElapsedTime(started);
        return new(await Count(stand.Database) - before, taken, []);
    }

    private static IEnumerable<Submission> History()
    {
        for (var i = 0; i < Events / 10; i++)
        {
            var id = Guid.CreateVersion7();
            yield return On(new ReportIncident(Guid.CreateVersion7(), id, Stand.Organisation, "Sign-in is slow", Channel.Phone, Stand.Service, "Wang Fang"));
            yield return On(new TriageIncident(Guid.CreateVersion7(), id, Impact.Medium, Urgency.High, "Application", null));
            yield return On(new AssignIncident(Guid.CreateVersion7(), id, Stand.Team, "li"));
            yield return On(new ResolveIncident(Guid.CreateVersion7(), id, "fixed", "Restarted the pool"));
        }

        static Submission On(Command command) => new(command, Stand.Caller);
    }

    private static async Task<long> Count(NpgsqlDataSource database)
    {
        await using var ask = database.CreateCommand("select count(*) from ops.mt_events");
        return (long)(await ask.ExecuteScalarAsync())!;
    }

    private static async Task<Round> Copy(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using (var create = new NpgsqlCommand(
            """
            drop table if exists copied; create table copied (like ops.mt_events including defaults including indexes);
            """, connection))
            await create.ExecuteNonQueryAsync();
        var started = Stopwatch.GetTimestamp();
        await using (var copy = await connection.BeginBinaryImportAsync(
            """
            copy copied (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, headers, user_name, is_archived)
            from stdin (format binary)
            """))
        {
            for (var i = 0; i < Events; i++) await Row(copy, i);
            await copy.CompleteAsync();
        }

        return new(Events, Stopwatch.GetElapsedTime(started), []);
    }

    private static async Task Row(NpgsqlBinaryImporter copy, int i)
    {
        await copy.StartRowAsync();
        await copy.WriteAsync((long)i, NpgsqlDbType.Bigint);
        await copy.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
        await copy.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
        await copy.WriteAsync(1L, NpgsqlDbType.Bigint);
        await copy.WriteAsync(Body, NpgsqlDbType.Jsonb);
        await copy.WriteAsync("incident.reported.v1", NpgsqlDbType.Varchar);
        await copy.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(Stand.Organisation, NpgsqlDbType.Varchar);
        await copy.WriteAsync("EventSourcedOps.Domain.Incidents.IncidentReported, EventSourcedOps.Domain", NpgsqlDbType.Varchar);
        await copy.WriteAsync("019ab000-0000-7000-8000-000000000001", NpgsqlDbType.Varchar);
        await copy.WriteAsync("""{"source":"127.0.0.1","command":"019ab000-0000-7000-8000-000000000001"}""", NpgsqlDbType.Jsonb);
        await copy.WriteAsync("benchmark", NpgsqlDbType.Varchar);
        await copy.WriteAsync(false, NpgsqlDbType.Boolean);
    }

    private const string Body =
        """
        {"kind":"Resolution","state":"Running","consumedSeconds":0,"targetSeconds":28800,"dueAt":"2026-11-22T17:46:45+00:00",
         "nextWarningPercent":50,"nextWarningAt":"2026-11-22T13:46:45+00:00","agreementId":"019ab000-0000-7000-8000-0000000000b1","agreementVersion":1}
        """;
}
