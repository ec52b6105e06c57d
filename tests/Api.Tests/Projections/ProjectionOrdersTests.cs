using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Tests.Projections;

public sealed class ProjectionOrdersTests(SharedPostgres postgres)
{
    private const string States = "{ projections { name condition reason rebuild { stage running } checksum } }";

    [Fact]
    public async Task A_model_is_paused_resumed_and_rebuilt_over_the_API_and_the_audit_trail_says_so()
    {
        await using var host = await OpsHost.StartAsync(postgres);
        var department = await Department.In(host);
        await department.Work(5);
        var administrator = await host.TokenOfAsync(Role.SystemAdministrator);

        await Order(host, administrator, "pauseProjection(input: { commandId: $id, model: \"incident_board\" })");
        await host.Eventually(States, told => Board(told)["condition"]!.ToString() == "PAUSED", token: administrator);
        await Order(host, administrator, "resumeProjection(input: { commandId: $id, model: \"incident_board\" })");
        await host.Eventually(States, told => Board(told)["condition"]!.ToString() == "RUNNING", token: administrator);
        await department.Settled();
        await Order(host, administrator, "rebuildProjection(input: { commandId: $id, model: \"incident_board\" })");
        await host.Eventually(States, told => Board(told)["checksum"] is not null && !(bool)Board(told)["rebuild"]!["running"]!, token: administrator);
        await Order(host, administrator, "rollBackProjection(input: { commandId: $id, model: \"incident_board\" })");

        foreach (var operation in (string[])["pause", "resume", "rebuild", "roll-back"])
            await host.Eventually(
                $"{{ audit(filter: {{ operation: \"projection.{operation}\" }}) {{ nodes {{ person outcome }} }} }}",
                told => told["data"]?["audit"]?["nodes"]?.AsArray() is [{ } entry] && entry["outcome"]!.ToString() == "ACCEPTED",
                token: await host.TokenOfAsync(Role.Auditor));
    }

    [Fact]
    public async Task Who_may_not_manage_read_models_is_refused_and_an_unknown_model_is_named_as_such()
    {
        await using var host = await OpsHost.StartAsync(postgres);
        const string pause = "mutation($id: ID!, $model: String!) { done: pauseProjection(input: { commandId: $id, model: $model }) { refusal { code } } }";
        var refused = await host.Send(pause, new { id = Guid.CreateVersion7(), model = "incident_board" });
        refused["data"]!["done"]!["refusal"]!["code"]!.ToString().ShouldBe("not-permitted");
        var unknown = await host.Send(pause, new { id = Guid.CreateVersion7(), model = "nothing" }, await host.TokenOfAsync(Role.SystemAdministrator));
        unknown["data"]!["done"]!["refusal"]!["code"]!.ToString().ShouldBe("malformed");
    }

    private static System.Text.Json.Nodes.JsonNode Board(System.Text.Json.Nodes.JsonNode told) =>
        told["data"]!["projections"]!.AsArray().Single(state => state!["name"]!.ToString() == "incident_board")!;

    private static async Task Order(OpsHost host, string token, string field)
    {
        var answer = await host.Send($"mutation($id: ID!) {{ done: {field} {{ refusal {{ code reason }} }} }}", new { id = Guid.CreateVersion7() }, token);
        (answer["data"]?["done"] is { } done && done["refusal"] is null).ShouldBeTrue(answer.ToJsonString());
    }
}
