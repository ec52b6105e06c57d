using System.Net;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>A host with two organisations, somebody who sends for one of them and somebody who reads there.</summary>
public sealed class TelemetryHost(SharedPostgres postgres) : HostOfClass(postgres)
{
    internal const string Here = "330000";
    internal const string There = "320000";

    public string Sender { get; private set; } = null!;

    public string Reader { get; private set; } = null!;

    protected override async Task Fill()
    {
        await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), Here, "Zhejiang"));
        await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), There, "Jiangsu"));
        Sender = await Host.IssueAsync([Role.Collector], Here, name: "prometheus of Zhejiang");
        Reader = await Host.IssueAsync([Role.Operator], Here, name: "reader of Zhejiang");
    }
}

/// <summary>Tests that share such a host with the others of their class.</summary>
public abstract class TelemetryHouse(TelemetryHost at)
{
    protected const string Here = TelemetryHost.Here;
    protected const string There = TelemetryHost.There;

    /// <summary>A whole second, in milliseconds since 1970.</summary>
    protected long Now { get; } = DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1000;

    protected OpsHost Host => at.Host;

    protected virtual string Sender => at.Sender;

    protected virtual string Reader => at.Reader;

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

/// <summary>Tests that share such a host, each in an organisation of its own, with somebody who sends and somebody who reads there.</summary>
public abstract class HouseOfTest(TelemetryHost at) : TelemetryHouse(at), IAsyncLifetime
{
    private string _sender = null!, _reader = null!;

    /// <summary>Code of the organisation.</summary>
    protected string House { get; } = $"{Here}-{Guid.NewGuid().ToString("n")[..12]}";

    protected sealed override string Sender => _sender;

    protected sealed override string Reader => _reader;

    public async ValueTask InitializeAsync()
    {
        await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), House, "A house of Zhejiang", Here));
        _sender = await Host.IssueAsync([Role.Collector], House, name: "prometheus of the house");
        _reader = await Host.IssueAsync([Role.Operator], House, name: "reader of the house");
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Tests that need such a host each for itself.</summary>
public abstract class OwnTelemetryHouse : TelemetryHouse, IAsyncLifetime
{
    private readonly TelemetryHost _at;

    protected OwnTelemetryHouse(SharedPostgres postgres)
        : this(new TelemetryHost(postgres))
    {
    }

    private OwnTelemetryHouse(TelemetryHost at)
        : base(at) => _at = at;

    public ValueTask InitializeAsync() => _at.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _at.DisposeAsync();
    }
}
