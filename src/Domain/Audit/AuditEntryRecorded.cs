namespace EventSourcedOps.Domain.Audit;

/// <summary>How a command ended.</summary>
public enum AuditOutcome
{
    /// <summary>It was done.</summary>
    Accepted,

    /// <summary>A rule said no.</summary>
    Refused,

    /// <summary>A fault of ours kept it from being done.</summary>
    Failed,
}

/// <summary>Somebody asked for something, and this is what came of it. Recorded in the same transaction as the events, or nothing is.</summary>
/// <param name="CommandId">The command, as the client named it.</param>
/// <param name="Operation">What was asked, e.g. <c>incident.assign</c>.</param>
/// <param name="Outcome">Whether it was accepted, refused by a rule, or failed by a fault.</param>
/// <param name="Subject">Stream that the command was about.</param>
/// <param name="Version">The subject's version after the command.</param>
/// <param name="Code">Code of the refusal or fault; null when accepted.</param>
/// <param name="Reason">The refusal in words; null when accepted.</param>
/// <param name="Input">The command as it was sent, cut at a bound, so that an auditor can read and search what was asked.</param>
[WireName("audit.entry-recorded.v1")]
public sealed record AuditEntryRecorded(
    Guid CommandId, string Operation, AuditOutcome Outcome, Guid Subject, long Version, string? Code, string? Reason, string Input);
