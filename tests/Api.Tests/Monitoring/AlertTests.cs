using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>A town whose city has a Prometheus, and people who look after what it tells.</summary>
public sealed class AlertTown(SharedPostgres postgres) : TownOfClass(postgres)
{
    internal Prometheus Source { get; private set; } = null!;

    public string Lin { get; private set; } = null!;

    public string Wang { get; private set; } = null!;

    protected override async Task Settle()
    {
        Source = new(Host, await Host.IssueAsync([Role.AlertSource], City, name: "prometheus"));
        Lin = await Host.IssueAsync([Role.Operator], City, name: "lin-token");
        Wang = await Host.IssueAsync([Role.Operator], City, name: "wang-token");
    }
}

/// <summary>Tests that share such a town with the others of their class, each with alerts of names of its own.</summary>
public abstract class AlertTests(AlertTown at) : IClassFixture<AlertTown>
{
    protected OpsHost Host => at.Host;

    protected SmallTown Town => at.Town;

    internal Prometheus Source => at.Source;

    protected string Lin => at.Lin;

    protected string Wang => at.Wang;

    /// <summary>The only alert of that name, once it is as wanted.</summary>
    protected async Task<JsonNode> OnlyAlert(string name, Predicate<JsonNode> isWanted)
    {
        var answer = await Host.Eventually(
            """
            query($name: String!) { alerts(first: 10, filter: { labels: [{ name: "alertname", value: $name }] }) { nodes {
                id title status severity service holder flapping ending labels { name value } incidents { id number title status }
                suppressions { cause reference until } evidence { series model parameters { name value } } organisation { code } version } } }
            """, answer => answer["data"]!["alerts"]!["nodes"]!.AsArray() is [{ } alert] && isWanted(alert), new { name }, Lin);
        return answer["data"]!["alerts"]!["nodes"]![0]!;
    }

    protected Task<JsonNode> OnlyAlert(string name, string status) => OnlyAlert(name, alert => alert["status"]!.ToString() == status);

    protected async Task Do(string mutation, object input, string? token = null) => (await Send(mutation, input, token)).ShouldBeNull();

    protected async Task<string> Refused(string mutation, object input, string? token = null) => (await Send(mutation, input, token)).ShouldNotBeNull();

    protected static Guid IdOf(JsonNode node) => Guid.Parse(node["id"]!.ToString());

    private async Task<string?> Send(string mutation, object input, string? token)
    {
        var filled = JsonSerializer.SerializeToNode(input, JsonSerializerOptions.Web)!.AsObject();
        filled["commandId"] = Id.ToString();
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        var answer = await Town.Ask($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ refusal {{ code reason }} }} }}", new { input = filled }, token ?? Lin);
        return answer[mutation]!["refusal"]?["code"]?.ToString();
    }
}
