namespace EventSourcedOps.Domain.Incidents;

/// <summary>How an incident came to be known.</summary>
public enum Channel
{
    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>In the portal.</summary>
    Portal,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>A monitoring system told.</summary>
    Monitoring,

    /// <summary>Another system told.</summary>
    Api,
}

/// <summary>Where an incident stands. It follows from what happened to it and is never set by itself.</summary>
public enum IncidentStatus
{
    /// <summary>Reported, not yet triaged.</summary>
    New,

    /// <summary>Category and rank are settled; no team has it.</summary>
    Triaged,

    /// <summary>A team has it.</summary>
    Assigned,

    /// <summary>A technician has taken it up.</summary>
    InProgress,

    /// <summary>Work waits for somebody else.</summary>
    OnHold,

    /// <summary>The harm is over, not yet confirmed.</summary>
    Resolved,

    /// <summary>It is at its end.</summary>
    Closed,
}

/// <summary>To a more skilled team, or to somebody with more power.</summary>
public enum Escalation
{
    /// <summary>To a more skilled team.</summary>
    Functional,

    /// <summary>To somebody with more power.</summary>
    Hierarchical,
}

/// <summary>How an incident came to its end.</summary>
public enum Closure
{
    /// <summary>Somebody confirmed that it is over.</summary>
    Confirmed,

    /// <summary>Nobody objected for some days.</summary>
    Automatic,

    /// <summary>It was merged into another one.</summary>
    Duplicate,

    /// <summary>It is no longer wanted.</summary>
    Cancelled,
}

/// <summary>What kind of thing an incident is linked to.</summary>
public enum LinkKind
{
    /// <summary>A problem.</summary>
    Problem,

    /// <summary>A change.</summary>
    Change,

    /// <summary>A configuration item.</summary>
    Item,

    /// <summary>An alert.</summary>
    Alert,
}

/// <summary>Whether the reporter may read a comment.</summary>
public enum Visibility
{
    /// <summary>The reporter may read it.</summary>
    Public,

    /// <summary>Only those who work on incidents may read it.</summary>
    Internal,
}

/// <summary>What can be done to an incident next.</summary>
public enum IncidentAction
{
    /// <summary>Settle category and rank.</summary>
    Triage,

    /// <summary>Give it to its first team.</summary>
    Assign,

    /// <summary>Give it to whoever is on call.</summary>
    AssignToOnCall,

    /// <summary>Give it to another team, or back to the service desk.</summary>
    Reassign,

    /// <summary>Say that one looks after it, so that nobody else is called.</summary>
    AnswerCall,

    /// <summary>Take it up.</summary>
    Accept,

    /// <summary>Give it back to the team.</summary>
    HandBack,

    /// <summary>Put it on hold.</summary>
    Hold,

    /// <summary>Let work go on.</summary>
    Resume,

    /// <summary>Ask for more skill or more power.</summary>
    Escalate,

    /// <summary>Say that the harm is over.</summary>
    Resolve,

    /// <summary>Say that the harm is back.</summary>
    Reopen,

    /// <summary>Confirm that it is over.</summary>
    Close,

    /// <summary>End it because it is no longer wanted.</summary>
    Cancel,

    /// <summary>Merge it into another incident.</summary>
    MarkDuplicate,

    /// <summary>Take it out of the incident it was merged into.</summary>
    UnmarkDuplicate,

    /// <summary>Make it a part of another incident.</summary>
    LinkToParent,

    /// <summary>Let it stand alone again.</summary>
    UnlinkFromParent,

    /// <summary>Declare it a major incident.</summary>
    DeclareMajor,

    /// <summary>Withdraw that it is a major incident.</summary>
    WithdrawMajor,

    /// <summary>Link it to a problem, a change or an item.</summary>
    Link,

    /// <summary>Take a link away.</summary>
    Unlink,

    /// <summary>Add a comment.</summary>
    Comment,

    /// <summary>Attach a file.</summary>
    AttachFile,

    /// <summary>Put title or description right.</summary>
    Correct,

    /// <summary>Say that it harms another service.</summary>
    MoveToService,

    /// <summary>Say how sensitive it is.</summary>
    Relabel,
}
