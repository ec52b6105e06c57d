using System.Net;
using System.Runtime.Versioning;
using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Tests.GraphQL;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.Organisations;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Access;

public sealed class AdmissionTests : IClassFixture<AdmissionTests.Doors>
{
    public sealed class Doors(SharedPostgres postgres) : HostOfClass(postgres)
    {
        internal TurnableClock Clock { get; } = new();

        protected override Task<OpsHost> Start(SharedPostgres on) => OpsHost.StartAsync(
            on, builder => builder.Services.AddSingleton<TimeProvider>(Clock),
            app =>
            {
                app.MapGet("/own/declared", (Caller caller) => $"{caller.Name} from {caller.Source}").RequireOperation("feed.read");
                app.MapGet("/own/forgotten", () => "secret");
            },
            "--Ops:Proxies=127.0.0.1");
    }

    private readonly OpsHost _host;
    private readonly TurnableClock _clock;

    public AdmissionTests(Doors doors)
    {
        (_host, _clock) = (doors.Host, doors.Clock);
        _clock.TurnBack();
    }

    [Fact]
    public async Task Without_a_good_token_nobody_gets_in()
    {
        var stranger = TokenSecret.New().Text;
        foreach (var token in new[] { null, "", "nonsense", stranger })
        {
            using var refused = await _host.Post("{ __typename }", null, token);
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            refused.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
            refused.MediaType.ShouldBe("application/problem+json");
        }
    }

