using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.ReadModels;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Projections;

/// <summary>What PostgreSQL is not asked to check for every event is found by whoever verifies the log.</summary>
public sealed class VerificationTests(SharedPostgres postgres) : IAsyncLifetime
{
    private OpsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await OpsHost.StartAsync(postgres);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Events_whose_stream_is_gone_are_found()
    {
        var department = await Department.In(_host);
        await department.Work(1);
        (await Breaches()).ShouldBeEmpty();

        var stream = await PlainSql.AskAsync<Guid>(_host.ConnectionString,
            "select stream_id from ops.mt_events where type = 'incident.reported.v1' limit 1");
        await PlainSql.AskAsync<Guid>(_host.ConnectionString, "delete from ops.mt_streams where id = $1 returning id", stream);
        (await Breaches()).ShouldHaveSingleItem().ShouldContain(stream.ToString());
    }

    private async Task<IReadOnlyList<string>> Breaches() =>
        (await _host.Services.GetRequiredService<Verification>().Run()).Single(finding => finding.Promise.StartsWith("Versions", StringComparison.Ordinal)).Breaches;
}
