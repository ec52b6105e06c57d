using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace EventSourcedOps.Api.Tests.Access;

/// <summary>A house that signs people in, on a port of its own: OpenIddict, without a database. It asks nobody for a password.</summary>
public sealed class OpenIddictHouse : IAsyncDisposable
{
    public const string ClientId = "ops";
    public const string Secret = "a secret + with / signs";

    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "house" };
    private WebApplication app = null!;

    /// <summary>Who sits before the browser, as the house knows them.</summary>
    public Dictionary<string, object> Person { get; set; } = [];

    /// <summary>Puts another nonce into the next tokens, as a thief would who has a code of another sign-in.</summary>
    public string? OtherNonce { get; set; }

    /// <summary>Every token that the house handed out.</summary>
    public List<string> Issued { get; } = [];

    public string Authority => app.Urls.Single();

    public static async Task<OpenIddictHouse> StartAsync()
    {
        var house = new OpenIddictHouse();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddOpenIddict().AddServer(house.Configure);
        house.app = builder.Build();
        house.app.UseAuthentication();
        await house.app.StartAsync(TestContext.Current.CancellationToken);
        return house;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        key.Rsa.Dispose();
    }

    /// <summary>A token that says somebody signed out; each part can be made wrong.</summary>
    public string LogoutToken(
        string? sub = null, string? sid = null, string? audience = ClientId, string? issuer = null, string? id = null, bool events = true,
        string? nonce = null, DateTimeOffset? issued = null, SecurityKey? signedWith = null, string algorithm = "RS256")
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = issuer ?? $"{Authority}/", ["aud"] = audience!, ["jti"] = id ?? Guid.NewGuid().ToString(),
            ["iat"] = (issued ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds(),
        };
        if (sub is not null) claims["sub"] = sub;
        if (sid is not null) claims["sid"] = sid;
        if (nonce is not null) claims["nonce"] = nonce;
        if (events) claims["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>() };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }
            .CreateToken(JsonSerializer.Serialize(claims), new SigningCredentials(signedWith ?? key, algorithm), new Dictionary<string, object> { ["typ"] = "logout+jwt" });
    }

    private void Configure(OpenIddictServerBuilder server)
    {
        server.EnableDegradedMode();
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("end");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email);
        server.AddEphemeralEncryptionKey().AddSigningKey(key);
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != ClientId) context.Reject(Errors.InvalidClient);
            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != ClientId || context.ClientSecret != Secret) context.Reject(Errors.InvalidClient);
            return default;
        }));
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler.SetOrder(int.MinValue).UseInlineHandler(context =>
        {
            Issued.AddRange(new[] { context.Response.IdToken, context.Response.AccessToken }.OfType<string>());
            return default;
        }));
        server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(_ => default));
        server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (OtherNonce is { } other) context.Request.Nonce = other;
            context.SignIn(Principal());
            return default;
        }));
    }

    private ClaimsPrincipal Principal()
    {
        var identity = new ClaimsIdentity("house", Claims.Name, Claims.Role);
        foreach (var (name, value) in Person)
            if (value is string[] several) identity.SetClaims(name, [.. several]);
            else identity.SetClaim(name, (string)value);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(Scopes.OpenId, Scopes.Profile);
        return principal;
    }
}
