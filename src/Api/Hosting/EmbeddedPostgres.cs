using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace EventSourcedOps.Api.Hosting;

/// <summary>How an embedded PostgreSQL is wanted.</summary>
public sealed record EmbeddedPostgresOptions
{
    public const string DefaultDatabase = "ops";

    /// <summary>The database of <see cref="EmbeddedPostgres.ConnectionString"/>, created when missing.</summary>
    public string Database { get; init; } = DefaultDatabase;

    /// <summary>Stop the server when this process is killed and nobody else uses it: for tests and benchmarks.</summary>
    public bool StopWithParent { get; init; }

    /// <summary>Server settings in place of the usual ones; they count only for the process that starts the server.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Told what a person should know, for example that the data had to go elsewhere.</summary>
    public Action<string> Say { get; init; } = _ => { };
}

/// <summary>
/// PostgreSQL that lives with the application: created and started when needed, shared with every process that uses the
/// same folder, stopped by the last of them. It never runs as root.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly PostgresCluster _cluster;
    private readonly ClusterUse _use;
    private readonly EmbeddedPostgresOptions _options;
    private readonly string _password;
    private readonly string _appPassword;
    private RunningServer? _server;
    private Process? _guard;

    private EmbeddedPostgres(
        string home, PostgresCluster cluster, ClusterUse use, EmbeddedPostgresOptions options, string password, string appPassword) =>
        (DataFolder, _cluster, _use, _options, _password, _appPassword) = (home, cluster, use, options, password, appPassword);

    /// <summary>Where the files are; not the folder asked for when PostgreSQL's account cannot enter that.</summary>
    public string DataFolder { get; }

    /// <summary>True when this call started the server, false when it found it running.</summary>
    public bool Started { get; private set; }

    public int ProcessId => Server.ProcessId;
    public int Port => Server.Port;

    /// <summary>The application's own role: owns its database, is no superuser.</summary>
    public string ConnectionString => ConnectionStringFor(_options.Database);

    private RunningServer Server => _server ?? throw new InvalidOperationException("PostgreSQL has not been started.");

    /// <summary>Starts the cluster in a folder, or joins the one that already runs there.</summary>
    public static async Task<EmbeddedPostgres> StartAsync(
        string folder, EmbeddedPostgresOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new EmbeddedPostgresOptions();
        var (home, account) = await HomeAsync(Path.GetFullPath(folder), options.Say, cancellation);
        var use = new ClusterUse(home);
        using var turn = await use.TurnAsync(cancellation);
        var programs = await PostgresPrograms.FindAsync(MajorOf(home), cancellation);
        var password = await SecretFile.ReadOrMakeAsync(Path.Combine(home, "pg.superuser"), cancellation);
        var appPassword = await SecretFile.ReadOrMakeAsync(Path.Combine(home, "pg.password"), cancellation);
        var cluster = new PostgresCluster(home, await programs.ReachableByAsync(account, cancellation), account, password);
        var postgres = new EmbeddedPostgres(home, cluster, use, options, password, appPassword);
        try
        {
            await use.EnterAsync(cancellation);
            await cluster.CreateIfMissingAsync(cancellation);
            await postgres.JoinOrStartAsync(cancellation);
            await postgres.EnsureDatabaseAsync(options.Database, cancellation);
            return postgres;
        }
        catch
        {
            await postgres.LeaveAsync();
            throw;
        }
    }

    /// <summary>The connection string of another database of this cluster.</summary>
    public string ConnectionStringFor(string database) => Connection(database, EmbeddedPostgresOptions.DefaultDatabase, _appPassword);

    /// <summary>The superuser's, for tests and repair; the application never needs it.</summary>
    public string AdminConnectionStringFor(string database) => Connection(database, PostgresCluster.Superuser, _password);

    /// <summary>Creates an empty database that the application's role owns, and answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken cancellation = default)
    {
        await EnsureDatabaseAsync(name, cancellation);
        return ConnectionStringFor(name);
    }

    public async Task DropDatabaseAsync(string name, CancellationToken cancellation = default)
    {
        await using var admin = NpgsqlDataSource.Create(AdminConnectionStringFor("postgres"));
        await using var drop = admin.CreateCommand($"drop database if exists {Quoted(name)} with (force)");
        await drop.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Starts the server again, on the same port, when it died; true when it had.</summary>
    public async Task<bool> ReviveAsync(CancellationToken cancellation = default)
    {
        if (_cluster.Running() is { } running && running.Port == Server.Port)
        {
            _server = running;
            return false;
        }
        using var turn = await _use.TurnAsync(cancellation);
        await JoinOrStartAsync(cancellation);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        using var turn = await _use.TurnAsync(CancellationToken.None);
        await LeaveAsync();
    }

    private async Task LeaveAsync()
    {
        _guard?.Kill();
        _guard?.Dispose();
        _guard = null;
        if (_use.LeaveAsLast()) await _cluster.StopAsync();
    }

    private async Task JoinOrStartAsync(CancellationToken cancellation)
    {
        if (_cluster.Running() is { } running)
        {
            _server = running;
        }
        else
        {
            _server = await _cluster.StartAsync(_options.Settings, _server?.Port, cancellation);
            Started = true;
        }
        if (_options.StopWithParent) _guard ??= _cluster.GuardAgainstOurDeath(_use.UsersFile);
    }

    private async Task EnsureDatabaseAsync(string database, CancellationToken cancellation)
    {
        await using var admin = NpgsqlDataSource.Create(AdminConnectionStringFor("postgres") + ";Pooling=false");
        await using var connection = await admin.OpenConnectionAsync(cancellation);
        var role = EmbeddedPostgresOptions.DefaultDatabase;
        if (!await AnyAsync(connection, "select 1 from pg_roles where rolname = $1", role, cancellation))
            await ExecuteAsync(connection, $"create role {Quoted(role)} login password '{_appPassword}'", cancellation);
        if (!await AnyAsync(connection, "select 1 from pg_database where datname = $1", database, cancellation))
            await ExecuteAsync(connection, $"create database {Quoted(database)} owner {Quoted(role)}", cancellation);
        await DatabaseRoles.CreateAsync(AdminConnectionStringFor(database), role, cancellation);
    }

    private static async Task<bool> AnyAsync(NpgsqlConnection connection, string query, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(query, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<(string Home, ClusterAccount Account)> HomeAsync(
        string wanted, Action<string> say, CancellationToken cancellation)
    {
        Directory.CreateDirectory(wanted);
        var account = await ClusterAccount.ForAsync(PostgresCluster.FolderIn(wanted), cancellation);
        if (await account.CanEnterAsync(wanted, cancellation)) return (wanted, account);
        var elsewhere = FallbackFolder.For(wanted);
        Directory.CreateDirectory(elsewhere);
        say($"PostgreSQL does not run as root, and its account cannot enter {wanted}: its files are in {elsewhere}.");
        return (elsewhere, await ClusterAccount.ForAsync(PostgresCluster.FolderIn(elsewhere), cancellation));
    }

    private static int? MajorOf(string home) =>
        Path.Combine(PostgresCluster.FolderIn(home), "PG_VERSION") is var file && File.Exists(file)
            ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)
            : null;

    private string Connection(string database, string user, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = Port, Database = database, Username = user, Password = password,
    }.ConnectionString;

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
