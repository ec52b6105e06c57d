using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Command = EventSourcedOps.Application.WritePath.Command;

namespace EventSourcedOps.Api.Tests.Feeds;

/// <summary>The composed product in this process, on a free port and a database of its own. Who calls is what the test says.</summary>
public sealed class FeedHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly OpsDatabase opened;
    private readonly TestDatabase? owned;
    private readonly TestFolder folder;

    private FeedHost(WebApplication app, OpsDatabase opened, TestDatabase? owned, TestFolder folder)
    {
        (this.app, this.opened, this.owned, this.folder) = (app, opened, owned, folder);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromMinutes(2) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    public string ConnectionString => opened.ConnectionString;

    /// <summary>Who a request's caller is; null turns it away. At first everybody may do everything.</summary>
    public Func<HttpContext, Caller?> Admit { get; set; } = _ => Everybody;

    public static readonly Caller Everybody = new("everybody", "test", Rights.Everything);

    public static async Task<FeedHost> Start(SharedPostgres postgres, Action<IServiceCollection>? replace = null, bool alone = true)
    {
        var database = await postgres.CopyDatabaseAsync(OpsHost.MakeTables);
        return await Start(database.ConnectionString, replace, alone, database);
    }

    /// <summary>Another node on the database of one that is not alone.</summary>
    public static Task<FeedHost> Join(string connectionString) => Start(connectionString, null, false, null);

    private static async Task<FeedHost> Start(string connectionString, Action<IServiceCollection>? replace, bool alone, TestDatabase? owned)
    {
        var folder = new TestFolder();
        FeedHost? host = null;
        var (app, opened) = await OpsHost.Build(connectionString, folder, services =>
        {
            services.AddSingleton<AdmitCaller>((http, _, _) => ValueTask.FromResult(host!.Admit(http)));
            replace?.Invoke(services);
        }, null, [$"--{Backbone.AloneKey}={alone}"]);
        app.UseOpsHosting();
        await Backbone.Open(app, TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return host = new(app, opened, owned, folder);
    }

    public Task<Outcome> Send(Command command) => Services.GetRequiredService<CommandGate>().Send(new(command, Everybody));

    public async Task SendAll(IEnumerable<Command> commands)
    {
        var outcomes = await Services.GetRequiredService<CommandGate>()
            .SendAll(commands.Select(command => new Submission(command, Everybody)), TestContext.Current.CancellationToken);
        outcomes.ShouldAllBe(outcome => outcome.Refusal == null);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await opened.DisposeAsync();
        if (owned is not null) await owned.DisposeAsync();
        folder.Dispose();
    }
}

/// <summary>One such host for all tests of a class. Each says anew who calls.</summary>
public class FeedHostOfClass(SharedPostgres postgres) : IAsyncLifetime
{
    public FeedHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await FeedHost.Start(postgres, Amend);
        await Fill();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Amend(IServiceCollection services)
    {
    }

    protected virtual Task Fill() => Task.CompletedTask;
}
