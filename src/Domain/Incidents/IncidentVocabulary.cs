namespace EventSourcedOps.Domain.Incidents;

/// <summary>How an incident came to be known.</summary>
public enum Channel { Phone, Portal, Email, Monitoring, Api }

/// <summary>Where an incident stands. It follows from what happened to it and is never set by itself.</summary>
public enum IncidentStatus { New, Triaged, Assigned, InProgress, OnHold, Resolved, Closed }

/// <summary>To a more skilled team, or to somebody with more power.</summary>
public enum Escalation { Functional, Hierarchical }

/// <summary>How an incident came to its end.</summary>
public enum Closure { Confirmed, Automatic, Duplicate, Cancelled }

/// <summary>What kind of thing an incident is linked to.</summary>
public enum LinkKind { Problem, Change, Item }

/// <summary>Whether the reporter may read a comment.</summary>
public enum Visibility { Public, Internal }

/// <summary>What can be done to an incident next.</summary>
public enum IncidentAction
{
    Triage, Assign, Reassign, Accept, HandBack, Hold, Resume, Escalate, Resolve, Reopen, Close, Cancel,
    MarkDuplicate, UnmarkDuplicate, LinkToParent, UnlinkFromParent, DeclareMajor, WithdrawMajor, Link, Unlink,
    Comment, AttachFile, Correct, MoveToService,
}
