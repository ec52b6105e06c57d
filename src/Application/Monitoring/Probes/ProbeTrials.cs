using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Runs drafts once, few at a time: whoever tries has somebody else's machine make connections.</summary>
public sealed class ProbeTrials(ProbeRun run, ProbePoint here) : IDisposable
{
    private const int AtOnce = 4;

    private static readonly Refusal Busy = new("probe.busy", "Others are being tried. Try again in a moment.");

    private readonly SemaphoreSlim seats = new(AtOnce, AtOnce);

    public async Task<(ProbeOutcome? Run, Refusal? Refusal)> Go(ProbeDefinition draft, CancellationToken cancellation)
    {
        if (!await seats.WaitAsync(TimeSpan.Zero, cancellation)) return (null, Busy);
        try
        {
            return (await run.Go(here.Name, 0, draft, cancellation), null);
        }
        finally
        {
            seats.Release();
        }
    }

    public void Dispose() => seats.Dispose();
}
