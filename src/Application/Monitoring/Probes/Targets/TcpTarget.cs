using EventSourcedOps.Application.Monitoring.Notification;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes.Targets;

/// <summary>A port that takes connections.</summary>
public sealed class TcpTarget(OutwardAddresses addresses)
{
    public async Task<ProbeSight> Look(TcpCheck check, CancellationToken cancellation)
    {
        await using var way = await addresses.Connect(check.Host, check.Port, cancellation);
        return new(null);
    }
}
