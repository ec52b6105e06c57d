using System.Net;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Signing in by another house, against OpenIddict: everything that may go wrong between the two does.</summary>
public sealed class OpenIddictSignInTests(OpenIddictTests.Neighbours neighbours) : OpenIddictTests(neighbours)
{
    [Fact]
    public async Task Somebody_new_gets_an_account_with_what_follows_from_the_houses_words_and_no_more_at_the_next_sign_in()
    {
        using var browser = new PlainBrowser(Host.Url);
        (await browser.Session())["providers"]!.ToJsonString().ShouldBe("""[{"key":"gov","name":"Government cloud"}]""");
        await SignIn(browser, "mei", "desk", "feeds", "of no meaning here");

        browser.At.PathAndQuery.ShouldBe("/incidents?status=NEW");
        (await browser.State()).ShouldBe("signed-in");
        var viewer = (await browser.Ask("{ viewer { login name organisation { code } roles permits { operation organisation } } }"))["data"]!["viewer"]!;
        viewer["login"]!.GetValue<string>().ShouldBe("mei");
        viewer["organisation"]!["code"]!.GetValue<string>().ShouldBe("330106");
        RolesOf(viewer).ShouldBe(["Operator", "Partner"]);
        viewer["permits"]!.AsArray().Single(permit => permit!["operation"]!.GetValue<string>() == "incident.assign")!["organisation"]!
            .GetValue<string>().ShouldBe("330106");

        await SignIn(browser, "mei", "desk");
        RolesOf((await browser.Ask("{ viewer { roles } }"))["data"]!["viewer"]!).ShouldBe(["Operator"]);
        Books.AllGrantsOf(Subject.OfAccount(Account.IdOf("mei"))).Single(grant => grant.Role == "Partner").EndedBy.ShouldBe("sign-in gov");
        Books.AllGrantsOf(Subject.OfAccount(Account.IdOf("mei"))).Count(grant => grant.Role == "Operator").ShouldBe(1);
    }

