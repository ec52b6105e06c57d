using System.Net;
using System.Net.Http.Json;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>How often somebody may try, and how long a sign-in and a password last. Each test is somebody else, and from elsewhere.</summary>
public sealed class SignInLimitTests : IClassFixture<SignInLimitTests.Proxied>
{
    public sealed class Proxied(SharedPostgres postgres) : HostOfClass(postgres)
    {
        internal TurnableClock Clock { get; } = new();

        protected override Task<OpsHost> Start(SharedPostgres on) =>
            OpsHost.StartAsync(on, builder => builder.Services.AddSingleton<TimeProvider>(Clock), null, "--Ops:Proxies=127.0.0.1");
    }

    private readonly OpsHost _host;
    private readonly TurnableClock _clock;

    public SignInLimitTests(Proxied proxied)
    {
        (_host, _clock) = (proxied.Host, proxied.Clock);
        _clock.TurnBack();
    }

    [Fact]
    public async Task Wrong_guesses_lock_out_their_source_and_nobody_else()
    {
        await (await Signed("lin", (Role.Operator, Reach.Everywhere))).Send(HttpMethod.Delete, "/session", null);
        for (var i = 0; i < SignInFailures.Most; i++) (await Try("203.0.113.66", "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var locked = await Try("203.0.113.66", Browser.Password);
        locked.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        locked.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        (await Browser.CodeOf(locked)).ShouldBe("sign-in.locked");
        (await Try("198.51.100.7", Browser.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);

        _clock.Turn(TimeSpan.FromMinutes(16));
        (await Try("203.0.113.66", Browser.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_told_when_to_come_back()
    {
        for (var i = 0; i < 30; i++) (await Browser.CodeOf(await Guess())).ShouldBe("enrolment.not-good");
        var refused = await Guess();
        ((int)refused.StatusCode).ShouldBe(429);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);

        Task<HttpResponseMessage> Guess() => Post("203.0.113.30", "/enrolment", new { secret = "ops_guess" });
    }

    [Fact]
    public async Task A_session_ends_when_idle_and_when_it_is_old()
    {
        using var browser = await Signed("idle", (Role.Operator, Reach.Everywhere));
        for (var i = 0; i < 4; i++)
        {
            _clock.Turn(TimeSpan.FromMinutes(14));
            (await browser.Ask("{ viewer { login } }"))["data"].ShouldNotBeNull();
        }

        _clock.Turn(TimeSpan.FromMinutes(15));
        (await browser.State()).ShouldBe("none");

        await browser.SignIn("idle");
        for (var i = 0; i < 72; i++)
        {
            _clock.Turn(TimeSpan.FromMinutes(10));
            await browser.Ask("{ viewer { login } }");
        }

        (await browser.State()).ShouldBe("none");
    }

    [Fact]
    public async Task A_password_runs_out_is_changed_and_does_not_come_back()
    {
        using var browser = await Signed("old", (Role.Operator, Reach.Everywhere));
        _clock.Turn(TimeSpan.FromDays(91));
        (await browser.SignIn("old")).ShouldBe("password-expired");
        (await browser.Ask("{ viewer { login } }")).ToJsonString().ShouldContain("sign-in-required");
        foreach (var (next, code) in new[]
                 {
                     ("short", "password.too-short"), ("P@ssw0rd2026!", "password.weak-list"), ("onlysmallletters", "password.too-simple"),
                     (Browser.Password, "password.reused"),
                 })
            (await Browser.CodeOf(await browser.Post("/session/password", new { current = Browser.Password, next }))).ShouldBe(code);
        await Browser.Json(await browser.Post("/session/password", new { current = Browser.Password, next = "Another-Lake-77" }));
        _clock.Turn(TimeSpan.FromDays(-91)); // The database's clock, by which the password is new, did not turn.
        (await browser.SignIn("old", "Another-Lake-77")).ShouldBe("signed-in");
        (await Browser.CodeOf(await browser.Post("/session/password", new { current = "Another-Lake-77", next = Browser.Password }))).ShouldBe("password.reused");
    }

    private async Task<Browser> Signed(string login, params (Role Role, string Organisation)[] grants)
    {
        await Browser.PersonAsync(_host, login, grants);
        var browser = new Browser(_host, _clock);
        await browser.Enrol(await Browser.LinkAsync(_host, login));
        return browser;
    }

    private Task<HttpResponseMessage> Try(string source, string password) => Post(source, "/session", new { login = "lin", password });

    private async Task<HttpResponseMessage> Post(string source, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Forwarded-For", source);
        return await _host.Http.SendAsync(request);
    }
}
