using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Monitoring.Notification;
using Microsoft.AspNetCore.DataProtection;

namespace EventSourcedOps.Api.Monitoring.Notification;

/// <summary>Puts together what reaches people outside of the portal.</summary>
internal static class NotificationHosting
{
    public static IServiceCollection AddNotification(this IServiceCollection services) => services
        .AddSingleton(provider => OutwardOf(provider.GetRequiredService<IConfiguration>()[OutwardAddresses.Key]))
        .AddSingleton(provider => PortalOf(
            provider.GetRequiredService<IConfiguration>()[PortalAddress.Key], provider.GetRequiredService<OpsSettings>().Url))
        .AddSingleton(provider => SealOf(provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("notification-channel.v1")))
        .AddSingleton<ChannelSecrets>().AddSingleton<OutwardHttp>().AddSingleton<OutwardMail>().AddSingleton<Courier>();

    private static SecretSeal SealOf(IDataProtector protector) => new(protector.Protect, protector.Unprotect);

    private static OutwardAddresses OutwardOf(string? setting)
    {
        try
        {
            return OutwardAddresses.Of(setting);
        }
        catch (FormatException)
        {
            throw new CannotStartException($"Ops__Outward is \"{setting}\"; it must name networks such as 10.20.0.0/16, apart by commas.");
        }
    }

    private static PortalAddress PortalOf(string? setting, Uri served) =>
        string.IsNullOrWhiteSpace(setting) ? new(served)
        : Uri.TryCreate(setting, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? new(address)
        : throw new CannotStartException($"Ops__Portal is \"{setting}\"; it must look like https://ops.example.gov.cn.");
}
