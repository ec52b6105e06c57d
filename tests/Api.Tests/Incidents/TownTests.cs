using EventSourcedOps.Api.Tests.Hosting;

namespace EventSourcedOps.Api.Tests.Incidents;

/// <summary>Each test has a host of its own, and in it a small town.</summary>
public abstract class TownTests(SharedPostgres postgres) : IAsyncLifetime
{
    protected OpsHost Host { get; private set; } = null!;

    protected SmallTown Town { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Host = await OpsHost.StartAsync(postgres);
        Town = new(Host);
        await Town.Found();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The tests of a class share one: they only ask, or keep to what is their own.</summary>
public abstract class SharedTownTests(TownOfClass at) : IClassFixture<TownOfClass>
{
    protected OpsHost Host => at.Host;

    protected SmallTown Town => at.Town;
}
