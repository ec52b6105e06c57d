using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes.Targets;

/// <summary>A port that shows a certificate. Nothing is ever sent on that way, so it may be opened to one that nobody vouches for.</summary>
public sealed class TlsTarget(OutwardAddresses addresses)
{
    public async Task<ProbeSight> Look(TlsCheck check, DateTimeOffset now, CancellationToken cancellation)
    {
        var (objections, reasons, ends) = (SslPolicyErrors.None, "", (DateTimeOffset?)null);
        await using var way = await addresses.Connect(check.Host, check.Port, cancellation);
        await using var tls = new SslStream(way);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = check.Host,
                RemoteCertificateValidationCallback = (_, shown, chain, found) =>
                {
                    (objections, reasons) = (found, string.Join(", ", chain?.ChainStatus.Select(status => status.Status) ?? []));
                    ends = shown is X509Certificate2 certificate ? new DateTimeOffset(certificate.NotAfter) : null;
                    return ends is not null; // what is wrong with it is what is asked for
                },
            },
            cancellation);
        return Judged(check, now, ends!.Value, objections, reasons);
    }

    private static ProbeSight Judged(TlsCheck check, DateTimeOffset now, DateTimeOffset ends, SslPolicyErrors objections, string reasons)
    {
        var days = (int)Math.Floor((ends - now).TotalDays);
        var date = ends.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (ends <= now) return new(new(ProbeFaultKind.CertificateEnding, $"notAfter {date}"), days);
        if (objections.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return new(new(ProbeFaultKind.Untrusted, $"SAN ∌ {check.Host}"), days);
        if (objections.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) && !check.Untrusted)
            return new(new(ProbeFaultKind.Untrusted, reasons), days);
        return days < check.DaysLeft
            ? new(new(ProbeFaultKind.CertificateEnding, $"notAfter {date}, {days} d"), days, IsEnding: true)
            : new(null, days);
    }
}
