using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Tests.Hosting;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace EventSourcedOps.Api.Tests.Hosting;

/// <summary>
/// One cluster for all tests, also when several test processes run at once: they join the same folder and the last one stops it.
/// A test class takes it as constructor parameter and asks for a database of its own.
/// </summary>
public sealed class SharedPostgres : IAsyncLifetime
{
    private EmbeddedPostgres? _postgres;

    public EmbeddedPostgres Server => _postgres ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public async ValueTask InitializeAsync() => _postgres = await EmbeddedPostgres.StartAsync(
        TestFolder.For("shared"), TestFolder.Postgres, TestContext.Current.CancellationToken);

    /// <summary>An empty database, dropped when the answer is disposed.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():n}";
        return new TestDatabase(Server, name, await Server.CreateDatabaseAsync(name));
    }

    public ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>A database that lives as long as the test that asked for it.</summary>
public sealed record TestDatabase(EmbeddedPostgres Server, string Name, string ConnectionString) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Server.DropDatabaseAsync(Name);
        GC.SuppressFinalize(this);
    }
}
