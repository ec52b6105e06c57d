namespace EventSourcedOps.Api.Access.Sso;

/// <summary>Composes signing in by other houses.</summary>
internal static class SsoHosting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddSso(this IServiceCollection services)
    {
        // Their answers hold tokens: nothing about these calls is logged, and no redirect carries our secret elsewhere.
        services.AddHttpClient(Provider.HttpName, client => client.Timeout = Patience).RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        return services.AddSingleton<Providers>().AddSingleton<SignInFlowCookie>().AddSingleton<ProviderAccounts>()
            .AddSingleton<ProviderEndpoints>().AddSingleton<BackchannelLogout>();
    }

    public static void MapSso(this WebApplication app)
    {
        var (endpoints, logout) = (app.Services.GetRequiredService<ProviderEndpoints>(), app.Services.GetRequiredService<BackchannelLogout>());
        app.MapGet("/sign-in/{provider}", endpoints.Begin).GuardsItself();
        app.MapGet("/sign-in/{provider}/callback", endpoints.Return).GuardsItself().RequireRateLimiting(RateLimits.SignIn);
        // A house sends everybody's logouts from one address, so it may call as often as a program.
        app.MapPost("/sign-in/{provider}/logout", logout.Hear).GuardsItself().RequireRateLimiting(RateLimits.GraphQL);
    }
}
