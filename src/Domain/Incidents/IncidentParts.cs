namespace EventSourcedOps.Domain.Incidents;

/// <summary>How an incident was classified and ranked.</summary>
public sealed record Triage(string? Category, string? Subcategory, Impact Impact, Urgency Urgency, Priority Priority);

/// <summary>What an incident waits for.</summary>
public sealed record Hold(HoldReason Reason, string? Note);

/// <summary>How and when an incident was resolved.</summary>
public sealed record Solution(string Code, string Text, DateTimeOffset At);

/// <summary>A problem, change or item that has to do with an incident.</summary>
public sealed record Link(LinkKind Kind, string Reference);

/// <summary>A file under one of its names.</summary>
public sealed record AttachedFile(string Sha256, string FileName);
