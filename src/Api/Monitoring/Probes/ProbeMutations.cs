using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring.Probes;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Mutation
{
    /// <summary>Defines a probe; its points run it from now on.</summary>
    public static Task<Outcome> DefineProbe(DefineProbe input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Has a probe look at something else, or otherwise.</summary>
    public static Task<Outcome> ReviseProbe(ReviseProbe input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Runs a probe no more, for the time being.</summary>
    public static Task<Outcome> PauseProbe(PauseProbe input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Runs a probe again.</summary>
    public static Task<Outcome> ResumeProbe(ResumeProbe input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Uses a probe no more.</summary>
    public static Task<Outcome> RetireProbe(RetireProbe input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Runs a draft of a probe once, from the product's own point, and says what came of each step.</summary>
    public static async Task<ProbeTrial> TryProbe(
        TryProbe input, [FromServices] CommandDesk desk, [FromServices] ProbeTrials trials, CancellationToken cancellation)
    {
        if ((await desk.Send(input)).Refusal is { } unfit) return new(unfit, null);
        var (run, refusal) = await trials.Go(input.Definition, cancellation);
        return new(refusal, run is null ? null : new(run));
    }

    /// <summary>Tells what came of runs at a point elsewhere. What is told again changes nothing.</summary>
    [Needs(ProbeReports.Operation)]
    public static async Task<ProbeReportAnswer> ReportProbeRuns(
        ProbeReport input, [FromServices] ProbeReports reports, [FromServices] Caller caller, CancellationToken cancellation) =>
        await input.Take(reports, caller, cancellation);
}
