using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.Incidents;

namespace EventSourcedOps.Api.Tests.Projections;

public sealed class ProjectionFieldsTests(SharedPostgres postgres)
{
    [Fact]
    public async Task How_the_models_stand_is_asked_in_GraphQL()
    {
        await using var host = await OpsHost.StartAsync(postgres);
        var department = await Department.In(host);
        await department.Work(2);
        await department.Settled();
        await department.Plant("incident.resumed.v1", "{}");
        var answer = await host.Eventually(
            "{ projections { name version position lagEvents lagSeconds condition rows deadLetters } deadLetters(model: \"incident_board\") { key type fault } }",
            // The two fields are asked side by side: the board may be asked a moment before the letter is put down.
            told => told["data"]?["deadLetters"]?.AsArray().Count == 1 && (int)BoardOf(told)["deadLetters"]! == 1,
            token: await host.TokenOfAsync(Role.Auditor));
        var board = BoardOf(answer);
        ((string?)board["condition"]).ShouldBe("RUNNING");
        answer["data"]!["projections"]!.AsArray().Count.ShouldBe(ProjectionCatalog.All.Count);
    }

    private static JsonNode BoardOf(JsonNode answer) =>
        answer["data"]!["projections"]!.AsArray().Single(state => (string?)state!["name"] == IncidentBoard.Model.Name)!;
}
