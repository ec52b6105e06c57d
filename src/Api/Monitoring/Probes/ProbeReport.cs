using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Api.Monitoring.Probes;

/// <summary>What came of a trial of a draft.</summary>
/// <param name="Refusal">Why it was not run; null when it was.</param>
/// <param name="Run">What came of it; null when it was not run.</param>
public sealed record ProbeTrial(Refusal? Refusal, ProbeRunNode? Run);

/// <summary>What a point elsewhere tells.</summary>
/// <param name="Point">Its name.</param>
/// <param name="Runs">What came of its runs; 200 at most.</param>
public sealed record ProbeReport(string Point, IReadOnlyList<ProbeRunReport> Runs)
{
    private const int LongestDetail = 300;

    internal async Task<ProbeReportAnswer> Take(ProbeReports reports, Caller caller, CancellationToken cancellation)
    {
        if (Runs.Count > ProbeReports.Most) throw new ApiError("too-many-runs", $"Tell of at most {ProbeReports.Most} runs at once.");
        var answers = await reports.Take(caller, [.. Runs.Select(run => new ReportedRun(run.ProbeId, run.Of(Point)))], cancellation);
        return new(
            answers.Count(answer => answer is null),
            answers.Select((answer, i) => answer is null ? null : new RefusedProbeRun(i, answer.Code, answer.Reason, answer.Field)).OfType<RefusedProbeRun>());
    }

    internal static ProbeFault? FaultOf(ProbeFaultKind? kind, string? detail) =>
        kind is { } known ? new(known, detail is null ? "" : detail.Length <= LongestDetail ? detail : detail[..LongestDetail]) : null;
}

/// <summary>A run at a point elsewhere.</summary>
/// <param name="ProbeId">Which probe was run.</param>
/// <param name="Version">Which version of it.</param>
/// <param name="At">When the run began.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Fault">What went wrong; null when nothing did.</param>
/// <param name="Detail">The same for people; cut after 300 characters.</param>
/// <param name="Ending">Whether that is only that a certificate ends soon.</param>
/// <param name="DaysLeft">For how many days a certificate that it saw is still good.</param>
/// <param name="Steps">Of requests one after the other, each that was made.</param>
public sealed record ProbeRunReport(
    Guid ProbeId, int Version, DateTimeOffset At, int Milliseconds, ProbeFaultKind? Fault = null, string? Detail = null, bool? Ending = null,
    int? DaysLeft = null, IReadOnlyList<ProbeStepReport>? Steps = null)
{
    internal ProbeOutcome Of(string point) => ProbeOutcome.Of(
        point, Version, At, Math.Max(0, Milliseconds), ProbeReport.FaultOf(Fault, Detail), DaysLeft,
        [.. (Steps ?? []).Take(ProbeShape.MostSteps).Select(step => step.Of())], Ending == true);
}

/// <summary>A request of a run at a point elsewhere.</summary>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Status">The status of the answer; null when there was none.</param>
/// <param name="Fault">What went wrong; null when nothing did.</param>
/// <param name="Detail">The same for people; cut after 300 characters.</param>
public sealed record ProbeStepReport(int Milliseconds, int? Status = null, ProbeFaultKind? Fault = null, string? Detail = null)
{
    internal ProbeStepOutcome Of() => new(Math.Max(0, Milliseconds), Status, ProbeReport.FaultOf(Fault, Detail));
}

/// <summary>What became of a report.</summary>
/// <param name="Taken">How many of its runs count now.</param>
/// <param name="Refused">Those that do not.</param>
public sealed record ProbeReportAnswer(int Taken, IEnumerable<RefusedProbeRun> Refused);

/// <summary>A run that was not taken, and why.</summary>
/// <param name="Index">Its place in the report, from 0.</param>
/// <param name="Code">For programs, such as probe.version-old.</param>
/// <param name="Reason">For people.</param>
/// <param name="Field">What is to blame.</param>
public sealed record RefusedProbeRun(int Index, string Code, string Reason, string? Field);
