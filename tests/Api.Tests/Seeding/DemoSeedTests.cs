using EventSourcedOps.Api.Tests.Hosting;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Seeding;

public sealed class DemoSeedTests(SharedPostgres postgres)
{
    [Fact]
    public async Task It_tells_a_believable_past_and_twice_on_one_day_records_nothing_twice()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        (await SeedAsync(database)).ShouldNotContain("Refused");
        var (incidents, events) = await CountAsync(database);
        incidents.ShouldBeInRange(450, 750);
        await SeedAsync(database);
        (await CountAsync(database)).ShouldBe((incidents, events));
    }

    private static async Task<string> SeedAsync(TestDatabase database)
    {
        await using var seed = ApiProcess.Run(
            new Dictionary<string, string> { ["ConnectionStrings__ops"] = database.ConnectionString }, "seed", "demo");
        (await seed.ExitAsync()).ShouldBe(0, seed.Output);
        return seed.Output;
    }

    private static async Task<(long Incidents, long Events)> CountAsync(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var ask = source.CreateCommand("select count(*) filter (where type = 'incident.reported.v1'), count(*) from ops.mt_events");
        await using var rows = await ask.ExecuteReaderAsync();
        await rows.ReadAsync();
        return (rows.GetInt64(0), rows.GetInt64(1));
    }
}
