using System.Net;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>A host with two organisations, somebody who sends for one of them and somebody who reads there.</summary>
public abstract class TelemetryHouse(SharedPostgres postgres) : IAsyncLifetime
{
    protected const string Here = "330000";
    protected const string There = "320000";

    /// <summary>A whole second, in milliseconds since 1970.</summary>
    protected long Now { get; } = DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1000;

    protected OpsHost Host { get; private set; } = null!;

    protected string Sender { get; private set; } = null!;

    protected string Reader { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await OpsHost.StartAsync(postgres);
        await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), Here, "Zhejiang"));
        await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), There, "Jiangsu"));
        Sender = await Host.IssueAsync([Role.Collector], Here, name: "prometheus of Zhejiang");
        Reader = await Host.IssueAsync([Role.Operator], Here, name: "reader of Zhejiang");
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<HttpStatusCode> Write(params SentSample[] samples)
    {
        using var answer = await Host.Http.SendAsync(RemoteWriter.Request(Host.Url, Sender, samples));
        return answer.StatusCode;
    }

    private protected async Task<int> StatusOf(HttpRequestMessage request)
    {
        using (request)
        using (var answer = await Host.Http.SendAsync(request))
            return (int)answer.StatusCode;
    }

    private protected async Task<JsonNode> Ask(string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.Url, path));
        request.Headers.Authorization = new("Bearer", token ?? Reader);
        using var answer = await Host.Http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
