using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using Microsoft.AspNetCore.WebUtilities;

namespace EventSourcedOps.Api.Access.Sso;

/// <summary>
/// Signing in by another house: OpenID Connect, code with PKCE. The browser only carries the code, which is worth nothing without the
/// verifier and our secret; tokens come to the server alone, are read once and forgotten.
/// </summary>
internal sealed partial class ProviderEndpoints(
    Providers providers, SignInFlowCookie flows, ProviderAccounts accounts, SessionDesk desk, CommandGate gate, ILogger<ProviderEndpoints> log)
{
    private const string SignInPage = "/sign-in";

    /// <summary>Sends the browser to the house.</summary>
    public async Task Begin(HttpContext http)
    {
        if (providers.Find(Key(http)) is not { } provider)
        {
            await AccessProblem.Of(http, SsoRefusals.UnknownProvider, StatusCodes.Status404NotFound);
            return;
        }

        var returnTo = http.Request.Query["returnTo"] is { Count: 1 } asked ? asked.ToString() : "/";
        if (!SignInFlow.IsOurs(returnTo))
        {
            await AccessProblem.Of(http, SsoRefusals.ReturnElsewhere, StatusCodes.Status400BadRequest);
            return;
        }

        try
        {
            var addresses = await provider.Discover(http.RequestAborted);
            var flow = SignInFlow.To(provider.Settings.Key, returnTo);
            flows.Write(http, flow);
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Redirect(QueryHelpers.AddQueryString(addresses.AuthorizationEndpoint, new Dictionary<string, string?>
            {
                ["response_type"] = "code", ["client_id"] = provider.Settings.ClientId, ["redirect_uri"] = RedirectOf(http),
                ["scope"] = provider.Settings.Scopes, ["state"] = flow.State, ["nonce"] = flow.Nonce,
                ["code_challenge"] = flow.Challenge, ["code_challenge_method"] = "S256",
            }));
        }
        catch (ProviderFault fault)
        {
            LogFault(log, provider.Settings.Key, fault);
            await Refuse(http, SsoRefusals.ProviderAway, StatusCodes.Status502BadGateway);
        }
    }

    /// <summary>The browser comes back.</summary>
    public async Task Return(HttpContext http)
    {
        var query = http.Request.Query;
        if (providers.Find(Key(http)) is not { } provider || flows.Take(http, query["state"]) is not { } flow || flow.Provider != provider.Settings.Key)
        {
            await Refuse(http, SsoRefusals.NotBegunHere);
            return;
        }

        if (query["code"] is not [{ Length: > 0 and < 5_000 } code])
        {
            await Refuse(http, SsoRefusals.TurnedDown);
            return;
        }

        try
        {
            var issuer = (await provider.Discover(http.RequestAborted)).Issuer;
            if (query["iss"] is [{ } iss] && iss != issuer) throw new ProviderFault("The answer is of another house (iss).");
            var redirect = RedirectOf(http);
            await Enter(http, provider.Settings, flow, await provider.Redeem(code, flow.Verifier, flow.Nonce, redirect, http.RequestAborted));
        }
        catch (ProviderFault fault)
        {
            LogFault(log, provider.Settings.Key, fault);
            await Refuse(http, SsoRefusals.NotBelieved);
        }
    }

    /// <summary>Where the browser should go to sign out of the house too; null when the house offers no such place.</summary>
    public async Task<string?> SignOutAt(HttpContext http, ExternalSession external)
    {
        if (providers.Find(external.Provider) is not { } provider) return null;
        try
        {
            // By the client's id instead of the person's token: that one would have to go through the browser.
            return (await provider.Discover(http.RequestAborted)).EndSessionEndpoint is { Length: > 0 } place
                ? QueryHelpers.AddQueryString(place, new Dictionary<string, string?>
                {
                    ["client_id"] = provider.Settings.ClientId, ["post_logout_redirect_uri"] = $"{RootOf(http)}{SignInPage}",
                })
                : null;
        }
        catch (ProviderFault fault)
        {
            LogFault(log, provider.Settings.Key, fault);
            return null;
        }
    }

    private async Task Enter(HttpContext http, ProviderSettings settings, SignInFlow flow, ProviderClaims claims)
    {
        var (source, cancellation) = (AccessAdmission.SourceOf(http), http.RequestAborted);
        var (account, refusal) = await accounts.Of(settings, claims, source, cancellation);
        await gate.Send(new(
            new SignIn(Guid.CreateVersion7(), LoginOf(account, settings, claims), $"provider {settings.Key}", refusal), ProviderAccounts.By(settings, source)));
        if (refusal is not null)
        {
            await Refuse(http, refusal);
            return;
        }

        var refused = await accounts.Follow(settings, claims, account!.Id, source, cancellation);
        var shown = claims.Texts("amr").Concat(claims.Texts("acr")).Intersect(settings.SecondFactor).Any();
        await desk.Begin(http, account.Id, shown, cancellation, new(settings.Key, claims.Session));
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Redirect(refused.Count == 0 ? flow.ReturnTo : WithNotice(flow.ReturnTo, refused));
    }

    private static string LoginOf(KnownAccount? account, ProviderSettings settings, ProviderClaims claims)
    {
        var login = account?.State.Login ?? claims.Text(settings.LoginClaim) ?? claims.Subject!;
        return login.Length <= LongestLogin ? login : login[..LongestLogin];
    }

    private const int LongestLogin = 100;

    private static string WithNotice(string path, IEnumerable<Refusal> refused)
    {
        var (page, hash) = path.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (path[..at], path[at..]) : (path, "");
        var codes = Uri.EscapeDataString(string.Join(',', refused.Select(refusal => refusal.Code).Distinct()));
        return $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}notice={codes}{hash}";
    }

    /// <summary>A person who came by a link sees our sign-in page say why; a program gets the problem itself.</summary>
    private static async Task Refuse(HttpContext http, Refusal refusal, int status = StatusCodes.Status400BadRequest)
    {
        if (http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Redirect($"{SignInPage}?problem={Uri.EscapeDataString(refusal.Code)}");
        }
        else
            await AccessProblem.Of(http, refusal, status);
    }

    private static string? Key(HttpContext http) => http.Request.RouteValues["provider"] as string;

    private static string RootOf(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    private static string RedirectOf(HttpContext http) => $"{RootOf(http)}/sign-in/{Key(http)}/callback";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing in by {Provider} failed")]
    private static partial void LogFault(ILogger log, string provider, Exception fault);
}
