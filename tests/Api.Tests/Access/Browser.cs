using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>One person's browser: keeps the cookie, sends what our pages send, and holds the person's authenticator.</summary>
public sealed class Browser(OpsHost host, TimeProvider? clock = null) : IDisposable
{
    public const string Password = "Lake-West-2026";
    private const string Cookie = "__Host-ops";

    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = host.Url };
    private byte[]? secret;
    private long lastStep;

    public string? CookieHeader { get; set; }

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public void Dispose() => http.Dispose();

    /// <summary>A person with an account, signed in with everything that is asked for.</summary>
    public static async Task<Browser> SignedInAsync(OpsHost host, string login, params (Role Role, string Organisation)[] grants)
    {
        await PersonAsync(host, login, grants);
        var browser = new Browser(host);
        await browser.Enrol(await LinkAsync(host, login));
        return browser;
    }

    public static async Task<Guid> PersonAsync(OpsHost host, string login, params (Role Role, string Organisation)[] grants)
    {
        await host.DoAsync(new CreateAccount(Guid.CreateVersion7(), login, $"Person {login}", Reach.Everywhere, AccountKind.Person));
        foreach (var (role, organisation) in grants)
            await host.DoAsync(new GiveGrant(
                Guid.CreateVersion7(), Guid.CreateVersion7(), SubjectKind.Account, Account.IdOf(login), Roles.KeyOf(role), organisation, true,
                "A test needs it"));
        return Account.IdOf(login);
    }

    public static async Task<string> LinkAsync(OpsHost host, string login) =>
        (await host.Services.GetRequiredService<Enrolments>().Issue(
            Guid.CreateVersion7(), Account.IdOf(login), Caller.Product("test"), TestContext.Current.CancellationToken)).Link!.Secret;

    /// <summary>Uses an enrolment link, and enrols a second factor if that is asked for.</summary>
    public async Task Enrol(string link)
    {
        var state = await StateOf(await Post("/enrolment/complete", new { secret = link, password = Password }));
        if (state == "enrol-second-factor") await EnrolSecondFactor();
        (await State()).ShouldBe("signed-in");
    }

    public async Task EnrolSecondFactor()
    {
        var offer = await Json(await Post("/session/second-factor/enrolment", new { }));
        offer["qr"]!.GetValue<string>().ShouldStartWith("<svg");
        var address = new Uri(offer["otpauth"]!.GetValue<string>());
        secret = Base32Encoding.ToBytes(System.Web.HttpUtility.ParseQueryString(address.Query)["secret"]);
        var confirmed = await Json(await Post("/session/second-factor/enrolment/confirm", new { code = NextCode() }));
        RecoveryCodes = [.. confirmed["recoveryCodes"]!.AsArray().Select(code => code!.GetValue<string>())];
    }

    /// <summary>A code that was not used yet: within the window, the next step is good already.</summary>
    public string NextCode()
    {
        var now = (clock ?? TimeProvider.System).GetUtcNow();
        var step = Math.Max(now.ToUnixTimeSeconds() / 30, lastStep + 1);
        lastStep = step;
        return new Totp(secret).ComputeTotp(DateTimeOffset.FromUnixTimeSeconds(step * 30).UtcDateTime);
    }

    public async Task<string> SignIn(string login, string password = Password) => await StateOf(await Post("/session", new { login, password }));

    public async Task<string> State() => await StateOf(await Send(HttpMethod.Get, "/session", null));

    public Task<HttpResponseMessage> Post(string path, object body) => Send(HttpMethod.Post, path, body);

    public async Task<JsonNode> Ask(string query, object? variables = null) =>
        JsonNode.Parse(await (await Post("/graphql", new { query, variables })).Content.ReadAsStringAsync())!;

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, string? accept = null, bool withHeader = true)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (CookieHeader is not null) request.Headers.Add("Cookie", CookieHeader);
        if (withHeader) request.Headers.Add("X-Ops-Request", "portal");
        if (accept is not null) request.Headers.Add("Accept", accept);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
            foreach (var cookie in cookies)
            {
                cookie.ShouldStartWith($"{Cookie}=");
                CookieHeader = cookie[..cookie.IndexOf(';', StringComparison.Ordinal)];
            }

        return response;
    }

    public static async Task<JsonNode> Json(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    public static async Task<string> CodeOf(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString()!;

    private static async Task<string> StateOf(HttpResponseMessage response) => (await Json(response))["state"]!.GetValue<string>();
}
