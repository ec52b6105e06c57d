using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Probes;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Monitoring.Probes;

/// <summary>A host that may reach this machine.</summary>
public sealed class ProbeHost(SharedPostgres postgres) : HostOfClass(postgres)
{
    protected override Task<OpsHost> Start(SharedPostgres on) => OpsHost.StartAsync(on, null, null, "--Ops:Outward=127.0.0.0/8");

    protected override async Task Fill()
    {
        await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330000", "Zhejiang"));
        await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "320000", "Jiangsu"));
    }
}

/// <summary>Tests that share such a host, each in an organisation of its own, with an operator and a point elsewhere.</summary>
public abstract class ProbeHouse(ProbeHost at) : IClassFixture<ProbeHost>, IAsyncLifetime
{
    protected OpsHost Host => at.Host;

    /// <summary>Code of the organisation.</summary>
    protected string House { get; } = $"330000-{Guid.NewGuid().ToString("n")[..12]}";

    protected Guid Probe { get; } = Guid.CreateVersion7();

    protected string Operator { get; private set; } = null!;

    protected string Point { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), House, "A house of Zhejiang", "330000"));
        Operator = await Host.IssueAsync([Role.Operator], House, name: "operator of the house");
        Point = await Host.IssueAsync([Role.ProbePoint], House, name: "west");
    }

    /// <summary>The probe is run no more: what the next test counts is its own.</summary>
    public async ValueTask DisposeAsync()
    {
        await Sent("retireProbe", new { probeId = Probe, reason = "The test is over" });
        GC.SuppressFinalize(this);
    }

    private protected static ProbeDefinition Page(Uri url, int failures = 1, int quorum = 1, params string[] points) => new(
        "Portal", null, ProbeKind.Http, 30, 5, failures, points.Length > 0 ? points : ["here"], quorum, AlertSeverity.Critical,
        Http: new([new("GET", url.ToString(), [], null, [])]));

    private protected async Task Define(ProbeDefinition definition)
    {
        await Do("defineProbe", new { probeId = Probe, organisation = House, definition });
        await Shows("status", "ACTIVE");
    }

    /// <summary>Its turn at the product's own point has come.</summary>
    private protected Task<ProbeOutcome?> Go() =>
        Host.Services.GetRequiredService<ProbeRound>().Go(Probe, TestContext.Current.CancellationToken);

    /// <summary>The board shows it so.</summary>
    private protected Task Shows(string field, string value) => Host.Eventually(
        $"{{ probe(id: \"{Probe}\") {{ {field} }} }}", told => told["data"]?["probe"]?[field]?.ToString() == value, token: Operator);

    private protected async Task<JsonNode> Ask(string fields) =>
        (await Host.Send($"{{ probe(id: \"{Probe}\") {{ {fields} }} }}", token: Operator))["data"]!["probe"]!;

    private protected async Task<JsonNode> Alert(string status) => (await Host.Eventually(
        $$"""{ alerts(filter: { statuses: [{{status}}] }) { nodes { id title severity ending labels { name value } evidence { parameters { name value } } } } }""",
        answer => answer["data"]!["alerts"]!["nodes"]!.AsArray().Count > 0, token: Operator))["data"]!["alerts"]!["nodes"]!.AsArray().ShouldHaveSingleItem()!;

    private protected async Task<JsonNode> Report(params object[] runs) => (await Host.Send(
        "mutation($input: ProbeReport!) { reportProbeRuns(input: $input) { taken refused { index code field } } }",
        new { input = new { point = "west", runs } }, Point))["data"]!["reportProbeRuns"]!;

    private protected object BadRun(int version = 1, DateTimeOffset? at = null) =>
        new { probeId = Probe, version, at = at ?? DateTimeOffset.UtcNow, milliseconds = 5_000, fault = "TIMED_OUT", detail = "timeout > 5 s" };

    private protected async Task Do(string mutation, object input) => (await Sent(mutation, input)).ShouldBeNull();

    private protected async Task<JsonNode?> Sent(string mutation, object input)
    {
        var filled = JsonSerializer.SerializeToNode(input, GraphQLForm)!.AsObject();
        filled["commandId"] = Guid.CreateVersion7().ToString();
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        var answer = await Host.Send(
            $"mutation($input: {type}!) {{ {mutation}(input: $input) {{ refusal {{ code field reason }} }} }}", new { input = filled }, Operator);
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]![mutation]!["refusal"];
    }

    /// <summary>Enums as the schema spells them.</summary>
    private protected static readonly JsonSerializerOptions GraphQLForm = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };
}
