using EventSourcedOps.Api.Access.Scim;
using EventSourcedOps.Api.Access.Sso;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace EventSourcedOps.Api.Access;

/// <summary>Composes signing in: sessions, passwords, second factors, enrolment.</summary>
internal static class SignInHosting
{
    /// <summary>Which profile passwords follow: "dengbao-3" unless told, or "asvs".</summary>
    public const string PolicyKey = "Ops:PasswordPolicy";

    private const string KeyFolder = "keys";

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("EventSourcedOps");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
            keys.XmlRepository = new FileSystemXmlRepository(
                OwnFolder(Path.Combine(provider.GetRequiredService<OpsSettings>().DataFolder, KeyFolder)),
                provider.GetRequiredService<ILoggerFactory>())));
        services.AddSingleton(provider => PolicyOf(provider.GetRequiredService<IConfiguration>()[PolicyKey]));
        services.AddSingleton<CredentialStore>().AddSingleton<SessionStore>().AddSingleton<Enrolments>().AddSingleton<SignInFailures>().AddSingleton<LogoutTokens>();
        services.AddSso().AddScim();
        return services.AddSingleton<SessionDesk>().AddSingleton<Passwords>().AddSingleton<SecondFactors>()
            .AddSingleton<SessionEndpoints>().AddSingleton<EnrolmentEndpoints>();
    }

    public static void MapSignIn(this WebApplication app)
    {
        var (session, enrolment) = (app.Services.GetRequiredService<SessionEndpoints>(), app.Services.GetRequiredService<EnrolmentEndpoints>());
        app.MapGet("/session", session.Tell).GuardsItself();
        app.MapPost("/session", session.SignIn).GuardsItself().RequireRateLimiting(RateLimits.SignIn);
        app.MapPost("/session/second-factor", session.ShowSecondFactor).GuardsItself().RequireRateLimiting(RateLimits.Codes);
        app.MapPost("/session/password", session.ChangePassword).GuardsItself().RequireRateLimiting(RateLimits.SignIn);
        app.MapPost("/session/second-factor/enrolment", session.OfferSecondFactor).GuardsItself().RequireRateLimiting(RateLimits.Codes);
        app.MapPost("/session/second-factor/enrolment/confirm", session.ConfirmSecondFactor).GuardsItself().RequireRateLimiting(RateLimits.Codes);
        app.MapDelete("/session", session.SignOut).GuardsItself();
        app.MapSso();
        app.MapScim();
        app.MapPost("/enrolment", enrolment.Look).GuardsItself().RequireRateLimiting(RateLimits.SignIn);
        app.MapPost("/enrolment/complete", enrolment.Complete).GuardsItself().RequireRateLimiting(RateLimits.SignIn);
    }

    private static DirectoryInfo OwnFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static PasswordPolicy PolicyOf(string? key) => string.IsNullOrWhiteSpace(key)
        ? PasswordPolicy.ClassifiedProtection
        : PasswordPolicy.All.FirstOrDefault(policy => policy.Key == key)
            ?? throw new CannotStartException(
                $"Ops__PasswordPolicy is \"{key}\"; it is one of {string.Join(", ", PasswordPolicy.All.Select(policy => policy.Key))}.");
}
