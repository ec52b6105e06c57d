using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>Runs a probe once at the product's own point, and has it judged.</summary>
public sealed class ProbeRound(ProbeList probes, ProbeRun run, ProbeJudge judge, ProbePoint here)
{
    /// <returns>What came of it; null when it is not run here any more.</returns>
    public async Task<ProbeOutcome?> Go(Guid probe, CancellationToken cancellation)
    {
        if (await probes.Find(probe, cancellation) is not { } row || !row.State.Definition.Points.Contains(here.Name)) return null;
        var outcome = await run.Go(here.Name, row.State.Version, row.State.Definition, cancellation);
        await judge.Take(row, outcome, cancellation);
        return outcome;
    }
}
