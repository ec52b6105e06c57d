using System.Net;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Access;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EventSourcedOps.Api.Access;

/// <summary>What an endpoint declares about who may call it. An endpoint that declares nothing answers nobody.</summary>
/// <param name="Operation">The operation it is; null when it is open, or guards itself.</param>
/// <param name="GuardsItself">Whether the endpoint asks for the caller by its own rules.</param>
public sealed record EndpointNeeds(string? Operation, bool GuardsItself = false);

/// <summary>Access for everything that is mapped: who calls, and whether this endpoint is theirs.</summary>
public static class EndpointAccess
{
    /// <summary>Addresses of proxies whose X-Forwarded-For is believed, separated by commas; none by default.</summary>
    public const string ProxiesKey = "Ops:Proxies";

    internal static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AccessMemory>().AddSingleton<RightsBook>();
        services.AddSingleton<TokenBook>().AddSingleton<TokenUses>().AddSingleton<AccessAdmission>().AddSingleton<FirstStart>();
        services.AddSignIn().AddRateLimits();
        services.AddHostedService<AccessWatch>();
        return services.AddSingleton<AdmitCaller>(provider => provider.GetRequiredService<AccessAdmission>().Admit);
    }

    /// <summary>Only callers who may run this operation get in; <c>Caller</c> can then be asked for in the handler.</summary>
    public static T RequireOperation<T>(this T endpoint, string operation) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new EndpointNeeds(operation));

    /// <summary>Nothing is told here that a stranger may not know.</summary>
    public static T OpenToEverybody<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointNeeds(null));

    /// <summary>The endpoint asks for the caller by its own rules, GraphQL for each root field.</summary>
    public static T GuardsItself<T>(this T endpoint) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new EndpointNeeds(null, GuardsItself: true));

    /// <summary>Guards every endpoint; to be called before the product maps its own.</summary>
    internal static void UseAccess(this WebApplication app)
    {
        if (ProxiesOf(app.Configuration) is { Length: > 0 } proxies) app.UseForwardedHeaders(Believing(proxies));
        app.Use(RateLimits.Run);
        app.Use(CookieGuard.Run);
        app.Use(Guard);
    }

    private static async Task Guard(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not { } endpoint)
        {
            await next(http);
            return;
        }

        switch (endpoint.Metadata.GetMetadata<EndpointNeeds>())
        {
            case null:
                await Bearer.Forbid(http, "undeclared");
                break;
            case { Operation: null }:
                await next(http);
                break;
            case { Operation: { } operation }:
                await Enter(http, operation, next);
                break;
        }
    }

    private static async Task Enter(HttpContext http, string operation, RequestDelegate next)
    {
        if (await http.RequestServices.GetRequiredService<AdmitCaller>()(http, null, http.RequestAborted) is not { } caller)
        {
            await Bearer.Challenge(http);
            return;
        }

        if (!caller.May(operation))
        {
            await Bearer.Forbid(http, operation);
            return;
        }

        http.RequestServices.GetRequiredService<CallerSeat>().Taken = caller;
        await next(http);
    }

    private static IPAddress[] ProxiesOf(IConfiguration configuration) =>
    [
        .. (configuration[ProxiesKey] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => IPAddress.TryParse(text, out var address)
                ? address
                : throw new CannotStartException($"Ops__Proxies names \"{text}\", which is no address.")),
    ];

    private static ForwardedHeadersOptions Believing(IEnumerable<IPAddress> proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear(); // The framework believes this machine unasked; another program may run on it.
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies) options.KnownProxies.Add(proxy);
        return options;
    }
}
