using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Access;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.People;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Workspace;

public sealed class WorkspaceAnswersTests(TownOfClass at) : SharedTownTests(at)
{
    private const string Filters = "{ savedFilters(list: \"incidents\") { filterId name query owner mine shared } }";
    private const string News = "{ unreadNotifications notifications { nodes { id kind unread by percent role login incident { number } } } }";

    [Fact]
    public async Task A_shared_filter_is_seen_by_colleagues_and_by_nobody_else()
    {
        using var shi = await Host.PersonOf(West, "shi", (Role.Operator, West));
        using var tang = await Host.PersonOf(West, "tang", (Role.Operator, West));
        using var zhao = await Host.PersonOf(East, "zhao", (Role.Operator, City));
        using var clerk = await Host.PersonOf(West, "clerk");
        using var lent = await Host.PersonOf(West, "lent", (Role.Operator, East));
        using var chief = await Host.PersonOf(Reach.Everywhere, "chief", (Role.Operator, Reach.Everywhere));
        var filterId = Guid.CreateVersion7();
        (await shi.Do("saveFilter", new { filterId, list = "incidents", name = "Critical", query = "priority=CRITICAL", shared = true })).ShouldBeNull();
        (await shi.Do("saveFilter", new { filterId = Guid.CreateVersion7(), list = "incidents", name = "Mine", query = "technician=shi" })).ShouldBeNull();
        (await shi.Do("saveFilter", new { filterId = Guid.CreateVersion7(), list = "incidents", name = "Mine", query = "" })).ShouldBe("filter.name-taken");

        (await Names(shi)).ShouldBe(["Critical", "Mine"]);
        await Hosting.Eventually.IsTrueAsync(async () => (await Names(tang)).Count > 0, "a colleague sees it");
        (await Names(tang)).ShouldBe(["Critical"]);
        (await Names(zhao)).ShouldBeEmpty();
        (await Names(clerk)).ShouldBeEmpty();
        (await Names(lent)).ShouldBeEmpty("who may not read here is not told what others look for here");
        // A program belongs to no organisation, so nobody shares with it.
        (await Town.Ask(Filters, token: await Host.TokenOfAsync(Role.Operator)))["savedFilters"]!.AsArray().ShouldBeEmpty();
        (await tang.Do("deleteFilter", new { filterId })).ShouldBe("filter.unknown");

        (await shi.Do("shareFilter", new { filterId, shared = false })).ShouldBeNull();
        await Hosting.Eventually.IsTrueAsync(async () => (await Names(tang)).Count == 0, "it is private again");
        (await Names(chief)).ShouldBeEmpty("what is private is nobody else's, wherever they belong");
    }

