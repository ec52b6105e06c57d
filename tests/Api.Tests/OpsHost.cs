using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Command = EventSourcedOps.Application.WritePath.Command;

namespace EventSourcedOps.Api.Tests;

/// <summary>
/// The whole product in this process: a real port, a database of its own, signed in by real tokens. Tests speak to it as clients do.
/// </summary>
public sealed class OpsHost : IAsyncDisposable
{
    /// <summary>Built once: it is the same for every host and holds nothing of one, and compiling its resolvers takes longer than all the rest.</summary>
    private static readonly Lazy<ISchema> Schema = new(() => new ServiceCollection().AddLogging().AddGraphQLApi().BuildServiceProvider().GetRequiredService<ISchema>());

    private readonly WebApplication _app;
    private readonly TestDatabase _database;
    private readonly OpsDatabase _opened;
    private readonly TestFolder _folder;
    private readonly Dictionary<string, string> _tokens = [];

    private OpsHost(WebApplication app, TestDatabase database, OpsDatabase opened, TestFolder folder)
    {
        (_app, _database, _opened, _folder) = (app, database, opened, folder);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public Uri Url => Http.BaseAddress!;

    public Uri Socket => new UriBuilder(Url) { Scheme = "ws", Path = "/graphql" }.Uri;

    public string ConnectionString => _database.ConnectionString;

    /// <summary>Where the host keeps its files.</summary>
    public string DataFolder => _folder.Path;

    public IServiceProvider Services => _app.Services;

    /// <param name="replace">Registers what the test wants otherwise: a clock, settings.</param>
    /// <param name="settings">As on the command line: "--Ops:Proxies=127.0.0.1".</param>
    /// <param name="map">Maps endpoints of the test's own.</param>
    public static Task<OpsHost> StartAsync(
        SharedPostgres postgres, Action<WebApplicationBuilder>? replace = null, Action<WebApplication>? map = null, params string[] settings) =>
        StartAsync(postgres, _ => { }, replace, map, settings);

    /// <summary>The same without something that the product would bring along.</summary>
    public static Task<OpsHost> StartWithoutAsync(SharedPostgres postgres, Action<IServiceCollection> without) =>
        StartAsync(postgres, without, null, null, []);

    private static async Task<OpsHost> StartAsync(
        SharedPostgres postgres, Action<IServiceCollection> without, Action<WebApplicationBuilder>? replace, Action<WebApplication>? map, string[] settings)
    {
        var folder = new TestFolder();
        var database = await postgres.CopyDatabaseAsync(MakeTables);
        var (app, opened) = await Build(database.ConnectionString, folder, without, replace, settings);
        app.UseOpsHosting();
        await Backbone.Open(app, TestContext.Current.CancellationToken);
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var host = new OpsHost(app, database, opened, folder);
        await host.TokenOfAsync(Role.Operator); // before anything happens: questions about the past need rights of that time
        return host;
    }

    internal static async Task<(WebApplication App, OpsDatabase Opened)> Build(
        string database, TestFolder folder, Action<IServiceCollection> amend, Action<WebApplicationBuilder>? replace, string[] settings)
    {
        var builder = OpsHosting.CreateBuilder(
        [
            "--Ops:Url=http://127.0.0.1:0", $"--Ops:Data={folder.Path}", $"--ConnectionStrings:ops={database}",
            "--environment=Development", "--Serilog:MinimumLevel:Default=Warning", $"--{Backbone.AloneKey}=true", .. settings,
        ]);
        var opened = await builder.AddOpsHostingAsync(serves: true, _ => { }, TestContext.Current.CancellationToken);
        replace?.Invoke(builder);
        Backbone.Compose(builder);
        builder.Services.AddSingleton(Schema.Value);
        amend(builder.Services);
        return (builder.Build(), opened);
    }

    internal static async Task MakeTables(string database)
    {
        using var folder = new TestFolder();
        var (app, opened) = await Build(database, folder, _ => { }, null, []);
        await Backbone.ApplySchema(app.Services, TestContext.Current.CancellationToken);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await app.Services.GetRequiredService<TelemetryDays>().Open([today, today.AddDays(1)], TestContext.Current.CancellationToken);
        await app.DisposeAsync();
        await opened.DisposeAsync();
    }

    /// <summary>A token that was never used before; everywhere, unless an organisation is named.</summary>
    public async Task<string> IssueAsync(
        IEnumerable<Role> roles, string organisation = Reach.Everywhere, bool withSubtree = true, TimeSpan? life = null, string? name = null,
        DataLabel label = DataLabel.Normal)
    {
        var secret = TokenSecret.New();
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var held = roles.ToArray();
        await DoAsync(new IssueToken(
            Guid.CreateVersion7(), name ?? string.Join('-', held).ToLowerInvariant(), [.. held.Select(Roles.KeyOf)], organisation, secret.Hash,
            now + (life ?? TimeSpan.FromHours(1)), "A test needs it", withSubtree, Label: label));
        await Services.GetRequiredService<TokenBook>().Refresh(); // or the first call would come before the book's next look
        return secret.Text;
    }

    /// <summary>The token of a caller with these roles everywhere, issued once.</summary>
    public async Task<string> TokenOfAsync(params Role[] roles)
    {
        var key = string.Join('+', roles.Order());
        return _tokens.TryGetValue(key, out var known) ? known : _tokens[key] = await IssueAsync(roles);
    }

    /// <summary>Has the product itself run a command, which must be accepted.</summary>
    public async Task<Outcome> DoAsync(Command command, DateTimeOffset? occurredAt = null)
    {
        var outcome = await Services.GetRequiredService<CommandGate>().Send(new(command, Caller.Product("test"), occurredAt));
        outcome.Refusal.ShouldBeNull();
        return outcome;
    }

    /// <summary>Asks in GraphQL and answers the whole response; as an operator unless a token is given.</summary>
    public async Task<JsonNode> Send(string query, object? variables = null, string? token = null)
    {
        using var response = await Post(query, variables, token ?? await TokenOfAsync(Role.Operator));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>The HTTP response itself; without a token when that is null.</summary>
    public async Task<HttpResponseMessage> Post(string query, object? variables, string? token, string? accept = null)
    {
        var body = JsonSerializer.Serialize(new { query, variables }, JsonSerializerOptions.Web);
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Asks until the answer is as wanted: read models follow a moment later.</summary>
    public async Task<JsonNode> Eventually(string query, Predicate<JsonNode> isWanted, object? variables = null, string? token = null)
    {
        JsonNode? last = null;
        try
        {
            await Hosting.Eventually.IsTrueAsync(async () => isWanted(last = await Send(query, variables, token)), query);
        }
        catch (ShouldAssertException late)
        {
            throw new ShouldAssertException($"{late.Message} Last answer: {last?.ToJsonString()}", late);
        }
        return last!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _opened.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }
}
