using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Tests.Hosting;
using Npgsql;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace EventSourcedOps.Api.Tests.Hosting;

/// <summary>
/// One cluster for all tests, also when several test processes run at once: they join the same folder and the last one stops it.
/// A test class takes it as constructor parameter and asks for a database of its own.
/// </summary>
public sealed class SharedPostgres : IAsyncLifetime
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private EmbeddedPostgres? _postgres;
    private TestDatabase? _template;

    public EmbeddedPostgres Server => _postgres ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public async ValueTask InitializeAsync() => _postgres = await EmbeddedPostgres.StartAsync(
        TestFolder.For("shared"), TestFolder.Postgres, TestContext.Current.CancellationToken);

    /// <summary>An empty database, dropped when the answer is disposed.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():n}";
        return new TestDatabase(Server, name, await Server.CreateDatabaseAsync(name));
    }

    /// <summary>A database with every table in it. They are made once; a copy of them is had in a fraction of the time.</summary>
    public async Task<TestDatabase> CopyDatabaseAsync(Func<string, Task> makeTables)
    {
        var template = await TemplateAsync(makeTables);
        var name = $"test_{Guid.NewGuid():n}";
        await using var admin = new NpgsqlConnection($"{Server.AdminConnectionStringFor("postgres")};Pooling=false");
        await admin.OpenAsync(TestContext.Current.CancellationToken);
        await using var copy = new NpgsqlCommand(
            $"create database {name} template {template.Name} strategy file_copy owner {EmbeddedPostgresOptions.DefaultDatabase}", admin);
        await copy.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new TestDatabase(Server, name, Server.ConnectionStringFor(name));
    }

    public async ValueTask DisposeAsync()
    {
        if (_template is not null) await _template.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
        _turn.Dispose();
    }

    private async Task<TestDatabase> TemplateAsync(Func<string, Task> makeTables)
    {
        await _turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_template is not null) return _template;
            var made = await CreateDatabaseAsync();
            await makeTables(made.ConnectionString);
            return _template = made;
        }
        finally
        {
            _turn.Release();
        }
    }
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