    [Fact]
    public async Task Tokens_reach_neither_the_browser_nor_the_database()
    {
        using var browser = new PlainBrowser(Host.Url);
        House.Issued.Clear();
        await SignIn(browser, "lin", "desk");
        await browser.Call(HttpMethod.Delete, "/session");

        House.Issued.Count.ShouldBe(2);
        var seen = string.Join('\n', browser.Seen);
        await using var database = NpgsqlDataSource.Create(Host.ConnectionString);
        await using var tables = database.CreateCommand(
            "select format('\"%s\".\"%s\"', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        var names = new List<string>();
        await using (var rows = await tables.ExecuteReaderAsync())
            while (await rows.ReadAsync()) names.Add(rows.GetString(0));
        foreach (var signature in House.Issued.Select(token => token.Split('.')[^1]))
        {
            seen.ShouldNotContain(signature, Case.Sensitive);
            foreach (var table in names)
            {
                await using var search = database.CreateCommand($"select count(*) from {table} t where t::text like '%' || $1 || '%'");
                search.Parameters.Add(new() { Value = signature });
                (await search.ExecuteScalarAsync()).ShouldBe(0L, table);
            }
        }
    }

    [Fact]
    public async Task Only_a_sign_in_that_was_begun_in_this_browser_is_finished_and_only_once()
    {
        using var browser = new PlainBrowser(Host.Url);
        var callback = await UntilCallback(browser);
        var foreign = callback.Replace("state=", "state=x", StringComparison.Ordinal);
        await Refused(browser, foreign, "sign-in.not-begun-here");
        using (var other = new PlainBrowser(Host.Url)) await Refused(other, callback, "sign-in.not-begun-here");

        await browser.Go(callback, IsHome);
        (await browser.State()).ShouldBe("signed-in");
        await Refused(browser, callback, "sign-in.not-begun-here");
    }

    [Fact]
    public async Task A_token_of_another_sign_in_is_not_believed()
    {
        using var browser = new PlainBrowser(Host.Url);
        House.OtherNonce = "nonce of somebody else";
        Be("thief", "desk");
        await browser.Go("/sign-in/gov?returnTo=/", uri => uri.Query.Contains("problem", StringComparison.Ordinal));

        browser.At.Query.ShouldBe("?problem=sign-in.not-believed");
        (await browser.State()).ShouldBe("none");
        Books.AccountOf("thief").ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_that_names_another_house_is_not_believed()
    {
        using var browser = new PlainBrowser(Host.Url);
        var callback = await UntilCallback(browser);
        callback.ShouldContain("iss=");
        await Refused(browser, callback.Replace("iss=", "iss=https%3A%2F%2Fevil.example", StringComparison.Ordinal), "sign-in.not-believed");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("evil")]
    [InlineData("")]
    public async Task Nobody_is_sent_elsewhere_afterwards(string returnTo)
    {
        using var response = await Host.Http.GetAsync($"/sign-in/gov?returnTo={Uri.EscapeDataString(returnTo)}");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Browser.CodeOf(response)).ShouldBe("sign-in.return-elsewhere");
    }

    [Fact]
    public async Task Administrations_stay_apart_and_the_person_is_told()
    {
        using var browser = new PlainBrowser(Host.Url);
        await SignIn(browser, "both", "systems", "auditing");

        browser.At.Query.ShouldBe("?status=NEW&notice=separation.administrators-apart");
        Books.GrantsOfPerson(Account.IdOf("both"), Books.NewestAt).Select(grant => grant.Role).ShouldBe(["SystemAdministrator"]);
        await Host.Eventually(
            """{ audit(filter: { operation: "grant.give-provided" }, first: 10) { nodes { outcome code person } } }""",
            answer => answer.ToJsonString().Contains("separation.administrators-apart", StringComparison.Ordinal), token: await Host.TokenOfAsync(Role.Auditor));

        await SignIn(browser, "both", "auditing"); // From one to the other is no problem.
        browser.At.Query.ShouldBe("?status=NEW");
        Books.GrantsOfPerson(Account.IdOf("both"), Books.NewestAt).Select(grant => grant.Role).ShouldBe(["AuditAdministrator"]);
    }

    [Fact]
    public async Task An_administrator_shows_a_second_factor_here_unless_the_house_is_trusted_to_have_seen_one()
    {
        using var browser = new PlainBrowser(Host.Url);
        await SignIn(browser, "chen", "systems");
        (await browser.State()).ShouldBe("enrol-second-factor");

        Be("chen", "systems");
        House.Person["amr"] = new[] { "pwd", "mfa" };
        await browser.Go("/sign-in/gov?returnTo=/", IsHome);
        (await browser.State()).ShouldBe("signed-in");

        House.Person["amr"] = new[] { "pwd", "sms" };
        await browser.Go("/sign-in/gov?returnTo=/", IsHome);
        (await browser.State()).ShouldBe("enrol-second-factor");
    }

    [Fact]
    public async Task Who_has_an_account_here_is_not_taken_over_by_a_name()
    {
        await Browser.PersonAsync(Host, "wang", (Role.Operator, Reach.Everywhere));
        using (var owner = new Browser(Host)) await owner.Enrol(await Browser.LinkAsync(Host, "wang"));
        using var browser = new PlainBrowser(Host.Url);
        Be("wang", "desk");
        await browser.Go("/sign-in/gov", IsHome);
        browser.At.Query.ShouldBe("?problem=sign-in.not-linked");

        await Host.DoAsync(new LinkIdentity(Guid.CreateVersion7(), Account.IdOf("wang"), "gov", "id-of-wang"));
        await SignIn(browser, "wang", "desk");
        (await browser.State()).ShouldBe("signed-in");
        await Host.DoAsync(new DisableAccount(Guid.CreateVersion7(), Account.IdOf("wang"), "Left"));
        await Eventually.IsTrueAsync(async () => await browser.State() == "none", "the session ends");
        await browser.Go("/sign-in/gov", IsHome);
        browser.At.Query.ShouldBe("?problem=sign-in.shut");
    }

    [Fact]
    public async Task A_secret_among_the_settings_stops_the_start() =>
        (await Should.ThrowAsync<CannotStartException>(() => StartAsync("--Ops:Providers:gov:ClientSecret=secret"))).Message.ShouldContain("ClientSecretFile");

    private AccessLedger Books => Host.Services.GetRequiredService<AccessMemory>().Current;

    private async Task<string> UntilCallback(PlainBrowser browser)
    {
        Be("lin", "desk");
        await browser.Go("/sign-in/gov", uri => uri.AbsolutePath.EndsWith("/callback", StringComparison.Ordinal));
        return browser.At.PathAndQuery;
    }

    private async Task Refused(PlainBrowser browser, string address, string code)
    {
        await browser.Go(address, IsHome);
        browser.At.Query.ShouldBe($"?problem={code}");
    }

    private static IEnumerable<string> RolesOf(JsonNode viewer) => viewer["roles"]!.AsArray().Select(role => role!.GetValue<string>());
}
