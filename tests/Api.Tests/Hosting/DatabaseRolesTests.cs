using EventSourcedOps.Api.Hosting;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Hosting;

/// <summary>The roles come into being wherever the product starts, and where they cannot, somebody is told what to do.</summary>
public sealed class DatabaseRolesTests(SharedPostgres postgres)
{
    [Fact]
    public async Task A_login_that_may_not_take_the_roles_on_is_told_what_an_administrator_has_to_run()
    {
        await using var stranger = await Stranger.In(postgres);

        var refused = await Should.ThrowAsync<CannotStartException>(() => DatabaseRoles.RequireAsync(stranger.ConnectionString, TestContext.Current.CancellationToken));
        refused.Message.ShouldContain($"grant ops_reader, ops_application, ops_projection to \"{stranger.Name}\";");
        refused.Message.ShouldNotContain("\n");

        await PlainSql.AskAsync<int>(stranger.AdminConnectionString, $"{DatabaseRoles.SqlFor(stranger.Name)[DatabaseRoles.SqlFor(stranger.Name).IndexOf("grant", StringComparison.Ordinal)..]} select 1");
        await DatabaseRoles.RequireAsync(stranger.ConnectionString, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Many_that_start_at_once_do_not_stumble_over_each_other()
    {
        await using var stranger = await Stranger.In(postgres);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            DatabaseRoles.CreateAsync(stranger.AdminConnectionString, stranger.Name, TestContext.Current.CancellationToken)));
        await DatabaseRoles.RequireAsync(stranger.ConnectionString, TestContext.Current.CancellationToken);
    }

    /// <summary>A login without any privilege, with an empty database to connect to.</summary>
    private sealed class Stranger(TestDatabase database, string name) : IAsyncDisposable
    {
        public string Name => name;

        public string AdminConnectionString => database.Server.AdminConnectionStringFor(database.Name);

        public string ConnectionString => new NpgsqlConnectionStringBuilder(AdminConnectionString) { Username = name, Password = name }.ConnectionString;

        public static async Task<Stranger> In(SharedPostgres postgres)
        {
            var stranger = new Stranger(await postgres.CreateDatabaseAsync(), $"stranger_{Guid.NewGuid():n}");
            await PlainSql.AskAsync<int>(stranger.AdminConnectionString, $"create role {stranger.Name} login password '{stranger.Name}'; select 1");
            return stranger;
        }

        public async ValueTask DisposeAsync()
        {
            await PlainSql.AskAsync<int>(AdminConnectionString, $"drop role {name}; select 1");
            await database.DisposeAsync();
        }
    }
}
