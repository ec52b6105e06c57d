using EventSourcedOps.Api.Portal;
using EventSourcedOps.Projections.Walls;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Npgsql;
using Serilog.Events;

namespace EventSourcedOps.Api.Hosting;

/// <summary>Everything around the product: settings, database, log, telemetry, health. The product itself is composed on top.</summary>
public static class OpsHosting
{
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(15);
    private const int StatementsPrepared = 60;
    private const int ConnectionsMost = 45;
    private const int MartenConnectionsMost = 15;

    /// <summary>Key of the pool on which Marten's daemon keeps its marks; it loses some of them when PostgreSQL dies, and finds them again.</summary>
    public const string MartenPool = "marten";

    /// <summary>A builder that reads appsettings.json from beside the program, wherever it is started.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    /// <summary>Adds what every process of the product needs, serving or not; opens the database, which the caller disposes last.</summary>
    public static async Task<OpsDatabase> AddOpsHostingAsync(
        this WebApplicationBuilder builder, bool serves, Action<string> say, CancellationToken cancellation = default)
    {
        builder.AddOpsLog(serves ? LogEventLevel.Information : LogEventLevel.Warning);
        var settings = OpsSettings.From(builder.Configuration, serves);
        var database = await OpsDatabase.OpenAsync(settings, say, cancellation);
        builder.Services.AddSingleton(settings);
        AddPools(builder.Services, database.ConnectionString);
        builder.Services.AddOpsTelemetry(builder.Configuration);
        builder.Services.AddOpsHealth();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
        if (database.Embedded is { } embedded)
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<PostgresWatch>(services, embedded));
        if (serves) Listen(builder.WebHost, settings);
        return database;
    }

    /// <summary>Without TLS nobody can agree on HTTP/2 at an address that speaks HTTP/1.1 as well, so gRPC has one of its own.</summary>
    private static void Listen(ConfigureWebHostBuilder web, OpsSettings settings)
    {
        web.UseUrls([.. new[] { settings.Url, settings.Grpc }.OfType<Uri>().Select(url => url.ToString().TrimEnd('/'))]);
        if (settings.Grpc is { } grpc)
            web.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint =>
            {
                if (endpoint.IPEndPoint?.Port == grpc.Port) endpoint.Protocols = HttpProtocols.Http2;
            }));
    }

    /// <summary>One pool for each role; whoever asks for a database without saying as whom gets the one that can only add.</summary>
    private static void AddPools(IServiceCollection services, string connectionString)
    {
        foreach (var role in DatabaseRole.All.Append(DatabaseRole.Owner)) AddPool(services, role, Prepared(connectionString, role));
        AddPool(services, MartenPool, Unhurried(Prepared(connectionString, DatabaseRole.Projection)));
        services.AddSingleton(provider => provider.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseRole.Application));
        services.AddSingleton(provider => new ReaderDatabase(provider.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseRole.Reader)));
    }

    private static void AddPool(IServiceCollection services, string key, string connectionString) =>
        services.AddKeyedSingleton(key, (provider, _) =>
            Builder(key, connectionString).UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>()).Build());

    /// <summary>What makes and compares tables asks for types that only tables of the system have.</summary>
    private static NpgsqlDataSourceBuilder Builder(string key, string connectionString) =>
        key is DatabaseRole.Owner or MartenPool ? new(connectionString) : KnownTypes.Builder(connectionString);

    /// <summary>What is found again after a crash needs no flush to the disk, in which commands would have to wait for it.</summary>
    private static string Unhurried(string connectionString)
    {
        var pool = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = MartenConnectionsMost };
        pool.Options += " -c synchronous_commit=off";
        return pool.ConnectionString;
    }

    /// <summary>The product's statements are few and sent again and again: the server plans each of them once a connection.</summary>
    private static string Prepared(string connectionString, string role)
    {
        var pool = new NpgsqlConnectionStringBuilder(role == DatabaseRole.Owner ? connectionString : DatabaseRoles.Within(connectionString, role))
        {
            MaxAutoPrepare = StatementsPrepared,
        };
        // Four pools share what the server has; who chose a size knows the server.
        if (!pool.ContainsKey("Maximum Pool Size")) pool.MaxPoolSize = ConnectionsMost;
        return pool.ConnectionString;
    }

    /// <summary>Maps /health and /metrics, and logs requests; to be called before the product maps its own.</summary>
    public static void UseOpsHosting(this WebApplication app)
    {
        app.Use(PortalEndpoint.AddSecurityHeaders);
        app.UseOpsRequestLog();
        app.UseOpsMetrics();
        app.MapOpsHealth();
    }

    /// <summary>Says where it is reached once it listens; <paramref name="more"/> are the product's lines (sign-in, for example).</summary>
    public static void AnnounceWhenReady(this WebApplication app, params IEnumerable<string> more) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var settings = app.Services.GetRequiredService<OpsSettings>();
            var url = app.Urls.FirstOrDefault() ?? settings.Url.ToString().TrimEnd('/');
            IEnumerable<string> lines =
            [
                "", $"  EventSourcedOps is ready at {url}", .. settings.Notice is { } notice ? [$"  {notice}"] : Array.Empty<string>(),
                $"  Portal    {url}", $"  GraphQL   {url}/graphql", $"  Health    {url}/health/ready",
                .. more.Select(line => $"  {line}"), "  Ctrl-C stops everything.", "",
            ];
            Console.WriteLine(string.Join(Environment.NewLine, lines));
        });
}
