using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>Signing in by another house, against OpenIddict: everything that may go wrong between the two does.</summary>
public sealed class OpenIddictSignInTests(SharedPostgres postgres) : IAsyncLifetime
{
    private readonly TestFolder _secrets = new();
    private OpenIddictHouse _house = null!;
    private OpsHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await OpenIddictHouse.StartAsync();
        _host = await StartAsync();
        await _host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330000", "浙江省"));
        await _host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330106", "西湖区", "330000"));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _house.DisposeAsync();
        _secrets.Dispose();
    }

    [Fact]
    public async Task Somebody_new_gets_an_account_with_what_follows_from_the_houses_words_and_no_more_at_the_next_sign_in()
    {
        using var browser = new PlainBrowser(_host.Url);
        (await browser.Session())["providers"]!.ToJsonString().ShouldBe("""[{"key":"gov","name":"Government cloud"}]""");
        await SignIn(browser, "lin", "desk", "feeds", "of no meaning here");

        browser.At.PathAndQuery.ShouldBe("/incidents?status=NEW");
        (await browser.State()).ShouldBe("signed-in");
        var viewer = (await browser.Ask("{ viewer { login name organisation { code } roles permits { operation organisation } } }"))["data"]!["viewer"]!;
        viewer["login"]!.GetValue<string>().ShouldBe("lin");
        viewer["organisation"]!["code"]!.GetValue<string>().ShouldBe("330106");
        RolesOf(viewer).ShouldBe(["Operator", "Partner"]);
        viewer["permits"]!.AsArray().Single(permit => permit!["operation"]!.GetValue<string>() == "incident.assign")!["organisation"]!
            .GetValue<string>().ShouldBe("330106");

        await SignIn(browser, "lin", "desk");
        RolesOf((await browser.Ask("{ viewer { roles } }"))["data"]!["viewer"]!).ShouldBe(["Operator"]);
        Books.AllGrantsOf(Subject.OfAccount(Account.IdOf("lin"))).Single(grant => grant.Role == "Partner").EndedBy.ShouldBe("sign-in gov");
        Books.AllGrantsOf(Subject.OfAccount(Account.IdOf("lin"))).Count(grant => grant.Role == "Operator").ShouldBe(1);
    }

    [Fact]
    public async Task Tokens_reach_neither_the_browser_nor_the_database()
    {
        using var browser = new PlainBrowser(_host.Url);
        await SignIn(browser, "lin", "desk");
        await browser.Call(HttpMethod.Delete, "/session");

        _house.Issued.Count.ShouldBe(2);
        var seen = string.Join('\n', browser.Seen);
        await using var database = NpgsqlDataSource.Create(_host.ConnectionString);
        await using var tables = database.CreateCommand(
            "select format('\"%s\".\"%s\"', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        var names = new List<string>();
        await using (var rows = await tables.ExecuteReaderAsync())
            while (await rows.ReadAsync()) names.Add(rows.GetString(0));
        foreach (var signature in _house.Issued.Select(token => token.Split('.')[^1]))
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
        using var browser = new PlainBrowser(_host.Url);
        var callback = await UntilCallback(browser);
        var foreign = callback.Replace("state=", "state=x", StringComparison.Ordinal);
        await Refused(browser, foreign, "sign-in.not-begun-here");
        using (var other = new PlainBrowser(_host.Url)) await Refused(other, callback, "sign-in.not-begun-here");

        await browser.Go(callback, IsHome);
        (await browser.State()).ShouldBe("signed-in");
        await Refused(browser, callback, "sign-in.not-begun-here");
    }

    [Fact]
    public async Task A_token_of_another_sign_in_is_not_believed()
    {
        using var browser = new PlainBrowser(_host.Url);
        _house.OtherNonce = "nonce of somebody else";
        Be("lin", "desk");
        await browser.Go("/sign-in/gov?returnTo=/", uri => uri.Query.Contains("problem", StringComparison.Ordinal));

        browser.At.Query.ShouldBe("?problem=sign-in.not-believed");
        (await browser.State()).ShouldBe("none");
        Books.AccountOf("lin").ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_that_names_another_house_is_not_believed()
    {
        using var browser = new PlainBrowser(_host.Url);
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
        using var response = await _host.Http.GetAsync($"/sign-in/gov?returnTo={Uri.EscapeDataString(returnTo)}");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Browser.CodeOf(response)).ShouldBe("sign-in.return-elsewhere");
    }

    [Fact]
    public async Task Administrations_stay_apart_and_the_person_is_told()
    {
        using var browser = new PlainBrowser(_host.Url);
        await SignIn(browser, "both", "systems", "auditing");

        browser.At.Query.ShouldBe("?status=NEW&notice=separation.administrators-apart");
        Books.GrantsOfPerson(Account.IdOf("both"), Books.NewestAt).Select(grant => grant.Role).ShouldBe(["SystemAdministrator"]);
        await _host.Eventually(
            """{ audit(filter: { operation: "grant.give-provided" }, first: 10) { nodes { outcome code person } } }""",
            answer => answer.ToJsonString().Contains("separation.administrators-apart", StringComparison.Ordinal), token: await _host.TokenOfAsync(Role.Auditor));

        await SignIn(browser, "both", "auditing"); // From one to the other is no problem.
        browser.At.Query.ShouldBe("?status=NEW");
        Books.GrantsOfPerson(Account.IdOf("both"), Books.NewestAt).Select(grant => grant.Role).ShouldBe(["AuditAdministrator"]);
    }

    [Fact]
    public async Task An_administrator_shows_a_second_factor_here_unless_the_house_is_trusted_to_have_seen_one()
    {
        using var browser = new PlainBrowser(_host.Url);
        await SignIn(browser, "chen", "systems");
        (await browser.State()).ShouldBe("enrol-second-factor");

        Be("chen", "systems");
        _house.Person["amr"] = new[] { "pwd", "mfa" };
        await browser.Go("/sign-in/gov?returnTo=/", IsHome);
        (await browser.State()).ShouldBe("signed-in");

        _house.Person["amr"] = new[] { "pwd", "sms" };
        await browser.Go("/sign-in/gov?returnTo=/", IsHome);
        (await browser.State()).ShouldBe("enrol-second-factor");
    }

    [Fact]
    public async Task Who_has_an_account_here_is_not_taken_over_by_a_name()
    {
        await Browser.PersonAsync(_host, "wang", (Role.Operator, Reach.Everywhere));
        using (var owner = new Browser(_host)) await owner.Enrol(await Browser.LinkAsync(_host, "wang"));
        using var browser = new PlainBrowser(_host.Url);
        Be("wang", "desk");
        await browser.Go("/sign-in/gov", IsHome);
        browser.At.Query.ShouldBe("?problem=sign-in.not-linked");

        await _host.DoAsync(new LinkIdentity(Guid.CreateVersion7(), Account.IdOf("wang"), "gov", "id-of-wang"));
        await SignIn(browser, "wang", "desk");
        (await browser.State()).ShouldBe("signed-in");
        await _host.DoAsync(new DisableAccount(Guid.CreateVersion7(), Account.IdOf("wang"), "Left"));
        await Eventually.IsTrueAsync(async () => await browser.State() == "none", "the session ends");
        await browser.Go("/sign-in/gov", IsHome);
        browser.At.Query.ShouldBe("?problem=sign-in.shut");
    }

    [Fact]
    public async Task A_logout_at_the_house_ends_its_session_here_and_no_other()
    {
        using var first = new PlainBrowser(_host.Url);
        using var second = new PlainBrowser(_host.Url);
        await SignIn(first, "lin", "desk");
        _house.Person["sid"] = "session two";
        await second.Go("/sign-in/gov", IsHome);

        var token = _house.LogoutToken("id-of-lin", "session two");
        (await Logout(token)).ShouldBe(HttpStatusCode.OK);
        (await second.State()).ShouldBe("none");
        (await first.State()).ShouldBe("signed-in");
        (await Logout(token)).ShouldBe(HttpStatusCode.BadRequest); // It is good once.

        (await Logout(_house.LogoutToken("id-of-somebody-else"))).ShouldBe(HttpStatusCode.OK);
        (await first.State()).ShouldBe("signed-in");
        (await Logout(_house.LogoutToken("id-of-lin"))).ShouldBe(HttpStatusCode.OK);
        (await first.State()).ShouldBe("none");
    }

    [Fact]
    public async Task A_logout_token_that_is_wrong_in_any_part_ends_nothing()
    {
        using var browser = new PlainBrowser(_host.Url);
        await SignIn(browser, "lin", "desk");
        using var stranger = RSA.Create(2048);
        var shared = new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(OpenIddictHouse.Secret + new string('x', 32)));
        string[] wrong =
        [
            _house.LogoutToken("id-of-lin", audience: "another client"), _house.LogoutToken("id-of-lin", issuer: "https://evil.example/"),
            _house.LogoutToken("id-of-lin", events: false), _house.LogoutToken("id-of-lin", nonce: "n"), _house.LogoutToken(),
            _house.LogoutToken("id-of-lin", issued: DateTimeOffset.UtcNow.AddHours(-1)), _house.LogoutToken("id-of-lin", issued: DateTimeOffset.UtcNow.AddHours(1)),
            _house.LogoutToken("id-of-lin", signedWith: new RsaSecurityKey(stranger) { KeyId = "house" }),
            _house.LogoutToken("id-of-lin", signedWith: shared, algorithm: "HS256"),
            Unsigned(_house.LogoutToken("id-of-lin")), "nonsense", "",
        ];

        foreach (var token in wrong) (await Logout(token)).ShouldBe(HttpStatusCode.BadRequest, token);
        (await browser.State()).ShouldBe("signed-in");
    }

    [Fact]
    public async Task Signing_out_here_tells_our_page_where_to_sign_out_there()
    {
        using var browser = new PlainBrowser(_host.Url);
        await SignIn(browser, "lin", "desk");
        using var response = await browser.Call(HttpMethod.Delete, "/session");

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.Location!.ToString().ShouldStartWith($"{_house.Authority}/end?client_id=ops&post_logout_redirect_uri=");
        (await browser.State()).ShouldBe("none");
    }

    [Fact]
    public async Task A_secret_among_the_settings_stops_the_start() =>
        (await Should.ThrowAsync<CannotStartException>(() => StartAsync("--Ops:Providers:gov:ClientSecret=secret"))).Message.ShouldContain("ClientSecretFile");

    private AccessLedger Books => _host.Services.GetRequiredService<AccessMemory>().Current;

    private async Task<OpsHost> StartAsync(params string[] more)
    {
        var file = Path.Combine(_secrets.Path, "client-secret");
        Directory.CreateDirectory(_secrets.Path);
        await File.WriteAllTextAsync(file, OpenIddictHouse.Secret + "\n");
        const string gov = "--Ops:Providers:gov:";
        return await OpsHost.StartAsync(
            postgres, null, null,
            [
                $"{gov}Name=Government cloud", $"{gov}Authority={_house.Authority}", $"{gov}ClientId={OpenIddictHouse.ClientId}",
                $"{gov}ClientSecretFile={file}", $"{gov}Scopes=openid profile", $"{gov}OrganisationClaim=unit", $"{gov}Organisations:西湖=330106",
                $"{gov}RoleClaim=roles", $"{gov}Provision=true", $"{gov}SecondFactor:0=mfa",
                $"{gov}Rules:0:Value=desk", $"{gov}Rules:0:Role=Operator", $"{gov}Rules:1:Value=feeds", $"{gov}Rules:1:Role=Partner",
                $"{gov}Rules:1:Organisation=330000", $"{gov}Rules:2:Value=systems", $"{gov}Rules:2:Role=SystemAdministrator",
                $"{gov}Rules:3:Value=auditing", $"{gov}Rules:3:Role=AuditAdministrator", .. more,
            ]);
    }

    private void Be(string login, params string[] roles) => _house.Person = new()
    {
        ["sub"] = $"id-of-{login}", ["preferred_username"] = login, ["name"] = $"Person {login}", ["unit"] = "西湖", ["roles"] = roles,
        ["sid"] = $"session of {login}",
    };

    private async Task SignIn(PlainBrowser browser, string login, params string[] roles)
    {
        Be(login, roles);
        await browser.Go("/sign-in/gov?returnTo=%2Fincidents%3Fstatus%3DNEW", IsHome);
    }

    /// <summary>Our own pages are not served here; where the browser was sent is enough.</summary>
    private bool IsHome(Uri uri) => uri.Authority == _host.Url.Authority && !uri.AbsolutePath.StartsWith("/sign-in/", StringComparison.Ordinal);

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

    private async Task<HttpStatusCode> Logout(string token)
    {
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);
        using var response = await _host.Http.PostAsync("/sign-in/gov/logout", form);
        return response.StatusCode;
    }

    private static string Unsigned(string token) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"logout+jwt"}""")}.{token.Split('.')[1]}.";

    private static IEnumerable<string> RolesOf(JsonNode viewer) => viewer["roles"]!.AsArray().Select(role => role!.GetValue<string>());
}
