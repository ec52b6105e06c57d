using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Topology;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static EventSourcedOps.Api.Tests.Topology.MachineHall;

namespace EventSourcedOps.Api.Tests.Topology;

public sealed class TopologyAnswersTests(SharedPostgres postgres) : TopologyAnswers(postgres);

/// <summary>The same answers while the node has not read the log: SQL gives them.</summary>
public sealed class TopologyAnswersBySqlTests(SharedPostgres postgres) : TopologyAnswers(postgres, services => services.Remove(
    services.Single(service => service.ImplementationType == typeof(TopologyReader))));

public abstract class TopologyAnswers(SharedPostgres postgres, Action<IServiceCollection>? without = null) : IAsyncLifetime
{
    private OpsHost _host = null!;
    private MachineHall _hall = null!;
    private SmallTown _town = null!;

    public async ValueTask InitializeAsync()
    {
        _host = without is null ? await OpsHost.StartAsync(postgres) : await OpsHost.StartWithoutAsync(postgres, without);
        (_town, _hall) = (new(_host), new(_host));
        await _town.Found();
        await _hall.Fill();
        await _host.Eventually(Falling(WestServer), told => Count(told, "impact") == 1);
        await _town.CatchUp(); // names come from the items' rows
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task What_falls_is_told_with_names_services_organisations_and_open_incidents()
    {
        var incident = await _town.Report(SmallTown.West, "Mail is down", SmallTown.Mail);
        var told = await _host.Eventually(
            $$"""
            { impact(of: ["{{Switch}}"]) {
                count outside steps items { item { id name type importance } steps } types { type count }
                organisations { organisation { code } count } services { service { name } count } openIncidents { id }
            } }
            """, told => told["data"]!["impact"]!["openIncidents"]!.AsArray().Count == 1);
        var impact = told["data"]!["impact"]!;
        impact["count"]!.GetValue<int>().ShouldBe(3);
        impact["steps"]!.GetValue<int>().ShouldBe(2);
        Texts(impact["items"]!, "item", "name").ShouldBe(["East server", "West server", "West application"], ignoreOrder: true);
        Texts(impact["types"]!, "type").ShouldBe(["server", "application"]);
        Texts(impact["organisations"]!, "organisation", "code").ShouldBe([SmallTown.West, SmallTown.East]);
        Texts(impact["services"]!, "service", "name").ShouldBe(["Portal", "Mail"], ignoreOrder: true);
        impact["openIncidents"]![0]!["id"]!.GetValue<Guid>().ShouldBe(incident);
    }

    [Fact]
    public async Task One_of_two_feeds_is_borne_and_both_are_not()
    {
        Count(await _host.Send(Falling(FeedA)), "impact").ShouldBe(0);
        Count(await _host.Send($$"""{ impact(of: ["{{FeedA}}", "{{FeedB}}"]) { count } }"""), "impact").ShouldBe(4);
        await _hall.Tell(SmallTown.Province, FeedB, new ItemStageMoved(Stage.Maintenance, null));
        await _host.Eventually(Falling(FeedA), told => Count(told, "impact") == 4);
    }

    [Fact]
    public async Task Causes_say_whether_one_alone_is_enough()
    {
        var told = await _host.Send($$"""{ causes(of: "{{WestApplication}}") { count items { item { name } alone } } }""");
        var causes = told["data"]!["causes"]!["items"]!.AsArray().ToDictionary(
            cause => cause!["item"]!["name"]!.GetValue<string>(), cause => cause!["alone"]!.GetValue<bool>());
        causes.ShouldBe(new Dictionary<string, bool>
        {
            ["West server"] = true, ["East server"] = true, ["Core switch"] = true, ["Feed A"] = false, ["Feed B"] = false,
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task Cut_points_are_named_with_what_they_part()
    {
        var told = await _host.Send("""{ cutPoints(within: "330000") { count items { item { name } parted } } }""");
        var cut = told["data"]!["cutPoints"]!["items"]!.AsArray().Single()!;
        (cut["item"]!["name"]!.GetValue<string>(), cut["parted"]!.GetValue<int>()).ShouldBe(("Core switch", 1));
    }

    [Fact]
    public async Task What_is_drawn_stands_on_what_lies_below_it()
    {
        var told = await _host.Send(
            $$"""{ topology(around: "{{Switch}}", depth: 1) { outside items { item { name } x y more } relations { kind fromId toId group needed } } }""");
        var items = told["data"]!["topology"]!["items"]!.AsArray().ToDictionary(place => place!["item"]!["name"]!.GetValue<string>());
        items.Keys.ShouldBe(["Core switch", "Feed A", "Feed B", "East server", "West server"], ignoreOrder: true);
        Y("East server").ShouldBeLessThan(Y("Core switch"));
        Y("Core switch").ShouldBeLessThan(Y("Feed A"));
        items["West server"]!["more"]!.GetValue<int>().ShouldBe(1);
        told["data"]!["topology"]!["relations"]!.AsArray().Count.ShouldBe(4);

        int Y(string name) => items[name]!["y"]!.GetValue<int>();
    }

    [Fact]
    public async Task Items_are_put_together_by_where_they_belong()
    {
        var told = await _host.Send($$"""{ topology(around: "{{Switch}}", groupBy: ORGANISATION) { items { item { id } group { id organisation { name } } } } }""");
        told["data"]!["topology"]!["items"]!.AsArray().ToDictionary(
            place => place!["item"]!["id"]!.GetValue<Guid>(), place => place!["group"]!["organisation"]!["name"]!.GetValue<string>())
            .ShouldBe(new Dictionary<Guid, string>
            {
                [Switch] = "浙江省", [FeedA] = "浙江省", [FeedB] = "浙江省", [EastServer] = "上城区", [WestServer] = "西湖区", [WestApplication] = "西湖区",
            }, ignoreOrder: true);
    }

    [Fact]
    public async Task The_past_stays_as_it_was_and_the_difference_is_told()
    {
        var before = DateTimeOffset.UtcNow;
        await _hall.Tell(SmallTown.West, WestApplication, new ItemUnrelated("depends-on", EastServer), new ItemReported(
            "manual", new Dictionary<string, string?> { ["name"] = "Renamed" }, new Dictionary<string, string?>()));
        await _host.Eventually(Falling(EastServer), told => Count(told, "impact") == 0);

        var then = await _host.Send($$"""{ impact(of: ["{{EastServer}}"], asOf: "{{before:O}}") { count items { item { name } } } }""");
        Texts(then["data"]!["impact"]!["items"]!, "item", "name").ShouldBe(["West application"]);
        var told = await _host.Send($$"""{ topologyDiff(from: "{{before:O}}") { came { id } unrelated { kind fromId toId } related { id } } }""");
        told["data"]!["topologyDiff"]!.ToJsonString().ShouldBe(
            $$"""{"came":[],"unrelated":[{"kind":"depends-on","fromId":"{{WestApplication}}","toId":"{{EastServer}}"}],"related":[]}""");
    }

    [Fact]
    public async Task What_lies_outside_the_view_counts_and_is_only_counted()
    {
        var token = await _host.IssueAsync([Role.Operator], SmallTown.West);
        (await Ask($$"""impact(of: ["{{EastServer}}"]) { count }""")).ShouldBeNull();
        (await Ask($$"""topology(around: "{{Switch}}") { version }""")).ShouldBeNull();
        (await Ask($$"""causes(of: "{{WestApplication}}") { count outside items { item { id name } } }"""))!.ToJsonString().ShouldBe(
            $$$"""{"count":5,"outside":4,"items":[{"item":{"id":"{{{WestServer}}}","name":"West server"}}]}""");
        (await Ask($$"""topology(around: "{{WestServer}}", depth: 3) { outside items { item { name } outside } }"""))!.ToJsonString().ShouldBe(
            """{"outside":2,"items":[{"item":{"name":"West server"},"outside":1},{"item":{"name":"West application"},"outside":1}]}""");

        // The east's server stands between two of the west's: the way and the fall lead through it all the same.
        var annex = Domain.Ids.Derived("machine hall", "annex");
        await _hall.Tell(SmallTown.West, annex, Item("room", "West annex"));
        await _hall.Tell(SmallTown.East, EastServer, On("located-in", annex));
        await _town.CatchUp();
        var fall = await _host.Eventually(
            $$"""{ impact(of: ["{{annex}}"]) { count outside items { item { name } steps } } }""", told => Count(told, "impact") == 2, token: token);
        fall["data"]!["impact"]!.ToJsonString().ShouldBe(
            """{"count":2,"outside":1,"items":[{"item":{"name":"West application"},"steps":2}]}""");
        (await Ask($$"""path(from: "{{annex}}", to: "{{WestApplication}}") { length steps { outside item { name } } }"""))!.ToJsonString().ShouldBe(
            """{"length":2,"steps":[{"outside":0,"item":{"name":"West annex"}},{"outside":1,"item":null},{"outside":0,"item":{"name":"West application"}}]}""");
        (await Ask("""topologyDiff(from: "2020-01-01T00:00:00Z") { came { name } related { toId } }""")).ShouldNotBeNull()
            .ToJsonString().ShouldNotContain("East");

        async Task<JsonNode?> Ask(string field) => (await _host.Send($"{{ answer: {field} }}", token: token))["data"]!["answer"];
    }

    [Fact]
    public async Task What_is_too_sensitive_for_the_caller_is_only_counted()
    {
        var secret = TokenSecret.New();
        await _host.DoAsync(new IssueToken(
            SmallTown.Id, "important", [Roles.KeyOf(Role.Operator)], SmallTown.Province, secret.Hash, DateTimeOffset.UtcNow.AddHours(1), "A test needs it",
            Label: DataLabel.Important));
        await _host.Services.GetRequiredService<TokenBook>().Refresh();
        await _hall.Tell(SmallTown.West, WestApplication, new ItemClassified(Importance.Core, DataLabel.Important));
        await _host.Eventually(Falling(WestServer), told => told["data"]?["impact"]?["outside"]?.GetValue<int>() == 1);
        var asked = $$"""{ causes(of: "{{WestApplication}}") { count } }""";
        (await _host.Send(asked))["data"]!["causes"].ShouldBeNull();
        Count(await _host.Send(asked, token: secret.Text), "causes").ShouldBe(5);
    }

    [Theory]
    [InlineData("depth: 11", "depth-out-of-range")]
    [InlineData("most: 501", "most-out-of-range")]
    public async Task Who_asks_for_too_much_is_told_the_bound(string asked, string code) =>
        (await _host.Send($$"""{ topology(around: "{{Switch}}", {{asked}}) { version } }"""))["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe(code);

    private static string Falling(Guid item) => $$"""{ impact(of: ["{{item}}"]) { count outside } }""";

    private static int? Count(JsonNode told, string root) => told["data"]?[root]?["count"]?.GetValue<int>();

    private static IEnumerable<string> Texts(JsonNode list, params string[] path) =>
        list.AsArray().Select(row => path.Aggregate(row, (at, name) => at![name])!.GetValue<string>());
}