    [Fact]
    public async Task Columns_follow_their_owner()
    {
        using var tidy = await Host.PersonOf(West, "tidy");
        (await tidy.Do("chooseColumns", new { list = "incidents", columns = new object[] { new { key = "title", width = 300 }, new { key = "number" } } })).ShouldBeNull();
        (await tidy.Data("{ listLayouts { list columns { key width } } }"))["listLayouts"]!.ToJsonString()
            .ShouldBe("""[{"list":"incidents","columns":[{"key":"title","width":300},{"key":"number","width":null}]}]""");
        (await tidy.Do("resetColumns", new { list = "incidents" })).ShouldBeNull();
        (await tidy.Data("{ listLayouts { list } }"))["listLayouts"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task People_are_told_what_concerns_them_and_only_that()
    {
        using var lin = await Host.PersonOf(West, "lin", (Role.Operator, West));
        using var wang = await Host.PersonOf(West, "wang", (Role.Operator, East));
        var id = await Town.Report(West);
        await Host.DoAsync(new TriageIncident(Id, id, Impact.High, Urgency.High));
        await Host.DoAsync(new AssignIncident(Id, id, Desk, "lin"));

        var news = await Told(lin, "INCIDENT_ASSIGNED");
        (news["unread"]!.GetValue<bool>(), news["by"]!.ToString(), news["id"]!.ToString()).ShouldBe((true, "test", id.ToString()));
        var all = (await lin.Data("{ unreadNotifications notifications { nodes { toldAt } } }"));
        var unread = all["unreadNotifications"]!.GetValue<int>();
        var newest = all["notifications"]!["nodes"]!.AsArray().Max(node => DateTimeOffset.Parse(node!["toldAt"]!.ToString(), null));
        (await lin.Do("readNotifications", new { upTo = newest })).ShouldBeNull();
        unread.ShouldBeGreaterThan(0);
        (await lin.Data(News))["unreadNotifications"]!.GetValue<int>().ShouldBe(0);

        // The same thing is news again when there is something newer about it; wang is of the team, but may not read West.
        await Host.DoAsync(new DeclareMajorIncident(Id, id, "The whole district"));
        (await Told(lin, "MAJOR_INCIDENT"))["unread"]!.GetValue<bool>().ShouldBeTrue();
        (await Kinds(wang)).ShouldNotContain("MAJOR_INCIDENT");
        (await Kinds(wang)).ShouldNotContain("INCIDENT_ASSIGNED");

        await Host.DoAsync(new AcceptIncident(Id, id));
        await Host.DoAsync(new ResolveIncident(Id, id, "fixed", "Restarted"));
        await Host.DoAsync(new CloseIncident(Id, id));
        await Hosting.Eventually.IsTrueAsync(async () => !(await Kinds(lin)).Contains("MAJOR_INCIDENT"), "what is over concerns nobody");
    }

    [Fact]
    public async Task Wishes_for_rights_reach_those_who_decide_and_the_answer_comes_back()
    {
        using var wisher = await Host.PersonOf(West, "wisher");
        using var keeper = await Host.PersonOf(City, "keeper", (Role.SecurityAdministrator, City));
        using var stranger = await Host.PersonOf(East, "stranger", (Role.SecurityAdministrator, East));
        var grantId = Guid.CreateVersion7();
        (await wisher.Do("requestGrant", new { grantId, role = "Operator", organisation = West, withSubtree = true, reason = "Night shift" })).ShouldBeNull();
        (await Told(keeper, "ACCESS_REQUESTED"))["login"]!.ToString().ShouldBe("wisher");
        (await Kinds(stranger)).ShouldNotContain("ACCESS_REQUESTED");
        (await keeper.Do("approveGrantRequest", new { grantId, comment = "ok" })).ShouldBeNull();
        (await Told(wisher, "ACCESS_APPROVED"))["role"]!.ToString().ShouldBe("Operator");
    }

    [Fact]
    public async Task Rights_that_end_soon_and_read_models_that_stand_still_are_told()
    {
        using var admin = await Host.PersonOf(City, "admin", (Role.SystemAdministrator, Reach.Everywhere));
        using var guest = await Host.PersonOf(West, "guest");
        await Host.DoAsync(new GiveGrant(
            Id, Id, SubjectKind.Account, Account.IdOf("guest"), "Operator", West, true, "For a week", null, DateTimeOffset.UtcNow.AddDays(40)));
        await Told(guest, "ACCESS_GIVEN");
        await Host.DoAsync(new PauseProjection(Id, "sla_tracking"));
        await Told(admin, "PROJECTION_PAUSED");
        (await Kinds(guest)).ShouldNotContain("PROJECTION_PAUSED");
        await Host.DoAsync(new ResumeProjection(Id, "sla_tracking"));
        await Hosting.Eventually.IsTrueAsync(async () => !(await Kinds(admin)).Contains("PROJECTION_PAUSED"), "it runs again");
    }

    [Fact]
    public async Task News_arrive_by_themselves()
    {
        var token = await Host.IssueAsync([Role.Operator], West, name: "hu");
        using var response = await Host.Post("subscription { notificationTold { kind incident { id } } }", null, token, "text/event-stream");
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync());
        var (foreign, id) = (await Town.Report(West), await Town.Report(West));
        foreach (var (incident, technician) in new[] { (foreign, "ma"), (id, "hu") })
        {
            await Host.DoAsync(new TriageIncident(Id, incident, Impact.High, Urgency.High));
            await Host.DoAsync(new AssignIncident(Id, incident, Desk, technician));
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        string? line;
        do line = await events.ReadLineAsync(patience.Token);
        while (line?.StartsWith("data: {", StringComparison.Ordinal) == false);
        line.ShouldNotBeNull().ShouldContain("INCIDENT_ASSIGNED");
        line.ShouldContain(id.ToString()); // and not what concerns ma
    }

    [Fact]
    public async Task A_search_finds_every_kind_of_thing_that_the_caller_may_read()
    {
        var west = await Town.Report(West, "邮件系统无法登录");
        await Town.Report(East, "邮件系统无法登录");
        await Town.CatchUp();
        const string ask = "query($text: String!) { search(text: $text, first: 5) { incidents { id } services { name } teams { name } organisations { code } accounts { login } } }";

        var operatorOfWest = await Host.IssueAsync([Role.Operator], West);
        var found = (await Town.Ask(ask, new { text = "邮件系统" }, operatorOfWest))["search"]!;
        found["incidents"]!.AsArray().ShouldHaveSingleItem()!["id"]!.ToString().ShouldBe(west.ToString());
        found = (await Town.Ask(ask, new { text = "mail" }, operatorOfWest))["search"]!;
        found["services"]!.AsArray().ShouldHaveSingleItem()!["name"]!.ToString().ShouldBe("Mail");
        (await Town.Ask(ask, new { text = "西湖" }, operatorOfWest))["search"]!["organisations"]!.AsArray().ShouldHaveSingleItem();
        (await Town.Ask(ask, new { text = "上城" }, operatorOfWest))["search"]!["organisations"]!.AsArray().ShouldBeEmpty();
        await Host.DoAsync(new CreateTeam(Id, Id, East, "East desk", ["hu"]));
        await Host.DoAsync(new RegisterService(Id, Id, "East mail", East, Desk, Criticality.Low, []));
        found = (await Town.Ask(ask, new { text = "east" }, operatorOfWest))["search"]!;
        (found["services"]!.AsArray().Count, found["teams"]!.AsArray().Count).ShouldBe((0, 0));
        (await Town.Ask(ask, new { text = "admin" }, operatorOfWest))["search"]!["accounts"]!.AsArray().ShouldBeEmpty();

        var security = await Host.IssueAsync([Role.SecurityAdministrator]);
        (await Town.Ask(ask, new { text = "sysadmin" }, security))["search"]!["accounts"]!.AsArray().ShouldHaveSingleItem();
        (await Town.Ask(ask, new { text = "邮件系统" }, security))["search"]!["incidents"]!.AsArray().ShouldBeEmpty();
        (await Host.Send(ask, new { text = new string('x', 201) }))["errors"]!.ToJsonString().ShouldContain("text-too-long");
    }

    private static async Task<List<string>> Names(Browser browser) =>
        [.. (await browser.Data(Filters))["savedFilters"]!.AsArray().Select(filter => filter!["name"]!.ToString())];

    private static async Task<List<string>> Kinds(Browser browser) =>
        [.. (await browser.Data(News))["notifications"]!["nodes"]!.AsArray().Select(node => node!["kind"]!.ToString())];

    private static async Task<JsonNode> Told(Browser browser, string kind)
    {
        JsonNode? news = null;
        await Hosting.Eventually.IsTrueAsync(async () =>
        {
            var nodes = (await browser.Data(News))["notifications"]!["nodes"]!.AsArray();
            return (news = nodes.FirstOrDefault(node => node!["kind"]!.ToString() == kind)) is not null;
        }, $"{kind} was told");
        return news!;
    }
}
