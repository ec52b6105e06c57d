using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventSourcedOps.Api.Tests.GraphQL;

/// <summary>The product's endpoint over a small schema, on a real port.</summary>
public sealed class SampleHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SampleHost(WebApplication app)
    {
        _app = app;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Http = new HttpClient { BaseAddress = new Uri(address) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public string Url => new Uri(Http.BaseAddress!, "/graphql").ToString();

    /// <summary>Callers named here are turned away from now on.</summary>
    public HashSet<string> Revoked => _app.Services.GetRequiredService<HashSet<string>>();

    public static async Task<SampleHost> Start(Action<GraphQLOptions>? configure = null, string environment = "Production")
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddGraphQLApi<SampleQuery, SampleMutation, SampleSubscription>(configure);
        builder.Services.AddSingleton<Watchers>().AddScoped<OwnerReads>().AddSingleton<HashSet<string>>(new HashSet<string>());
        builder.Services.AddSingleton<AdmitCaller>(provider => (http, payload, _) => ValueTask.FromResult(
            Known(http.Request.Headers["X-User"].FirstOrDefault() ?? payload?.GetValueOrDefault("user") as string ?? "lin",
                provider.GetRequiredService<HashSet<string>>())));
        var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();
        return new(app);
    }

    private static Caller? Known(string name, HashSet<string> revoked)
    {
        lock (revoked) return revoked.Contains(name) ? null : new Caller(name, "test", Rights.Everything);
    }

    public Task<HttpResponseMessage> Ask(string document, string? accept = null, object? variables = null) =>
        Post(new JsonObject
        {
            ["query"] = document,
            ["variables"] = variables is null ? null : JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(variables)),
        }.ToJsonString(), accept: accept);

    public Task<HttpResponseMessage> Post(string body, string type = "application/json", string? accept = null) =>
        Post(Encoding.UTF8.GetBytes(body), type, accept);

    public async Task<HttpResponseMessage> Post(byte[] body, string type = "application/json", string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return await Http.SendAsync(request, HttpCompletionOption.ResponseContentRead);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>One such host for all tests of a class.</summary>
public abstract class SampleHostOfClass(Action<GraphQLOptions> configure) : IAsyncLifetime
{
    public SampleHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await SampleHost.Start(configure);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Host.DisposeAsync();
    }
}

internal static class Answers
{
    extension(HttpResponseMessage response)
    {
        public async Task<JsonNode> Json() => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        public async Task<string> FirstCode() => (await response.Json())["errors"]![0]!["extensions"]!["code"]!.GetValue<string>();

        public int Status => (int)response.StatusCode;

        public string? MediaType => response.Content.Headers.ContentType?.MediaType;
    }
}
