using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;

namespace EventSourcedOps.Api.Tests;

/// <summary>
/// One host for all tests of a class, which only ask or keep to what is their own: starting a host takes longer than most of what is
/// asked of it.
/// </summary>
public class HostOfClass(SharedPostgres postgres) : IAsyncLifetime
{
    public OpsHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await Start(postgres);
        await Fill();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual Task<OpsHost> Start(SharedPostgres on) => OpsHost.StartAsync(on);

    /// <summary>Records what the tests find there.</summary>
    protected virtual Task Fill() => Task.CompletedTask;
}

/// <summary>The same with the small town founded in it.</summary>
public class TownOfClass(SharedPostgres postgres) : HostOfClass(postgres)
{
    public SmallTown Town { get; private set; } = null!;

    protected sealed override async Task Fill()
    {
        Town = new(Host);
        await Town.Found();
        await Settle();
        await Town.CatchUp();
    }

    /// <summary>Records what there is besides the town itself; the read models hold it when the tests begin.</summary>
    protected virtual Task Settle() => Task.CompletedTask;
}
