using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.Monitoring;
using Microsoft.Extensions.Logging;

namespace EventSourcedOps.Application.Monitoring.Probes;

/// <summary>
/// Takes what came of a run: keeps it, has it measured, and asks all points what they come to. A turn of the verdict is recorded; while
/// it is bad an alert is told by the same intake as all others, again at each run, so that one that somebody resolved too early comes back.
/// </summary>
public sealed partial class ProbeJudge(
    ProbeRuns runs, ProbeSamples samples, CommandGate gate, Intake intake, LandscapeMemory landscape, TimeProvider time, ILogger<ProbeJudge> log)
{
    private static readonly Caller Product = Caller.Product("probes");

    /// <summary>What is not measured, because too much is, is judged nevertheless.</summary>
    public async Task Take(ProbeRow probe, ProbeOutcome run, CancellationToken cancellation)
    {
        await runs.Keep(probe.Organisation, probe.Id, run, cancellation);
        var unmeasured = await samples.Take(
            probe.Organisation, probe.Id, probe.State.Definition, run, await landscape.Newest(cancellation), cancellation);
        if (unmeasured is not null) LogUnmeasured(log, probe.Id, unmeasured.Code);
        await Judge(probe, cancellation);
    }

    /// <summary>What the points come to now. Nobody needs to have said anything: silence says something, too.</summary>
    public async Task Judge(ProbeRow probe, CancellationToken cancellation)
    {
        var (now, definition) = (time.GetUtcNow(), probe.State.Definition);
        var found = ProbeCorroboration.Judge(definition, await runs.ToJudge(probe.Id, probe.State, cancellation), now);
        if (found.Verdict is not { } verdict) return;
        if (verdict != probe.State.Verdict)
        {
            var outcome = await gate.Send(new(
                new JudgeProbe(Guid.CreateVersion7(), probe.Id, probe.State.Version, verdict, found.Since, found.Points), Product));
            if (outcome.Refusal is { } refusal) throw new TimeoutException(refusal.Reason); // the next run says it again
        }

        if (!ProbeAlert.IsAlert(verdict)) return;
        var since = verdict == probe.State.Verdict ? probe.State.Since : found.Since;
        var alert = new SignalAlert(
            Guid.CreateVersion7(), probe.Organisation, ProbeAlert.TitleOf(definition, found.Points), ProbeAlert.SeverityOf(definition, verdict),
            ProbeAlert.AlertLabelsOf(probe.Id, definition, await landscape.Newest(cancellation)),
            ProbeAlert.EvidenceOf(probe.Id, probe.State.Version, definition, verdict, since, now, found.Points));
        // Whoever runs it promises to speak again; if all points and the product fall silent, so does the alert.
        var answers = await intake.Take([new(alert, now + (2 * definition.SilentAfter()))], Product, cancellation);
        if (answers[0].Refusal is { } untold) LogUntold(log, probe.Id, untold.Code, untold.Reason);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A run of probe {Probe} was not measured: {Code}")]
    private static partial void LogUnmeasured(ILogger log, Guid probe, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The alert of probe {Probe} was not taken: {Code}, {Reason}")]
    private static partial void LogUntold(ILogger log, Guid probe, string code, string reason);
}
