using System.Runtime.Versioning;
using EventSourcedOps.Api.Hosting;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Hosting;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<EmbeddedPostgres> StartAsync() =>
        EmbeddedPostgres.StartAsync(_folder.Path, TestFolder.Postgres, TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_new_cluster_keeps_what_it_acknowledges()
    {
        await using var postgres = await StartAsync();
        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes", "data_checksums" })
            (await AskAsync(postgres.ConnectionString, $"show {setting}")).ShouldBe("on", setting);
        (await AskAsync(postgres.ConnectionString, "show server_encoding")).ShouldBe("UTF8");
        await Durability.RequireAsync(postgres.ConnectionString, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_that_may_lose_commits_is_refused()
    {
        var careless = TestFolder.Postgres with { Settings = new Dictionary<string, string> { ["fsync"] = "off" } };
        await using var postgres = await EmbeddedPostgres.StartAsync(_folder.Path, careless, TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<CannotStartException>(() => Durability.RequireAsync(postgres.ConnectionString))).Message.ShouldContain("fsync = off");
    }

    [Fact]
    public async Task It_never_runs_as_root()
    {
        await using var postgres = await StartAsync();
        var user = File.ReadLines($"/proc/{postgres.ProcessId}/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal));
        user.Split('\t').Skip(1).ShouldAllBe(uid => uid != "0");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_application_is_no_superuser_and_nobody_enters_without_a_password()
    {
        await using var postgres = await StartAsync();
        (await AskAsync(postgres.ConnectionString, "select rolsuper from pg_roles where rolname = current_user")).ShouldBe(false);
        var guest = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess" }.ConnectionString;
        (await Should.ThrowAsync<PostgresException>(() => AskAsync(guest, "select 1"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        var secrets = Directory.GetFiles(postgres.DataFolder).Where(file => file.EndsWith("password", StringComparison.Ordinal) || file.EndsWith("superuser", StringComparison.Ordinal));
        secrets.ShouldAllBe(file => File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task Chinese_text_can_be_searched_by_trigrams()
    {
        await using var postgres = await StartAsync();
        await AskAsync(postgres.ConnectionString, "create extension pg_trgm");
        (await AskAsync(postgres.ConnectionString, "select cardinality(show_trgm('政务云数据库')) > 3")).ShouldBe(true);
    }

    [Fact]
    public async Task A_second_start_finds_the_data_of_the_first()
    {
        await using (var first = await StartAsync()) await AskAsync(first.ConnectionString, "create table kept as select 42 as answer");
        await using var second = await StartAsync();
        (await AskAsync(second.ConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task Two_folders_run_side_by_side()
    {
        using var other = new TestFolder();
        await using var here = await StartAsync();
        await using var there = await EmbeddedPostgres.StartAsync(other.Path, TestFolder.Postgres, TestContext.Current.CancellationToken);
        there.Port.ShouldNotBe(here.Port);
        there.ProcessId.ShouldNotBe(here.ProcessId);
    }

    [Fact]
    public async Task Whoever_comes_second_joins_and_only_the_last_one_stops_the_server()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        second.Started.ShouldBeFalse();
        second.ProcessId.ShouldBe(first.ProcessId);
        await first.DisposeAsync();
        (await AskAsync(second.ConnectionString, "select 1")).ShouldBe(1);
        await second.DisposeAsync();
        Signal.IsGone(second.ProcessId).ShouldBeTrue();
    }

    [Fact]
    public async Task Many_starters_at_once_share_one_server()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(StartAsync)));
        all.Select(postgres => postgres.ProcessId).Distinct().Count().ShouldBe(1);
        all.Count(postgres => postgres.Started).ShouldBe(1);
        foreach (var postgres in all) await postgres.DisposeAsync();
        Signal.IsGone(all[0].ProcessId).ShouldBeTrue();
    }

    [Fact]
    public async Task A_killed_server_comes_back_on_the_same_port_with_what_was_committed()
    {
        await using var postgres = await StartAsync();
        await AskAsync(postgres.ConnectionString, "create table kept as select 42 as answer");
        var (process, port) = (postgres.ProcessId, postgres.Port);
        Signal.Send("KILL", process);
        await Eventually.IsTrueAsync(() => Signal.IsGone(process), "the killed server is gone");
        (await postgres.ReviveAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();
        postgres.Port.ShouldBe(port);
        postgres.ProcessId.ShouldNotBe(process);
        NpgsqlConnection.ClearAllPools();
        (await AskAsync(postgres.ConnectionString, "select answer from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_stale_process_number_that_now_belongs_to_a_stranger_does_not_prevent_the_start()
    {
        var first = await StartAsync();
        Signal.Send("KILL", first.ProcessId);
        await Eventually.IsTrueAsync(() => Signal.IsGone(first.ProcessId), "the killed server is gone");
        var pidFile = Path.Combine(_folder.Path, "pg", "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(pidFile, TestContext.Current.CancellationToken);
        await using (var stranger = await SharedStrangerAsync())
        {
            await File.WriteAllLinesAsync(pidFile, [$"{stranger.ProcessId}", .. lines[1..]], TestContext.Current.CancellationToken);
            await using var second = await StartAsync();
            second.Started.ShouldBeTrue();
            await first.DisposeAsync();
        }
    }

    // Another cluster's server: a living process of the very account that PostgreSQL runs under.
    private static Task<EmbeddedPostgres> SharedStrangerAsync() =>
        EmbeddedPostgres.StartAsync(TestFolder.For("shared"), TestFolder.Postgres, TestContext.Current.CancellationToken);

    private static async Task<object?> AskAsync(string connectionString, string query)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
