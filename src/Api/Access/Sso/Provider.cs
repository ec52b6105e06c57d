using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace EventSourcedOps.Api.Access.Sso;

/// <summary>The house did not keep to the protocol, or did not answer. The reason is for the log; nobody outside is told it.</summary>
internal sealed class ProviderFault(string reason, Exception? inner = null) : Exception(reason, inner);

/// <summary>A house that signs people in: its addresses, its keys, and what it says.</summary>
internal sealed class Provider
{
    /// <summary>Name of the HTTP client that calls houses.</summary>
    public const string HttpName = "sign-in";

    private const int MostClaims = 256 * 1024;
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenLooksForKeys = TimeSpan.FromSeconds(30);

    /// <summary>Signatures that only the house can make. None, and those by a shared secret, are not among them.</summary>
    private static readonly string[] Signatures = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    private readonly IHttpClientFactory http;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> discovery;

    public Provider(ProviderSettings settings, IHttpClientFactory http)
    {
        (Settings, this.http) = (settings, http);
        var authority = new Uri(settings.Authority);
        discovery = new($"{settings.Authority.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
            new Fetching(http, authority.IsLoopback))
        {
            RefreshInterval = BetweenLooksForKeys,
        };
    }

    public ProviderSettings Settings { get; }

    public async Task<OpenIdConnectConfiguration> Discover(CancellationToken cancellation)
    {
        try
        {
            var found = await discovery.GetConfigurationAsync(cancellation);
            return found.Issuer?.TrimEnd('/') == Settings.Authority.TrimEnd('/')
                ? found
                : throw new ProviderFault($"The discovery document names the issuer {found.Issuer} instead of {Settings.Authority}.");
        }
        catch (Exception away) when (away is InvalidOperationException or IOException or HttpRequestException)
        {
            throw new ProviderFault("The discovery document cannot be read.", away);
        }
    }

    /// <summary>Trades the code for what the house says about the person. The tokens are looked at here and then forgotten.</summary>
    public async Task<ProviderClaims> Redeem(string code, string verifier, string nonce, string redirect, CancellationToken cancellation)
    {
        var addresses = await Discover(cancellation);
        var answer = await Trade(addresses, code, verifier, redirect, cancellation);
        var token = answer["id_token"]?.GetValue<string>() ?? throw new ProviderFault("The answer holds no id_token.");
        var claims = await Check(token, cancellation);
        if (!claims.Holds("nonce", nonce)) throw new ProviderFault("The id_token is of another sign-in: its nonce is wrong.");
        if (claims.Subject is null) throw new ProviderFault("The id_token names nobody.");
        if (claims.Texts("aud").Count > 1 && !claims.Holds("azp", Settings.ClientId)) throw new ProviderFault("The id_token is for another client.");
        return Settings.Claims.All(claims.Has) || string.IsNullOrEmpty(addresses.UserInfoEndpoint) || answer["access_token"] is not { } access
            ? claims
            : claims.With(await AskAbout(addresses, access.GetValue<string>(), claims.Subject, cancellation));
    }

    /// <summary>What a token of the house says, if it is signed by it, for us, and good now.</summary>
    public async Task<ProviderClaims> Check(string token, CancellationToken cancellation, bool expires = true)
    {
        for (var again = false; ; again = true)
        {
            var addresses = await Discover(cancellation);
            var verdict = await Tokens.ValidateTokenAsync(token, new()
            {
                ValidIssuer = addresses.Issuer, ValidAudience = Settings.ClientId, IssuerSigningKeys = addresses.SigningKeys,
                ValidAlgorithms = Signatures, ClockSkew = ClocksApart, RequireExpirationTime = expires,
            });
            if (verdict.IsValid) return new((JsonObject)JsonNode.Parse(Base64UrlEncoder.Decode(((JsonWebToken)verdict.SecurityToken).EncodedPayload))!);
            if (again || verdict.Exception is not SecurityTokenSignatureKeyNotFoundException)
                throw new ProviderFault("A token does not hold.", verdict.Exception);
            discovery.RequestRefresh(); // The house may have a new key.
        }
    }

    private async Task<JsonObject> Trade(
        OpenIdConnectConfiguration addresses, string code, string verifier, string redirect, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["code_verifier"] = verifier, ["redirect_uri"] = redirect,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, addresses.TokenEndpoint);
        var (secret, ways) = (Settings.Secret(), addresses.TokenEndpointAuthMethodsSupported);
        if (secret is not null && (ways.Count == 0 || ways.Contains("client_secret_basic")))
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(
                $"{Uri.EscapeDataString(Settings.ClientId)}:{Uri.EscapeDataString(secret)}")));
        else
        {
            form["client_id"] = Settings.ClientId;
            if (secret is not null) form["client_secret"] = secret;
        }

        request.Content = new FormUrlEncodedContent(form);
        return await Read(request, "token endpoint", cancellation);
    }

    private async Task<JsonObject> AskAbout(OpenIdConnectConfiguration addresses, string access, string subject, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, addresses.UserInfoEndpoint);
        request.Headers.Authorization = new("Bearer", access);
        var told = await Read(request, "userinfo endpoint", cancellation);
        return new ProviderClaims(told).Subject == subject ? told : throw new ProviderFault("The userinfo endpoint speaks of somebody else.");
    }

    private async Task<JsonObject> Read(HttpRequestMessage request, string what, CancellationToken cancellation)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var client = http.CreateClient(HttpName);
            client.MaxResponseContentBufferSize = MostClaims;
            using var response = await client.SendAsync(request, cancellation);
            // What the house says about its refusal may hold what it was asked; only the number is told on.
            if (!response.IsSuccessStatusCode) throw new ProviderFault($"The {what} answers {(int)response.StatusCode}.");
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation)) as JsonObject
                ?? throw new ProviderFault($"The {what} answers no object.");
        }
        catch (Exception away) when (away is HttpRequestException or JsonException || away is OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new ProviderFault($"The {what} does not answer as it should.", away);
        }
    }

    /// <summary>Fetches discovery documents and keys with the same client as everything else.</summary>
    private sealed class Fetching(IHttpClientFactory http, bool mayBeOpen) : IDocumentRetriever
    {
        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            if (!mayBeOpen && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
                throw new IOException($"{address} is not https.");
            using var client = http.CreateClient(HttpName);
            client.MaxResponseContentBufferSize = MostClaims;
            return await client.GetStringAsync(new Uri(address), cancel);
        }
    }
}