    [Fact]
    public async Task A_token_is_good_from_its_issue_to_its_expiry()
    {
        var token = await _host.IssueAsync([Role.Operator], life: TimeSpan.FromDays(2));
        (await StatusOf(token)).ShouldBe(HttpStatusCode.OK);
        _clock.Turn(TimeSpan.FromDays(1));
        (await StatusOf(token)).ShouldBe(HttpStatusCode.OK);
        _clock.Turn(TimeSpan.FromDays(1));
        (await StatusOf(token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_revoked_token_is_worth_nothing_within_five_seconds()
    {
        var token = await _host.IssueAsync([Role.Operator]);
        (await StatusOf(token)).ShouldBe(HttpStatusCode.OK);
        await _host.DoAsync(new RevokeToken(Guid.CreateVersion7(), AccessToken.IdOf(TokenSecret.HashOf(token)!), "Lost"));
        await Eventually.IsTrueAsync(async () => await StatusOf(token) == HttpStatusCode.Unauthorized, "the token is refused");
    }

    [Fact]
    public async Task An_endpoint_lets_in_whoever_holds_its_operation_and_one_that_declares_nothing_lets_in_nobody()
    {
        (await Get("/own/declared", null)).Status.ShouldBe(401);
        (await Get("/own/declared", await _host.TokenOfAsync(Role.SystemAdministrator))).Status.ShouldBe(403);
        (await Get("/own/declared", await _host.TokenOfAsync(Role.Partner))).Status.ShouldBe(200);
        (await Get("/own/forgotten", await _host.TokenOfAsync(Role.Partner))).Status.ShouldBe(403);
        (await Get("/health/live", null)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_proxy_that_is_named_may_say_whom_it_speaks_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/own/declared");
        request.Headers.Authorization = new("Bearer", await _host.TokenOfAsync(Role.Partner));
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var response = await _host.Http.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).ShouldBe("partner from 203.0.113.7");
    }

    [Fact]
    public async Task A_token_reaches_the_tree_under_its_organisation_as_it_stands()
    {
        await _host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330000", "浙江省"));
        await _host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330100", "杭州市", "330000"));
        var token = await _host.IssueAsync([Role.SystemAdministrator], "330100");
        (await Rename(token, "330100")).ShouldBeNull();
        await _host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "330106", "西湖区", "330100"));
        await Eventually.IsTrueAsync(async () => await Rename(token, "330106") is null, "the new county is within reach");
        (await Rename(token, "330000")).ShouldBe("unknown");
    }

    [Fact]
    public async Task Nobody_hands_on_more_than_they_hold()
    {
        await _host.DoAsync(new CreateOrganisation(Guid.CreateVersion7(), "340000", "安徽省"));
        var token = await _host.IssueAsync([Role.SecurityAdministrator], "340000");
        (await Issue(token, Role.Operator, Reach.Everywhere)).ShouldBe("organisation-out-of-reach");
        (await Issue(token, Role.SystemAdministrator, "340000")).ShouldBe("separation.administrators-apart");
        (await Issue(token, Role.Operator, "340000")).ShouldBeNull();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_secret_is_nowhere_in_the_database()
    {
        var token = await _host.IssueAsync([Role.Operator]);
        var first = await File.ReadAllTextAsync(Path.Combine(_host.DataFolder, "first-tokens", "operator"));
        (await StatusOf(first)).ShouldBe(HttpStatusCode.OK);
        await using var database = NpgsqlDataSource.Create(_host.ConnectionString);
        var tables = await TablesOf(database);
        tables.ShouldContain("\"ops\".\"mt_events\"");
        tables.ShouldContain("\"ops\".\"receipts\"");
        foreach (var table in tables)
        {
            await using var search = database.CreateCommand($"select count(*) from {table} t where t::text like any($1)");
            search.Parameters.Add(new() { Value = new[] { $"%{token}%", $"%{first}%" } });
            (await search.ExecuteScalarAsync()).ShouldBe(0L, table);
        }

        (File.GetUnixFileMode(Path.Combine(_host.DataFolder, "first-tokens", "operator")) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite))
            .ShouldBe(UnixFileMode.None);
    }

    [Fact]
    public async Task When_a_token_was_used_last_is_told()
    {
        var token = await _host.IssueAsync([Role.Auditor], name: "counting-house");
        var asked = await _host.Send("{ accessTokens(first: 200) { nodes { name lastUsedAt } } }", token: token);
        var own = asked["data"]!["accessTokens"]!["nodes"]!.AsArray().Single(row => row!["name"]!.GetValue<string>() == "counting-house");
        own!["lastUsedAt"].ShouldNotBeNull();
    }

    private static async Task<List<string>> TablesOf(NpgsqlDataSource database)
    {
        await using var ask = database.CreateCommand(
            """
            select format('"%s"."%s"', schemaname, tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')
            """);
        await using var rows = await ask.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
        return tables;
    }

    private async Task<HttpStatusCode> StatusOf(string token)
    {
        using var response = await _host.Post("{ __typename }", null, token);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> Get(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return await _host.Http.SendAsync(request);
    }

    private Task<string?> Rename(string token, string code) =>
        RefusalOf(token, new RenameOrganisation(Guid.CreateVersion7(), code, $"名 {Guid.NewGuid():n}"));

    private Task<string?> Issue(string token, Role role, string organisation) => RefusalOf(token, new IssueToken(
        Guid.CreateVersion7(), "delegate", [Roles.KeyOf(role)], organisation, TokenSecret.New().Hash, _clock.GetUtcNow().AddHours(1), "Handing on"));

    /// <summary>What the write path tells the caller who has this token.</summary>
    private async Task<string?> RefusalOf(string token, Command command)
    {
        var http = new DefaultHttpContext { Request = { Headers = { Authorization = $"Bearer {token}" } } };
        var caller = await _host.Services.GetRequiredService<AdmitCaller>()(http, null, CancellationToken.None);
        return (await _host.Services.GetRequiredService<CommandGate>().Send(new(command, caller!))).Refusal?.Code;
    }
}

/// <summary>A clock that a test can turn forward.</summary>
internal sealed class TurnableClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Turn(TimeSpan by) => _ahead += by;

    /// <summary>To the time that it really is: whoever shares the clock turns it for itself only.</summary>
    public void TurnBack() => _ahead = TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
