using System.Net.Http.Json;
using EventSourcedOps.Api;
using EventSourcedOps.Api.Feeds;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using EventSourcedOps.Projections.Walls;
using Npgsql;

namespace EventSourcedOps.Benchmarks;

/// <summary>The whole product in this process over a PostgreSQL of its own with fsync on, and a small landscape to work in.</summary>
internal sealed class Stand : IAsyncDisposable
{
    public const string Organisation = "330000";
    public static readonly Guid Service = Guid.CreateVersion7();
    public static readonly Guid Team = Guid.CreateVersion7();
    public static readonly Caller Caller = new("benchmark", "127.0.0.1", Rights.Everything);

    private readonly EmbeddedPostgres postgres;
    private readonly WebApplication app;
    private readonly string folder;

    private Stand(EmbeddedPostgres postgres, WebApplication app, string folder) => (this.postgres, this.app, this.folder) = (postgres, app, folder);

    public Uri Url => new(app.Urls.First());
    public IServiceProvider Services => app.Services;
    public string ConnectionString => postgres.ConnectionString;
    public NpgsqlDataSource Database => Services.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseRole.Owner);
    public CommandGate Gate => Services.GetRequiredService<CommandGate>();

    /// <param name="replace">Puts what a benchmark wants otherwise in the place of the product's own.</param>
    /// <param name="admitsAnybody">Whether everybody is the benchmark's caller, who may do everything; else tokens are asked for.</param>
    /// <param name="serves">Whether requests are answered and read models follow; without, it is what a verb of the command line runs in.</param>
    public static async Task<Stand> Start(
        Action<WebApplication>? map = null, bool serves = true, Action<IServiceCollection>? replace = null, bool admitsAnybody = true)
    {
        var folder = Directory.CreateTempSubdirectory("ops-bench-").FullName;
        var postgres = await EmbeddedPostgres.StartAsync(folder, new() { StopWithParent = true });
        await RunIn(postgres);
        Environment.SetEnvironmentVariable("ConnectionStrings__ops", postgres.ConnectionString);
        Environment.SetEnvironmentVariable("Ops__Data", folder);
        var builder = OpsHosting.CreateBuilder(["--Ops:Url=http://127.0.0.1:0", "--environment=Production"]);
        await builder.AddOpsHostingAsync(serves, Console.WriteLine);
        Backbone.Compose(builder);
        if (admitsAnybody) builder.Services.AddSingleton<AdmitCaller>(_ => (_, _, _) => ValueTask.FromResult<Caller?>(Caller));
        replace?.Invoke(builder.Services);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        await Backbone.ApplySchema(app.Services, CancellationToken.None);
        app.MapGraphQL();
        app.MapFeeds();
        map?.Invoke(app);
        if (serves) await app.StartAsync();
        var stand = new Stand(postgres, app, folder);
        await stand.Furnish();
        return stand;
    }

    public async Task<string> Ask(HttpClient client, string query, object? variables = null)
    {
        using var answer = await client.PostAsJsonAsync(new Uri(Url, "/graphql"), new { query, variables });
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>A server that has worked for a while writes into log files it has; a new one lets every commit wait while it makes them.</summary>
    private static async Task RunIn(EmbeddedPostgres postgres)
    {
        await using var server = NpgsqlDataSource.Create(postgres.AdminConnectionStringFor("postgres"));
        await using var write = server.CreateCommand(
            "select pg_logical_emit_message(false, 'run in', repeat('x', 1024 * 1024)) from generate_series(1, 960)");
        await write.ExecuteNonQueryAsync();
        await using var reuse = server.CreateCommand("checkpoint");
        await reuse.ExecuteNonQueryAsync();
    }

    private async Task Furnish()
    {
        var calendar = Guid.CreateVersion7();
        var allWeek = Enum.GetValues<DayOfWeek>().Select(day => new WeeklyWindow(day, "00:00", "24:00")).ToArray();
        var rules = Enum.GetValues<Priority>().Select(priority => new AgreementRule(null, priority, 30, 480)).ToArray();
        Command[] commands =
        [
            new CreateOrganisation(Guid.CreateVersion7(), Organisation, "Zhejiang"),
            new CreateTeam(Guid.CreateVersion7(), Team, Organisation, "Operations", ["li"]),
            new RegisterService(Guid.CreateVersion7(), Service, "Portal", Organisation, Team, Criticality.High, [Team]),
            new DefineCalendar(Guid.CreateVersion7(), calendar, Organisation, "Always", "Asia/Shanghai", allWeek),
            new PublishAgreement(Guid.CreateVersion7(), Guid.CreateVersion7(), Organisation, "Standard", DateTimeOffset.UtcNow.AddDays(-1),
                calendar, rules, [HoldReason.AwaitingUser]),
        ];
        foreach (var command in commands)
            if (await Gate.Send(new(command, Caller)) is { Refusal: { } refusal }) throw new InvalidOperationException(refusal.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (app.Urls.Count > 0) await app.StopAsync();
        await app.DisposeAsync();
        await postgres.DisposeAsync();
        foreach (var made in new[] { folder, postgres.DataFolder }.Where(Directory.Exists)) Directory.Delete(made, recursive: true);
    }
}
