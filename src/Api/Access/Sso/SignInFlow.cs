using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace EventSourcedOps.Api.Access.Sso;

/// <summary>A sign-in that is under way elsewhere: what has to come back, and where to go then.</summary>
internal sealed record SignInFlow(string Provider, string State, string Nonce, string Verifier, string ReturnTo)
{
    private const int RandomBytes = 32;

    public static SignInFlow To(string provider, string returnTo) => new(provider, Random(), Random(), Random(), returnTo);

    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>
    /// Whether an address is a page of ours. Browsers read a second slash, a backslash or a hidden sign as the beginning of a foreign host.
    /// </summary>
    public static bool IsOurs(string path) =>
        path.Length is > 0 and <= 2_000 && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && !path.Any(sign => char.IsControl(sign) || sign == '\\') && Uri.TryCreate(path, UriKind.Relative, out _);
}

/// <summary>Keeps a sign-in that is under way in a sealed cookie of its own, so that it works in several windows and needs no table.</summary>
internal sealed class SignInFlowCookie(IDataProtectionProvider protection)
{
    private const string Prefix = "__Host-ops-sign-in-";
    private const int NameSigns = 12;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("sign-in-flow.v1").ToTimeLimitedDataProtector();

    public void Write(HttpContext http, SignInFlow flow) => http.Response.Cookies.Append(
        NameOf(flow.State), seal.Protect(JsonSerializer.Serialize(flow), Life), Options(Life));

    /// <summary>The sign-in of that state, if it was begun in this browser; each is taken once.</summary>
    public SignInFlow? Take(HttpContext http, string? state)
    {
        if (state is not { Length: > NameSigns and < 100 } || http.Request.Cookies[NameOf(state)] is not { } sealedFlow) return null;
        http.Response.Cookies.Delete(NameOf(state), Options(null));
        try
        {
            var flow = JsonSerializer.Deserialize<SignInFlow>(seal.Unprotect(sealedFlow));
            return flow is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(flow.State), Encoding.UTF8.GetBytes(state)) ? flow : null;
        }
        catch (CryptographicException)
        {
            return null; // Not sealed by us, or too old: answered as a sign-in that was not begun here.
        }
    }

    private static string NameOf(string state) => Prefix + string.Concat(state.Take(NameSigns).Where(char.IsAsciiLetterOrDigit));

    private static CookieOptions Options(TimeSpan? life) => new()
    {
        Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = life,
    };
}
