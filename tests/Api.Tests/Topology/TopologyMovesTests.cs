using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static EventSourcedOps.Api.Tests.Topology.HallHost;
using static EventSourcedOps.Api.Tests.Topology.MachineHall;

namespace EventSourcedOps.Api.Tests.Topology;

public sealed class TopologyMovesTests(SharedPostgres postgres) : TopologyMoves(new HallHost(postgres));

public sealed class TopologyMovesBySqlTests(SharedPostgres postgres) : TopologyMoves(new HallHostBySql(postgres));

/// <summary>What is answered when the graph moves.</summary>
public abstract class TopologyMoves(HallHost hall) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => hall.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return hall.DisposeAsync();
    }

    [Fact]
    public async Task One_of_two_feeds_is_borne_and_both_are_not()
    {
        Count(await hall.Host.Send(Falling(FeedA)), "impact").ShouldBe(0);
        Count(await hall.Host.Send($$"""{ impact(of: ["{{FeedA}}", "{{FeedB}}"]) { count } }"""), "impact").ShouldBe(4);
        await hall.Hall.Tell(SmallTown.Province, FeedB, new ItemStageMoved(Stage.Maintenance, null));
        await hall.Host.Eventually(Falling(FeedA), told => Count(told, "impact") == 4);
    }

    [Fact]
    public async Task The_past_stays_as_it_was_and_the_difference_is_told()
    {
        var before = DateTimeOffset.UtcNow;
        await hall.Hall.Tell(SmallTown.West, WestApplication, new ItemUnrelated("depends-on", EastServer), new ItemReported(
            "manual", new Dictionary<string, string?> { ["name"] = "Renamed" }, new Dictionary<string, string?>()));
        await hall.Host.Eventually(Falling(EastServer), told => Count(told, "impact") == 0);

        var then = await hall.Host.Send($$"""{ impact(of: ["{{EastServer}}"], asOf: "{{before:O}}") { count items { item { name } } } }""");
        Texts(then["data"]!["impact"]!["items"]!, "item", "name").ShouldBe(["West application"]);
        var told = await hall.Host.Send($$"""{ topologyDiff(from: "{{before:O}}") { came { id } unrelated { kind fromId toId } related { id } } }""");
        told["data"]!["topologyDiff"]!.ToJsonString().ShouldBe(
            $$"""{"came":[],"unrelated":[{"kind":"depends-on","fromId":"{{WestApplication}}","toId":"{{EastServer}}"}],"related":[]}""");
    }

    [Fact]
    public async Task What_lies_outside_the_view_counts_and_is_only_counted()
    {
        var token = await hall.Host.IssueAsync([Role.Operator], SmallTown.West);
        (await Ask($$"""impact(of: ["{{EastServer}}"]) { count }""")).ShouldBeNull();
        (await Ask($$"""topology(around: "{{Switch}}") { version }""")).ShouldBeNull();
        (await Ask($$"""causes(of: "{{WestApplication}}") { count outside items { item { id name } } }"""))!.ToJsonString().ShouldBe(
            $$$"""{"count":5,"outside":4,"items":[{"item":{"id":"{{{WestServer}}}","name":"West server"}}]}""");
        (await Ask($$"""topology(around: "{{WestServer}}", depth: 3) { outside items { item { name } outside } }"""))!.ToJsonString().ShouldBe(
            """{"outside":2,"items":[{"item":{"name":"West server"},"outside":1},{"item":{"name":"West application"},"outside":1}]}""");

        // The east's server stands between two of the west's: the way and the fall lead through it all the same.
        var annex = Domain.Ids.Derived("machine hall", "annex");
        await hall.Hall.Tell(SmallTown.West, annex, Item("room", "West annex"));
        await hall.Hall.Tell(SmallTown.East, EastServer, On("located-in", annex));
        await hall.Town.CatchUp();
        var fall = await hall.Host.Eventually(
            $$"""{ impact(of: ["{{annex}}"]) { count outside items { item { name } steps } } }""", told => Count(told, "impact") == 2, token: token);
        fall["data"]!["impact"]!.ToJsonString().ShouldBe(
            """{"count":2,"outside":1,"items":[{"item":{"name":"West application"},"steps":2}]}""");
        (await Ask($$"""path(from: "{{annex}}", to: "{{WestApplication}}") { length steps { outside item { name } } }"""))!.ToJsonString().ShouldBe(
            """{"length":2,"steps":[{"outside":0,"item":{"name":"West annex"}},{"outside":1,"item":null},{"outside":0,"item":{"name":"West application"}}]}""");
        (await Ask("""topologyDiff(from: "2020-01-01T00:00:00Z") { came { name } related { toId } }""")).ShouldNotBeNull()
            .ToJsonString().ShouldNotContain("East");

        async Task<JsonNode?> Ask(string field) => (await hall.Host.Send($"{{ answer: {field} }}", token: token))["data"]!["answer"];
    }

    [Fact]
    public async Task What_is_too_sensitive_for_the_caller_is_only_counted()
    {
        var secret = TokenSecret.New();
        await hall.Host.DoAsync(new IssueToken(
            SmallTown.Id, "important", [Roles.KeyOf(Role.Operator)], SmallTown.Province, secret.Hash, DateTimeOffset.UtcNow.AddHours(1), "A test needs it",
            Label: DataLabel.Important));
        await hall.Host.Services.GetRequiredService<TokenBook>().Refresh();
        await hall.Hall.Tell(SmallTown.West, WestApplication, new ItemClassified(Importance.Core, DataLabel.Important));
        await hall.Host.Eventually(Falling(WestServer), told => told["data"]?["impact"]?["outside"]?.GetValue<int>() == 1);
        var asked = $$"""{ causes(of: "{{WestApplication}}") { count } }""";
        (await hall.Host.Send(asked))["data"]!["causes"].ShouldBeNull();
        Count(await hall.Host.Send(asked, token: secret.Text), "causes").ShouldBe(5);
    }
}
