using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Projections;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Walls;

internal static class SecondWall
{
    /// <summary>For mutants of the first wall: the second one would keep their leaks from showing. One table at a time, as whoever reads it lets go.</summary>
    public static async Task TakeDownIfAsked(OpsHost host)
    {
        if (Environment.GetEnvironmentVariable("OPS_CANARY_WALL") != "down") return;
        foreach (var table in ProjectionCatalog.All.Select(model => model.Table).Concat(["ops.mt_events", "ops.mt_streams", "ops.feed_log"]))
            await Eventually.IsTrueAsync(async () =>
            {
                try
                {
                    return await PlainSql.AskAsync<bool>(
                        host.ConnectionString, $"alter table {table} disable row level security; select not relrowsecurity from pg_class where oid = '{table}'::regclass");
                }
                catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.DeadlockDetected)
                {
                    return false;
                }
            }, $"{table} is open");
    }
}
