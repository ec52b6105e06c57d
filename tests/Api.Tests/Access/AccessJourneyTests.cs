using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Domain.Access;
using Npgsql;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Giving, asking for and looking at rights as people do it, over GraphQL.</summary>
public sealed class AccessJourneyTests(TownOfClass at) : SharedTownTests(at)
{
    private const string Give =
        "mutation($input: GiveGrant!) { giveGrant(input: $input) { refusal { code } } }";

    [Fact]
    public async Task A_city_administrator_gives_below_the_city_and_the_grantee_sees_it_without_signing_in_again()
    {
        const string city = "330200", county = "330203";
        await Host.DoAsync(new CreateOrganisation(Id, city, "宁波市", Province));
        await Host.DoAsync(new CreateOrganisation(Id, county, "海曙区", city));
        using var keeper = await Browser.SignedInAsync(Host, "keeper", (Role.SecurityAdministrator, city));
        using var grantee = await Browser.SignedInAsync(Host, "grantee");
        (await OperationsOf(grantee)).ShouldNotContain("incident.read");

        (await Refusal(keeper, Give, Grant("grantee", "Operator", Province))).ShouldBe("organisation-out-of-reach");
        (await Refusal(keeper, Give, Grant("keeper", "Operator", county))).ShouldBe("delegation.to-oneself");
        (await Refusal(keeper, Give, Grant("keeper", "AuditAdministrator", county))).ShouldBe("delegation.to-oneself");
        (await Refusal(keeper, Give, Grant("grantee", "Operator", county))).ShouldBeNull();

        await Eventually.IsTrueAsync(async () => (await OperationsOf(grantee)).Contains("incident.read"), "the grantee holds it");
        var grants = (await keeper.Ask("{ grants { nodes { subjectName roleName organisationCode givenBy } } }"))["data"]!["grants"]!["nodes"]!.AsArray();
        // What lies outside the city is not shown, and the keeper's own grant is in it.
        grants.Select(grant => $"{grant!["subjectName"]} {grant["roleName"]} {grant["organisationCode"]} {grant["givenBy"]}").Order()
            .ShouldBe([$"grantee Operator {county} keeper", $"keeper SecurityAdministrator {city} test"]);
    }

