using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Telemetry;
using EventSourcedOps.Application.Monitoring.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Monitoring;

/// <summary>A house that measures the temperature of its rooms, and has a rule about it.</summary>
public abstract class AlertRuleHouse(TelemetryHost at) : HouseOfTest(at), IClassFixture<TelemetryHost>
{
    private protected Guid Rule { get; } = Guid.CreateVersion7();

    /// <summary>The last look that is not after the newest sample.</summary>
    protected long Moment => Now - (Now % 15_000);

    /// <summary>A room, 15 seconds apart and on the looks, up to now.</summary>
    private protected async Task Temperatures(string room, params double[] values) => await Write([.. values.Select((value, i) =>
        new SentSample("temperature", Moment - ((values.Length - 1 - i) * 15_000), value, ("room", room)))]);

    private protected async Task Draft(double limit, int wait)
    {
        await Do("draftAlertRule", new { ruleId = Rule, organisation = House, definition = Definition(limit, wait) });
        await Shows($"{{ alertRule(id: \"{Rule}\") {{ status }} }}", rule => rule?["status"]?.ToString() == "DRAFT");
    }

    private protected static object Definition(double limit, int wait, string query = "temperature", string title = "Too hot") => new
    {
        title, kind = "METRIC", query, comparison = "ABOVE", limit, forSeconds = wait, severity = "MAJOR", groupBy = Array.Empty<string>(),
        labels = new[] { new { name = "service", value = "halls" } },
    };

    private protected Task Active(int version) =>
        Shows($"{{ alertRule(id: \"{Rule}\") {{ active {{ version }} }} }}", rule => (int?)rule?["active"]?["version"] == version);

    private protected Task Shows(string query, Predicate<JsonNode?> isWanted) =>
        Host.Eventually(query, answer => isWanted(answer["data"]?["alertRule"]), token: Reader);

    /// <summary>A node of its own judges at that time; nothing is remembered but what is stored.</summary>
    private protected Task Turn(long at) =>
        Turn(at, Host.Services.GetRequiredService<RuleMemory>(), Host.Services.GetRequiredService<RuleJudge>());

    private protected async Task Turn(long at, RuleMemory memory, RuleJudge judge)
    {
        using var node = new RuleEvaluation(
            Host.Services.GetRequiredService<NpgsqlDataSource>(), Host.Services.GetRequiredService<RuleNotes>(), memory,
            Host.Services.GetRequiredService<RequestMemory>(), judge,
            new At(DateTimeOffset.FromUnixTimeMilliseconds(at)), NullLogger<RuleEvaluation>.Instance);
        await Eventually.IsTrueAsync(() => node.Turn(TestContext.Current.CancellationToken), "the node has its turn");
    }

    private protected async Task<JsonArray> Alerts(string status) => (await Host.Eventually(
        $$"""{ alerts(filter: { statuses: [{{status}}] }) { nodes { id title severity ending ruleId ruleVersion labels { name value } evidence { value upper } } } }""",
        answer => answer["data"]!["alerts"]!["nodes"]!.AsArray().Count > 0, token: Reader))["data"]!["alerts"]!["nodes"]!.AsArray();

    private protected async Task<(int Series, int Waiting, int Firing, string? Fault)> Standing(Guid? rule = null)
    {
        var told = (await Host.Send($"{{ alertRule(id: \"{rule ?? Rule}\") {{ standing {{ series waiting firing fault {{ code }} }} }} }}", token: Reader))
            ["data"]!["alertRule"]!["standing"]!;
        return (told["series"]!.GetValue<int>(), told["waiting"]!.GetValue<int>(), told["firing"]!.GetValue<int>(), told["fault"]?["code"]?.ToString());
    }

    private protected Task<long> Facts() => PlainSql.AskAsync<long>(
        Host.ConnectionString, "select count(*) from ops.mt_events where tenant_id = $1 and (type like 'alert%' or type like 'audit.%')", House);

    private protected async Task<JsonNode> BackTest(object trial) => (await Tried(trial, TimeSpan.FromMinutes(10), null))["data"]!["alertRuleBackTest"]!;

    private protected async Task<string?> Fault(object trial, TimeSpan period, int? step = null) =>
        (await Tried(trial, period, step))["errors"]?[0]?["extensions"]?["code"]?.ToString();

    private protected Task<JsonNode> Tried(object trial, TimeSpan period, int? step) => Host.Send(
        """
        query($trial: AlertRuleTrial!, $from: DateTimeOffset!, $to: DateTimeOffset!, $step: Int) {
          alertRuleBackTest(trial: $trial, from: $from, to: $to, step: $step) {
            count series step comparedWith onlyNew onlyOld both outbreaks { labels { name value } since from to value difference } } }
        """,
        new { trial, from = DateTimeOffset.FromUnixTimeMilliseconds(Now) - period, to = DateTimeOffset.FromUnixTimeMilliseconds(Now), step }, Reader);

    private protected async Task Do(string mutation, object input) => (await Sent(mutation, input)).ShouldBeNull();

    private protected async Task<(string Code, string? Field)> Refusal(string mutation, object input)
    {
        var refusal = (await Sent(mutation, input)).ShouldNotBeNull();
        return (refusal["code"]!.ToString(), refusal["field"]?.ToString());
    }

    private protected async Task<JsonNode?> Sent(string mutation, object input)
    {
        var filled = JsonSerializer.SerializeToNode(input, JsonSerializerOptions.Web)!.AsObject();
        filled["commandId"] = Guid.CreateVersion7().ToString();
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        var answer = await Host.Send(
            $"mutation($input: {type}!) {{ {mutation}(input: $input) {{ refusal {{ code field reason }} }} }}", new { input = filled }, Reader);
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]![mutation]!["refusal"];
    }

    /// <summary>The rule judges no more: nodes of the next test learn and judge what is theirs.</summary>
    public override async ValueTask DisposeAsync()
    {
        await Sent("deactivateAlertRule", new { ruleId = Rule, reason = "The test is over" });
        await Shows($"{{ alertRule(id: \"{Rule}\") {{ active {{ version }} }} }}", rule => rule?["active"] is null);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static long Time(JsonNode at) => DateTimeOffset.Parse(at.ToString(), null).ToUnixTimeMilliseconds();

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
