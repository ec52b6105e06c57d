namespace EventSourcedOps.Domain.Monitoring.Probes;

/// <summary>What one point saw when a verdict turned.</summary>
/// <param name="Point">Its name.</param>
/// <param name="Saw">What it saw.</param>
/// <param name="At">When it last ran; null when it never did.</param>
/// <param name="Milliseconds">How long that took.</param>
/// <param name="Fault">What went wrong; null when nothing did.</param>
/// <param name="Detail">The same for people.</param>
public sealed record PointEvidence(
    string Point, PointSight Saw, DateTimeOffset? At = null, int? Milliseconds = null, ProbeFaultKind? Fault = null, string? Detail = null);

/// <summary>Something that happened to a probe. Single runs are measurements and no facts; a turn of the verdict is one.</summary>
/// <remarks>Stored for ever: add fields as optional ones, never rename, never reuse a name. Who and when live in the metadata.</remarks>
public abstract record ProbeEvent;

/// <summary>Its points run it from now on.</summary>
[WireName("probe.defined.v1")]
public sealed record ProbeDefined(string Organisation, ProbeDefinition Definition) : ProbeEvent;

/// <summary>It looks at something else, or otherwise. What was seen before says nothing of it.</summary>
[WireName("probe.revised.v1")]
public sealed record ProbeRevised(int Version, ProbeDefinition Definition) : ProbeEvent;

/// <summary>It is not run for the time being.</summary>
[WireName("probe.paused.v1")]
public sealed record ProbePaused(string Reason) : ProbeEvent;

/// <summary>It is run again.</summary>
[WireName("probe.resumed.v1")]
public sealed record ProbeResumed : ProbeEvent;

/// <summary>It is not used any more.</summary>
[WireName("probe.retired.v1")]
public sealed record ProbeRetired(string Reason) : ProbeEvent;

/// <summary>The verdict turned.</summary>
/// <param name="Version">The version that was run.</param>
/// <param name="Since">Since when it stands so, by what the points saw: earlier than it could be known.</param>
/// <param name="Points">What each point saw.</param>
[WireName("probe.judged.v1")]
public sealed record ProbeJudged(int Version, ProbeVerdict Verdict, DateTimeOffset Since, IReadOnlyList<PointEvidence> Points) : ProbeEvent;
