using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.ReadModels;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Projections;

/// <summary>What PostgreSQL is not asked to check for every event is found by whoever verifies the log.</summary>
public sealed class VerificationTests(SharedPostgres postgres)
{
    [Fact]
    public async Task Events_whose_stream_is_gone_are_found()
    {
        await using var host = await OpsHost.StartAsync(postgres);
        var department = await Department.In(host);
        await department.Work(1);
        (await Breaches(host)).ShouldBeEmpty();

        var stream = await PlainSql.AskAsync<Guid>(
            host.ConnectionString, "select stream_id from ops.mt_events where type = 'incident.reported.v1' limit 1");
        await PlainSql.AskAsync<Guid>(host.ConnectionString, "delete from ops.mt_streams where id = $1 returning id", stream);
        (await Breaches(host)).ShouldHaveSingleItem().ShouldContain(stream.ToString());
    }

    private static async Task<IReadOnlyList<string>> Breaches(OpsHost host)
    {
        var findings = await host.Services.GetRequiredService<Verification>().Run();
        return findings.Single(finding => finding.Promise.StartsWith("Versions", StringComparison.Ordinal)).Breaches;
    }
}
