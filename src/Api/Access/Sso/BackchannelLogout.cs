using System.Text.Json.Nodes;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access.Sso;

/// <summary>
/// The house says that somebody signed out there: the sessions that it began end here, and what they have open ends within seconds.
/// Nobody is signed in on this call; it is believed for its signature alone, once.
/// </summary>
internal sealed partial class BackchannelLogout(
    Providers providers, SessionStore sessions, LogoutTokens used, AccessMemory access, CommandGate gate, TimeProvider time,
    ILogger<BackchannelLogout> log)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private const int LongestToken = 16 * 1024;

    /// <summary>An older one is not believed; so its id need not be remembered longer.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(10);

    public async Task Hear(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var cancellation = http.RequestAborted;
        if (providers.Find(http.Request.RouteValues["provider"] as string) is not { } provider)
        {
            await AccessProblem.Of(http, SsoRefusals.UnknownProvider, StatusCodes.Status404NotFound);
            return;
        }

        try
        {
            var claims = await provider.Check(await TokenOf(http), cancellation, expires: false);
            if (await Fault(provider.Settings, claims, cancellation) is { } fault) throw new ProviderFault(fault);
            await End(provider.Settings, claims, AccessAdmission.SourceOf(http), cancellation);
        }
        catch (ProviderFault fault)
        {
            LogFault(log, provider.Settings.Key, fault);
            await AccessProblem.Of(http, SsoRefusals.LogoutNotBelieved, StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<string> TokenOf(HttpContext http)
    {
        if (!http.Request.HasFormContentType || http.Request.ContentLength is not <= LongestToken) throw new ProviderFault("There is no short form.");
        return (await http.Request.ReadFormAsync(http.RequestAborted))["logout_token"] is [{ Length: > 0 } token]
            ? token
            : throw new ProviderFault("There is no logout_token.");
    }

    /// <summary>Why the token is no logout token, though the house signed it. Its id is used up last, when nothing else is wrong.</summary>
    private async Task<string?> Fault(ProviderSettings settings, ProviderClaims claims, CancellationToken cancellation)
    {
        if ((claims.Find("events") as JsonObject)?[Event] is not JsonObject) return "It is no logout token.";
        if (claims.Has("nonce")) return "A logout token has no nonce.";
        if (claims.Subject is null && claims.Session.Length == 0) return "It names neither a person nor a session.";
        var now = time.GetUtcNow();
        if (claims.Time("iat") is not { } issued || issued < now - Oldest || issued > now + Oldest) return "It is too old, or of tomorrow.";
        if (claims.Text("jti") is not { Length: > 0 and <= 255 } id) return "It has no id.";
        return await used.Use(settings.Key, id, now + Oldest + Oldest + Oldest, cancellation) ? null : "It was used before.";
    }

    private async Task End(ProviderSettings settings, ProviderClaims claims, string source, CancellationToken cancellation)
    {
        var account = claims.Subject is { } subject
            ? (await access.Newest(cancellation)).AccountOfIdentity(new(settings.Key, subject))?.Id
            : null;
        if (claims.Subject is not null && account is null) return; // Somebody who never came here.
        var by = ProviderAccounts.By(settings, source);
        foreach (var session in await sessions.OpenOf(new(settings.Key, claims.Session), account, cancellation))
        {
            var reason = $"Signed out at {settings.Name}";
            await sessions.End(session.Id, reason, cancellation);
            await gate.Send(new(new EndSession(Guid.CreateVersion7(), session.Account, session.Id, reason), by));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A logout by {Provider} was not believed")]
    private static partial void LogFault(ILogger log, string provider, Exception fault);
}
