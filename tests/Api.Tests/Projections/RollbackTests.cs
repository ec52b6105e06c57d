using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Projections.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Projections;

public sealed class RollbackTests(SharedPostgres postgres)
{
    [Fact]
    public async Task Where_nothing_was_rebuilt_there_is_nothing_to_go_back_to()
    {
        await using var host = await OpsHost.StartAsync(postgres);
        await Should.ThrowAsync<RebuildRefusedException>(() => host.Services.GetRequiredService<Rollback>().Run(IncidentBoard.Model));
    }
}
