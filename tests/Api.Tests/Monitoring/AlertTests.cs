using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>A town whose city has a Prometheus, and people who look after what it tells.</summary>
public abstract class AlertTests(SharedPostgres postgres) : TownTests(postgres)
{
    internal Prometheus Source { get; private set; } = null!;

    protected string Lin { get; private set; } = null!;

    protected string Wang { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Source = new(Host, await Host.IssueAsync([Role.AlertSource], City, name: "prometheus"));
        Lin = await Host.IssueAsync([Role.Operator], City, name: "lin-token");
        Wang = await Host.IssueAsync([Role.Operator], City, name: "wang-token");
    }

    /// <summary>The only alert that there is, once it is as wanted.</summary>
    protected async Task<JsonNode> OnlyAlert(Predicate<JsonNode> isWanted)
    {
        var answer = await Host.Eventually(
            """
            { alerts(first: 10) { nodes {
                id title status severity service holder flapping ending labels { name value } incidents { id number title status }
                suppressions { cause reference until } evidence { series model parameters { name value } } organisation { code } version } } }
            """, answer => answer["data"]!["alerts"]!["nodes"]!.AsArray() is [{ } alert] && isWanted(alert), token: Lin);
        return answer["data"]!["alerts"]!["nodes"]![0]!;
    }

    protected Task<JsonNode> OnlyAlert(string status) => OnlyAlert(alert => alert["status"]!.ToString() == status);

    protected async Task Do(string mutation, object input, string? token = null) => (await Send(mutation, input, token)).ShouldBeNull();

    protected async Task<string> Refused(string mutation, object input, string? token = null) => (await Send(mutation, input, token)).ShouldNotBeNull();

    protected static Guid IdOf(JsonNode node) => Guid.Parse(node["id"]!.ToString());

    protected Task<long> Facts() => PlainSql.AskAsync<long>(Host.ConnectionString, "select count(*) from ops.mt_events where type like 'alert.%' or type like 'audit.%'");

    private async Task<string?> Send(string mutation, object input, string? token)
    {
        var filled = JsonSerializer.SerializeToNode(input, JsonSerializerOptions.Web)!.AsObject();
        filled["commandId"] = Id.ToString();
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        var answer = await Town.Ask($"mutation($input: {type}!) {{ {mutation}(input: $input) {{ refusal {{ code reason }} }} }}", new { input = filled }, token ?? Lin);
        return answer[mutation]!["refusal"]?["code"]?.ToString();
    }
}
