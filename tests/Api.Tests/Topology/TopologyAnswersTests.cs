using EventSourcedOps.Api.Tests.Incidents;
using static EventSourcedOps.Api.Tests.Topology.HallHost;
using static EventSourcedOps.Api.Tests.Topology.MachineHall;

namespace EventSourcedOps.Api.Tests.Topology;

public sealed class TopologyAnswersTests(HallHost hall) : TopologyAnswers(hall), IClassFixture<HallHost>;

public sealed class TopologyAnswersBySqlTests(HallHostBySql hall) : TopologyAnswers(hall), IClassFixture<HallHostBySql>;

/// <summary>What is asked of the graph, by however it is answered.</summary>
public abstract class TopologyAnswers(HallHost hall)
{
    [Fact]
    public async Task What_falls_is_told_with_names_services_organisations_and_open_incidents()
    {
        var incident = await hall.Town.Report(SmallTown.West, "Mail is down", SmallTown.Mail);
        var told = await hall.Host.Eventually(
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
    public async Task Causes_say_whether_one_alone_is_enough()
    {
        var told = await hall.Host.Send($$"""{ causes(of: "{{WestApplication}}") { count items { item { name } alone } } }""");
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
        var told = await hall.Host.Send("""{ cutPoints(within: "330000") { count items { item { name } parted } } }""");
        var cut = told["data"]!["cutPoints"]!["items"]!.AsArray().Single()!;
        (cut["item"]!["name"]!.GetValue<string>(), cut["parted"]!.GetValue<int>()).ShouldBe(("Core switch", 1));
    }

    [Fact]
    public async Task What_is_drawn_stands_on_what_lies_below_it()
    {
        var told = await hall.Host.Send(
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
        var told = await hall.Host.Send($$"""{ topology(around: "{{Switch}}", groupBy: ORGANISATION) { items { item { id } group { id organisation { name } } } } }""");
        told["data"]!["topology"]!["items"]!.AsArray().ToDictionary(
            place => place!["item"]!["id"]!.GetValue<Guid>(), place => place!["group"]!["organisation"]!["name"]!.GetValue<string>())
            .ShouldBe(new Dictionary<Guid, string>
            {
                [Switch] = "浙江省", [FeedA] = "浙江省", [FeedB] = "浙江省", [EastServer] = "上城区", [WestServer] = "西湖区", [WestApplication] = "西湖区",
            }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("depth: 11", "depth-out-of-range")]
    [InlineData("most: 501", "most-out-of-range")]
    public async Task Who_asks_for_too_much_is_told_the_bound(string asked, string code) =>
        (await hall.Host.Send($$"""{ topology(around: "{{Switch}}", {{asked}}) { version } }"""))["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().ShouldBe(code);
}
