using EventSourcedOps.Domain.Monitoring.Probes;
using static EventSourcedOps.Api.Audit.Timelines;

namespace EventSourcedOps.Api.Monitoring.Probes;

/// <summary>Says in a sentence what happened to a probe.</summary>
internal static class ProbeSentences
{
    public static string Of(ProbeEvent happened) => happened switch
    {
        ProbeDefined e => $"Defined: {e.Definition.Name}",
        ProbeRevised e => $"Version {e.Version} written: {e.Definition.Name}",
        ProbePaused e  => $"Paused{Why(e.Reason)}",
        ProbeResumed   => "Run again",
        ProbeRetired e => $"Not used any more{Why(e.Reason)}",
        ProbeJudged e  => $"{Verdict(e.Verdict)}{Why(Seen(e))}",
        _ => throw new InvalidOperationException($"Nobody said how to tell of {happened.GetType().Name}."),
    };

    private static string Verdict(ProbeVerdict verdict) => verdict switch
    {
        ProbeVerdict.Up       => "Up",
        ProbeVerdict.Degraded => "Up, but not for long",
        ProbeVerdict.Down     => "Down",
        _                     => "Too few points have spoken",
    };

    private static string Seen(ProbeJudged judged) => string.Join(
        "; ", judged.Points.Where(one => one.Fault is not null && ProbeAlert.IsAlert(judged.Verdict)).Select(one => $"{one.Point} {one.Detail}"));
}
