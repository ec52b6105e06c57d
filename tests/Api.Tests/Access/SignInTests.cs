using System.Net;
using EventSourcedOps.Api.Tests.GraphQL;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Workspace;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Signing in as a browser does it.</summary>
public sealed class SignInTests(HostOfClass at) : IClassFixture<HostOfClass>
{
    private readonly OpsHost _host = at.Host;

    [Fact]
    public async Task The_first_administrator_enrols_by_the_printed_link_and_it_is_worth_nothing_afterwards()
    {
        var link = await File.ReadAllTextAsync(Path.Combine(_host.DataFolder, "first-links", "sysadmin"));
        using var browser = new Browser(_host);
        (await browser.State()).ShouldBe("none");
        var look = await Browser.Json(await browser.Post("/enrolment", new { secret = link }));
        look["login"]!.GetValue<string>().ShouldBe("sysadmin");

        await browser.Enrol(link);
        browser.RecoveryCodes.Count.ShouldBe(10);
        (await Browser.CodeOf(await browser.Post("/enrolment", new { secret = link }))).ShouldBe("enrolment.not-good");
        var viewer = (await browser.Ask("{ viewer { login name roles operations permits { operation organisation withSubtree } sessionEndsAt } }"))["data"]!["viewer"]!;
        viewer["login"]!.GetValue<string>().ShouldBe("sysadmin");
        viewer["roles"]!.AsArray().Select(role => role!.GetValue<string>()).ShouldBe(["SystemAdministrator"]);
        viewer["operations"]!.AsArray().Select(operation => operation!.GetValue<string>()).ShouldContain("account.create");
        viewer["sessionEndsAt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task An_administrator_needs_the_second_factor_each_time_and_a_code_is_good_once()
    {
        using var first = await Browser.SignedInAsync(_host, "chen", (Role.SecurityAdministrator, Reach.Everywhere));
        (await first.Send(HttpMethod.Delete, "/session", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await first.State()).ShouldBe("none");

        (await first.SignIn("CHEN ")).ShouldBe("second-factor");
        (await first.Ask("{ viewer { login } }")).ToJsonString().ShouldContain("sign-in-required");
        (await Browser.CodeOf(await first.Post("/session/second-factor", new { code = "000000" }))).ShouldBe("sign-in.code-wrong");
        var code = first.NextCode();
        (await Browser.Json(await first.Post("/session/second-factor", new { code })))["state"]!.GetValue<string>().ShouldBe("signed-in");

        await first.Send(HttpMethod.Delete, "/session", null);
        await first.SignIn("chen");
        (await Browser.CodeOf(await first.Post("/session/second-factor", new { code }))).ShouldBe("sign-in.code-wrong");
        var recovery = first.RecoveryCodes[3];
        (await Browser.Json(await first.Post("/session/second-factor", new { code = recovery })))["state"]!.GetValue<string>().ShouldBe("signed-in");
        await first.Send(HttpMethod.Delete, "/session", null);
        await first.SignIn("chen");
        (await Browser.CodeOf(await first.Post("/session/second-factor", new { code = recovery }))).ShouldBe("sign-in.code-wrong");
    }

    [Fact]
    public async Task Whoever_becomes_an_administrator_enrols_a_second_factor_before_the_next_click()
    {
        using var browser = await Browser.SignedInAsync(_host, "wu", (Role.Operator, Reach.Everywhere));
        await _host.DoAsync(new GiveGrant(
            Guid.CreateVersion7(), Guid.CreateVersion7(), SubjectKind.Account, Account.IdOf("wu"), Roles.KeyOf(Role.AuditAdministrator), Reach.Everywhere,
            true, "Promoted"));
        await Eventually.IsTrueAsync(async () => await browser.State() == "enrol-second-factor", "the session waits for a second factor");
        (await browser.Ask("{ viewer { login } }")).ToJsonString().ShouldContain("sign-in-required");
        await browser.EnrolSecondFactor();
        (await browser.State()).ShouldBe("signed-in");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_login_are_answered_alike_and_audited()
    {
        await Browser.PersonAsync(_host, "known", (Role.Operator, Reach.Everywhere));
        using var browser = new Browser(_host);
        var (known, unknown) = (await browser.Post("/session", new { login = "known", password = "no" }), await browser.Post("/session", new { login = "nobody", password = "no" }));
        (known.StatusCode, await Browser.CodeOf(known)).ShouldBe((unknown.StatusCode, await Browser.CodeOf(unknown)));
        await using var database = NpgsqlDataSource.Create(_host.ConnectionString);
        await using var count = database.CreateCommand(
            """
            select count(*) from ops.mt_events where type = 'audit.entry-recorded.v1' and data ->> 'operation' = 'session.begin'
                and data ->> 'code' = 'sign-in.failed' and data ->> 'input' ~ '"(known|nobody)"'
            """);
        (await count.ExecuteScalarAsync()).ShouldBe(2L);
    }

    [Fact]
    public async Task A_call_by_cookie_comes_from_our_own_pages()
    {
        using var browser = await Browser.SignedInAsync(_host, "page", (Role.Operator, Reach.Everywhere));
        (await browser.Send(HttpMethod.Post, "/graphql", new { query = "{ viewer { login } }" }, withHeader: false)).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/session");
        foreign.Headers.Add("Cookie", browser.CookieHeader);
        foreign.Headers.Add("Origin", "https://evil.example");
        (await _host.Http.SendAsync(foreign)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Sessions_are_shown_and_ended_by_their_owner_and_within_reach()
    {
        foreach (var code in new[] { "330000", "320000" }) await _host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), code, code));
        using var keeper = await _host.PersonOf("330000", "keeper", (Role.SecurityAdministrator, "330000"));
        using var near = await _host.PersonOf("330000", "near");
        using var far = await _host.PersonOf("320000", "far");
        (await keeper.Data("{ sessions { nodes { login } } }"))["sessions"]!["nodes"]!.AsArray().Select(session => session!["login"]!.GetValue<string>())
            .ShouldBe(["keeper", "near"], ignoreOrder: true);

        var sessionId = (await far.Data("{ mySessions { id } }"))["mySessions"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<Guid>();
        const string end = "mutation($sessionId: ID!) { endMySession(sessionId: $sessionId) }";
        (await near.Data(end, new { sessionId }))["endMySession"]!.GetValue<bool>().ShouldBeFalse();
        (await keeper.Do("endSession", new { accountId = Account.IdOf("far"), sessionId, reason = "Night" })).ShouldBe("unknown");
        await keeper.Do("endSession", new { accountId = Account.IdOf("near"), sessionId, reason = "As if it were near's" });
        (await far.State()).ShouldBe("signed-in");
        (await far.Data(end, new { sessionId }))["endMySession"]!.GetValue<bool>().ShouldBeTrue();
        (await far.State()).ShouldBe("none");
    }

    [Fact]
    public async Task No_secret_is_in_the_database()
    {
        using var browser = await Browser.SignedInAsync(_host, "safe", (Role.AuditAdministrator, Reach.Everywhere));
        string[] secrets = [browser.CookieHeader!["__Host-ops=".Length..], Browser.Password, browser.RecoveryCodes[0], .. await Links()];
        await using var database = NpgsqlDataSource.Create(_host.ConnectionString);
        await using var tables = database.CreateCommand(
            "select format('\"%s\".\"%s\"', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        var names = new List<string>();
        await using (var rows = await tables.ExecuteReaderAsync())
            while (await rows.ReadAsync()) names.Add(rows.GetString(0));
        foreach (var table in names)
        {
            await using var search = database.CreateCommand($"select count(*) from {table} t where t::text like any($1)");
            search.Parameters.Add(new() { Value = secrets.Select(secret => $"%{secret}%").ToArray() });
            (await search.ExecuteScalarAsync()).ShouldBe(0L, table);
        }
    }

    private Task<IEnumerable<string>> Links() => Task.FromResult(
        Directory.GetFiles(Path.Combine(_host.DataFolder, "first-links")).Select(File.ReadAllText));
}
