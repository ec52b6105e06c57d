using EventSourcedOps.Domain.Monitoring.Probes;
using GraphQL;

namespace EventSourcedOps.Api.Monitoring.Probes;

/// <summary>What a point saw, and sees.</summary>
[GraphQLMetadata("PointEvidence")]
public sealed class PointEvidenceNode(PointEvidence evidence)
{
    /// <summary>Its name.</summary>
    public string Point => evidence.Point;

    /// <summary>What it saw over its newest runs.</summary>
    public PointSight Saw => evidence.Saw;

    /// <summary>When it last ran; null when it never did.</summary>
    public DateTimeOffset? At => evidence.At;

    /// <summary>How long that took.</summary>
    public int? Milliseconds => evidence.Milliseconds;

    /// <summary>What went wrong; null when nothing did.</summary>
    public ProbeFaultKind? Fault => evidence.Fault;

    /// <summary>The same for people.</summary>
    public string? Detail => evidence.Detail;
}

/// <summary>What one run came to at one point.</summary>
[GraphQLMetadata("ProbeRun")]
public sealed class ProbeRunNode(ProbeOutcome run)
{
    /// <summary>Which point ran it.</summary>
    public string Point => run.Point;

    /// <summary>When it began.</summary>
    public DateTimeOffset At => run.At;

    /// <summary>The version that was run; 0 for a draft.</summary>
    public int Version => run.Version;

    /// <summary>Whether everything was as it should be.</summary>
    public ProbeReading Reading => run.Reading;

    /// <summary>How long it took.</summary>
    public int Milliseconds => run.Milliseconds;

    /// <summary>What went wrong; null when nothing did.</summary>
    public ProbeFaultKind? Fault => run.Fault?.Kind;

    /// <summary>The same for people.</summary>
    public string? Detail => run.Fault?.Detail;

    /// <summary>For how many days a certificate that it saw is still good.</summary>
    public int? DaysLeft => run.DaysLeft;

    /// <summary>Of requests one after the other, each that was made.</summary>
    public IEnumerable<ProbeRunStepNode> Steps => run.Steps.Select(step => new ProbeRunStepNode(step));
}

/// <summary>What one request of a run came to.</summary>
[GraphQLMetadata("ProbeRunStep")]
public sealed class ProbeRunStepNode(ProbeStepOutcome step)
{
    /// <summary>How long it took.</summary>
    public int Milliseconds => step.Milliseconds;

    /// <summary>The status of the answer; null when there was none.</summary>
    public int? Status => step.Status;

    /// <summary>What went wrong; null when nothing did.</summary>
    public ProbeFaultKind? Fault => step.Fault?.Kind;

    /// <summary>The same for people.</summary>
    public string? Detail => step.Fault?.Detail;
}

/// <summary>A verdict that was recorded.</summary>
[GraphQLMetadata("ProbeVerdictRecord")]
public sealed class ProbeVerdictNode(ProbeJudged judged, DateTimeOffset recordedAt)
{
    /// <summary>What the points came to.</summary>
    public ProbeVerdict Verdict => judged.Verdict;

    /// <summary>Since when, by what they saw.</summary>
    public DateTimeOffset Since => judged.Since;

    /// <summary>When it was known.</summary>
    public DateTimeOffset RecordedAt => recordedAt;

    /// <summary>The version that was run.</summary>
    public int Version => judged.Version;

    /// <summary>What each point saw.</summary>
    public IEnumerable<PointEvidenceNode> Points => judged.Points.Select(one => new PointEvidenceNode(one));
}

/// <summary>How much of a time a service was there.</summary>
[GraphQLMetadata("ProbeAvailability")]
public sealed class ProbeAvailabilityNode(ProbeAvailability availability)
{
    /// <summary>When the time began.</summary>
    public DateTimeOffset From => availability.From;

    /// <summary>When it ended.</summary>
    public DateTimeOffset To => availability.To;

    /// <summary>The share of the known time in which it was there, in percent; null when nothing is known.</summary>
    public double? Percent => availability.Percent();

    /// <summary>How often it went down.</summary>
    public int Outages => availability.Outages();

    /// <summary>For how many seconds it was up, the time among it in which its certificate would soon have ended.</summary>
    public long UpSeconds => Seconds(ProbePhase.Up) + Seconds(ProbePhase.Degraded);

    /// <summary>For how many seconds it was down.</summary>
    public long DownSeconds => Seconds(ProbePhase.Down);

    /// <summary>Of how many seconds nobody knows; they count neither way.</summary>
    public long UnknownSeconds => Seconds(ProbePhase.Unknown);

    /// <summary>For how many seconds it was not run; they do not count at all.</summary>
    public long PausedSeconds => Seconds(ProbePhase.Paused);

    /// <summary>How it stood, one after the other without a gap.</summary>
    public IEnumerable<ProbeSpanNode> Spans => availability.Spans.Select(span => new ProbeSpanNode(span));

    private long Seconds(ProbePhase phase) => (long)availability.Lasted(phase).TotalSeconds;
}

/// <summary>A while in which it stood so.</summary>
[GraphQLMetadata("ProbeSpan")]
public sealed class ProbeSpanNode(ProbeSpan span)
{
    /// <summary>When it began.</summary>
    public DateTimeOffset From => span.From;

    /// <summary>When it ended.</summary>
    public DateTimeOffset To => span.To;

    /// <summary>How it stood.</summary>
    public ProbePhase Phase => span.Phase;
}
