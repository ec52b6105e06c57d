using EventSourcedOps.Api.Tests.Access;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Workspace;

public sealed class DashboardAnswersTests(TownOfClass at) : SharedTownTests(at)
{
    private const string Whole =
        "{ dashboard { revision origin undo redo defaultOf { code } widgets { widgetId kind x y width height settings { rows } } revisions { nodes { revision change kind restores by } } } }";

    [Fact]
    public async Task A_layout_follows_its_owner_to_the_next_sign_in_and_is_nobody_elses()
    {
        using var lin = await Host.PersonOf(West, "lin", (Role.Operator, West));
        using var wang = await Host.PersonOf(West, "wang", (Role.Operator, West));
        (await lin.Data(Whole))["dashboard"]!["origin"]!.ToString().ShouldBe("PRODUCT");

        var widget = New(0, 40);
        (await lin.Do("addWidget", new { widget })).ShouldBeNull();
        (await lin.Do("addWidget", new { widget = New(2, 41) })).ShouldBe("dashboard.overlap");
        (await lin.Do("addWidget", new { widget = New(11, 60) })).ShouldBe("dashboard.off-grid");
        (await lin.Do("configureWidget", new { widget.widgetId, settings = new { rows = 99 } })).ShouldBe("malformed");
        (await lin.Do("placeWidgets", new { places = new[] { new { widget.widgetId, place = new { x = 3, y = 50, width = 4, height = 3 } } } })).ShouldBeNull();

        using var again = new Browser(Host);
        (await again.SignIn("lin")).ShouldBe("signed-in");
        var board = (await again.Data(Whole))["dashboard"]!;
        board["origin"]!.ToString().ShouldBe("PERSONAL");
        var found = board["widgets"]!.AsArray().Single(one => one!["widgetId"]!.ToString() == widget.widgetId.ToString())!;
        (found["x"]!.GetValue<int>(), found["y"]!.GetValue<int>(), found["width"]!.GetValue<int>()).ShouldBe((3, 50, 4));
        board["revisions"]!["nodes"]!.AsArray().Select(one => one!["change"]!.ToString()).ShouldBe(["WIDGETS_PLACED", "WIDGET_ADDED", "BEGUN"]);
        board["revisions"]!["nodes"]![0]!["by"]!.ToString().ShouldBe("lin");
        (await wang.Data(Whole))["dashboard"]!["revision"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task What_was_undone_is_done_again_and_the_past_stays_to_be_seen()
    {
        using var ma = await Host.PersonOf(West, "ma", (Role.Operator, West));
        var widget = New(0, 40);
        (await ma.Do("addWidget", new { widget })).ShouldBeNull();
        var between = DateTimeOffset.UtcNow;
        (await ma.Do("removeWidget", new { widget.widgetId })).ShouldBeNull();

        (await Count(ma)).ShouldBe(7);
        (await ma.Do("restoreLayout", new { revision = 2 })).ShouldBeNull();
        (await Count(ma)).ShouldBe(8);
        var board = (await ma.Data(Whole))["dashboard"]!;
        (board["undo"]!.GetValue<int>(), board["redo"]!.GetValue<int>(), board["revision"]!.GetValue<int>()).ShouldBe((1, 3, 4));
        (await ma.Do("restoreLayout", new { revision = 3 })).ShouldBeNull();
        (await Count(ma)).ShouldBe(7);
        (await ma.Do("restoreLayout", new { revision = 99 })).ShouldBe("dashboard.unknown-revision");

        (await ma.Data("query($at: DateTimeOffset) { dashboard(asOf: $at) { widgets { kind } } }", new { at = between }))
            ["dashboard"]!["widgets"]!.AsArray().Count.ShouldBe(8);
        (await ma.Data("{ dashboard(revision: 2) { widgets { kind } } }"))["dashboard"]!["widgets"]!.AsArray().Count.ShouldBe(8);
        (await ma.Do("resetDashboard", new { })).ShouldBeNull();
        (await ma.Data(Whole))["dashboard"]!["origin"]!.ToString().ShouldBe("PRODUCT");
    }

    [Fact]
    public async Task An_organisation_gives_its_people_a_dashboard_until_they_arrange_their_own()
    {
        const string city = "330200", county = "330203";
        await Host.DoAsync(new CreateOrganisation(Id, city, "宁波市", Province));
        await Host.DoAsync(new CreateOrganisation(Id, county, "海曙区", city));
        using var keeper = await Host.PersonOf(city, "keeper", (Role.SystemAdministrator, city));
        using var hu = await Host.PersonOf(county, "hu", (Role.Operator, county));
        var widgets = new[] { New(0, 0) };
        (await hu.Do("publishDashboard", new { organisation = county, widgets })).ShouldBe("not-permitted");
        (await keeper.Do("publishDashboard", new { organisation = Province, widgets })).ShouldBe("organisation-out-of-reach");
        (await keeper.Do("publishDashboard", new { organisation = city, widgets })).ShouldBeNull();

        var given = (await hu.Data(Whole))["dashboard"]!;
        (given["origin"]!.ToString(), given["defaultOf"]!["code"]!.ToString()).ShouldBe(("ORGANISATION", city));
        given["widgets"]!.AsArray().Count.ShouldBe(1);
        (await hu.Do("addWidget", new { widget = New(0, 2) })).ShouldBeNull();
        (await keeper.Do("withdrawDashboard", new { organisation = city })).ShouldBeNull();
        (await Count(hu)).ShouldBe(2);
        (await hu.Do("resetDashboard", new { })).ShouldBeNull();
        (await hu.Data(Whole))["dashboard"]!["origin"]!.ToString().ShouldBe("PRODUCT");
    }

    private static async Task<int> Count(Browser browser) => (await browser.Data(Whole))["dashboard"]!["widgets"]!.AsArray().Count;

    private static NewWidget New(int x, int y) => new(Guid.CreateVersion7(), "MY_WORK", new(x, y, 3, 2), new());

#pragma warning disable IDE1006 // spelled as the schema spells them
    private sealed record NewWidget(Guid widgetId, string kind, NewPlace place, object settings);

    private sealed record NewPlace(int x, int y, int width, int height);
#pragma warning restore IDE1006
}
