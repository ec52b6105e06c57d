using System.Net.NetworkInformation;
using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes.Targets;

/// <summary>A machine that answers echo requests.</summary>
public sealed class PingTarget(OutwardAddresses addresses)
{
    public async Task<ProbeSight> Look(PingCheck check, int timeoutSeconds, CancellationToken cancellation)
    {
        var known = await addresses.Resolve(check.Host, cancellation);
        using var ping = new Ping();
        var reply = await ping.SendPingAsync(known[0], TimeSpan.FromSeconds(timeoutSeconds), cancellationToken: cancellation);
        return reply.Status == IPStatus.Success ? new(null)
            : new(new ProbeFault(reply.Status == IPStatus.TimedOut ? ProbeFaultKind.TimedOut : ProbeFaultKind.Unreachable, $"{known[0]}: {reply.Status}"));
    }
}