    [Fact]
    public async Task Somebody_asks_somebody_else_approves_and_it_expires_by_itself()
    {
        using var decider = await Browser.SignedInAsync(Host, "decider", (Role.SecurityAdministrator, "330100"));
        using var wisher = await Browser.SignedInAsync(Host, "wisher");
        var id = Guid.CreateVersion7();
        (await Refusal(wisher, "mutation($input: RequestGrant!) { requestGrant(input: $input) { refusal { code } } }", new
        {
            commandId = Guid.CreateVersion7(), grantId = id, role = "Operator", organisation = "330106", withSubtree = false, reason = "Night shift",
        })).ShouldBeNull();
        var open = (await decider.Ask("{ permissionRequests { nodes { id askedBy reason } } }"))["data"]!["permissionRequests"]!["nodes"]!.AsArray();
        open.ShouldHaveSingleItem()!["askedBy"]!.GetValue<string>().ShouldBe("wisher");
        const string approve = "mutation($input: ApproveGrantRequest!) { approveGrantRequest(input: $input) { refusal { code } } }";
        (await Refusal(wisher, approve, new { commandId = Guid.CreateVersion7(), grantId = id, comment = "me" })).ShouldBe("not-permitted");
        (await Refusal(decider, approve, new { commandId = Guid.CreateVersion7(), grantId = id, comment = "fine" })).ShouldBeNull();
        await Eventually.IsTrueAsync(async () => (await OperationsOf(wisher)).Contains("incident.close"), "the wish was granted");
        (await wisher.Ask("{ myPermissionRequests { nodes { phase decidedBy } } }")).ToJsonString().ShouldContain("\"decidedBy\":\"decider\"");
        (await decider.Ask("{ myPermissionRequests { nodes { id } } }"))["data"]!["myPermissionRequests"]!["nodes"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_could_do_something_at_a_time_is_answered_with_the_grant_and_its_giver()
    {
        var auditor = await Host.IssueAsync([Role.Auditor]);
        await Browser.PersonAsync(Host, "early");
        var (before, grant) = (await DatabaseNow(), Guid.CreateVersion7());
        await Host.DoAsync(new GiveGrant(
            Guid.CreateVersion7(), grant, SubjectKind.Account, Account.IdOf("early"), "Operator", "330100", true, "Shift lead"));
        var during = await DatabaseNow();
        await Host.DoAsync(new RevokeGrant(Guid.CreateVersion7(), grant, "Moved on"));

        (await WhoCould(auditor, "330106", before)).ShouldNotContain("early");
        (await WhoCould(auditor, "330106", during)).ShouldContain("early GRANT Operator 330100 test");
        (await WhoCould(auditor, "330000", during)).ShouldNotContain("early");
        (await WhoCould(auditor, "330106", await DatabaseNow())).ShouldNotContain("early");
    }

    [Fact]
    public async Task Rights_that_came_later_open_no_earlier_pages()
    {
        var id = await Town.Report(City);
        await Town.CatchUp();
        var before = await DatabaseNow();
        var late = await Host.IssueAsync([Role.Operator]);
        const string question = "query($at: DateTimeOffset) { incidents(asOf: $at) { nodes { id } } }";
        (await Seen(late, before)).ShouldBeEmpty();
        (await Seen(await Host.TokenOfAsync(Role.Operator), before)).ShouldContain(id);
        (await Seen(late, await DatabaseNow())).ShouldContain(id);

        async Task<IEnumerable<Guid>> Seen(string token, DateTimeOffset at) =>
            (await Host.Send(question, new { at }, token))["data"]!["incidents"]!["nodes"]!.AsArray().Select(node => node!["id"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task Rights_that_ended_close_the_pages_of_the_time_when_they_were_held()
    {
        using var mover = await Browser.SignedInAsync(Host, "mover", (Role.Operator, West));
        var grant = Guid.CreateVersion7();
        await Host.DoAsync(new GiveGrant(
            Guid.CreateVersion7(), grant, SubjectKind.Account, Account.IdOf("mover"), "Operator", East, true, "Helps out"));
        var (here, there) = (await Town.Report(West), await Town.Report(East));
        await Town.CatchUp();
        var at = await DatabaseNow();
        (await Past()).ShouldBe([here, there], ignoreOrder: true);

        await Host.DoAsync(new RevokeGrant(Guid.CreateVersion7(), grant, "Moved on"));
        await Eventually.IsTrueAsync(async () => (await Past()).SequenceEqual([here]), "what the person could see then is closed now");
        (await mover.Ask("query($id: ID!, $at: DateTimeOffset) { incident(id: $id, asOf: $at) { number } }", new { id = there, at }))["data"]!["incident"]
            .ShouldBeNull();

        async Task<IEnumerable<Guid>> Past() => (await mover.Ask(
                "query($at: DateTimeOffset) { incidents(asOf: $at) { nodes { id } } }", new { at }))["data"]!["incidents"]!["nodes"]!.AsArray()
            .Select(node => node!["id"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task A_token_of_somebody_holds_no_more_than_they_do_and_ends_with_them()
    {
        using var issuer = await Browser.SignedInAsync(Host, "issuer", (Role.SecurityAdministrator, Reach.Everywhere));
        var person = await Browser.PersonAsync(Host, "owner", (Role.Partner, "330100"));
        var made = await issuer.Ask("mutation($input: MakeToken!) { makeToken(input: $input) { secret outcome { refusal { code } } } }", new
        {
            input = new
            {
                commandId = Guid.CreateVersion7(), name = "owners script", roles = new[] { "Operator" }, organisation = Reach.Everywhere,
                expiresAt = DateTimeOffset.UtcNow.AddDays(1), reason = "Night job", withSubtree = true, accountId = person,
            },
        });
        var secret = made["data"]!["makeToken"]!["secret"]!.GetValue<string>();
        var viewer = (await Host.Send("{ viewer { operations permits { operation organisation } } }", token: secret))["data"]!["viewer"]!;
        viewer["operations"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldContain("incident.read");
        viewer["operations"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldNotContain("incident.close");
        viewer["permits"]!.AsArray().First(permit => permit!["operation"]!.GetValue<string>() == "incident.read")!["organisation"]!
            .GetValue<string>().ShouldBe("330100");

        await Host.DoAsync(new DisableAccount(Guid.CreateVersion7(), person, "Left"));
        await Eventually.IsTrueAsync(
            async () => (int)(await Host.Post("{ viewer { login } }", null, secret)).StatusCode == 401, "the token died with its owner");
    }

    private static object Grant(string login, string role, string organisation) => new
    {
        commandId = Guid.CreateVersion7(), grantId = Guid.CreateVersion7(), subjectKind = "ACCOUNT", subject = Account.IdOf(login), role, organisation,
        withSubtree = true, reason = "Needed",
    };

    private static async Task<string?> Refusal(Browser browser, string mutation, object input)
    {
        var answer = await browser.Ask(mutation, new { input });
        answer["errors"].ShouldBeNull(answer.ToJsonString());
        return answer["data"]!.AsObject().First().Value!["refusal"]?["code"]?.GetValue<string>();
    }

    private static async Task<IEnumerable<string>> OperationsOf(Browser browser) =>
        (await browser.Ask("{ viewer { operations } }"))["data"]!["viewer"]!["operations"]!.AsArray().Select(name => name!.GetValue<string>());

    private async Task<string> WhoCould(string token, string organisation, DateTimeOffset at)
    {
        var answer = await Host.Send(
            "query($organisation: String, $at: DateTimeOffset) { whoCould(operation: \"incident.close\", organisation: $organisation, at: $at, first: 200) { nodes { name way roleName organisationCode givenBy } } }",
            new { organisation, at }, token);
        return string.Join('\n', answer["data"]!["whoCould"]!["nodes"]!.AsArray()
            .Select(path => $"{path!["name"]} {path["way"]} {path["roleName"]} {path["organisationCode"]} {path["givenBy"]}"));
    }

    private async Task<DateTimeOffset> DatabaseNow()
    {
        await using var database = NpgsqlDataSource.Create(Host.ConnectionString);
        await using var ask = database.CreateCommand("select clock_timestamp()");
        return new((DateTime)(await ask.ExecuteScalarAsync())!);
    }
}
