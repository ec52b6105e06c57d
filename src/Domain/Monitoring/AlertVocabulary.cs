namespace EventSourcedOps.Domain.Monitoring;

/// <summary>How bad it is if the alert is right. In the order of harm.</summary>
public enum AlertSeverity
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>It may become harmful.</summary>
    Warning,

    /// <summary>Something does not do what it should.</summary>
    Major,

    /// <summary>People are harmed now.</summary>
    Critical,
}

/// <summary>Where an alert stands. It follows from what happened to it and is never set by itself.</summary>
public enum AlertStatus
{
    /// <summary>Nobody has looked at it.</summary>
    Firing,

    /// <summary>Somebody has seen it.</summary>
    Acknowledged,

    /// <summary>Somebody works on it.</summary>
    Claimed,

    /// <summary>It fires, and there is a reason why nobody should be told.</summary>
    Suppressed,

    /// <summary>It fires no more.</summary>
    Resolved,
}

/// <summary>Why nobody should be told of an alert.</summary>
public enum SuppressionCause
{
    /// <summary>Somebody silenced such alerts for a while.</summary>
    Silence,

    /// <summary>A change is being made.</summary>
    Maintenance,

    /// <summary>What it stands on is down, and that has an alert of its own.</summary>
    ParentDown,
}

/// <summary>How an alert came to its end.</summary>
public enum AlertEnding
{
    /// <summary>What was measured is as it should be again.</summary>
    Recovered,

    /// <summary>Somebody said so.</summary>
    Person,

    /// <summary>Nothing was heard of it for too long.</summary>
    Expired,
}

/// <summary>What can be done to an alert next.</summary>
public enum AlertAction
{
    /// <summary>Say that one has seen it.</summary>
    Acknowledge,

    /// <summary>Take it as one's own work.</summary>
    Claim,

    /// <summary>Give it to somebody else.</summary>
    Transfer,

    /// <summary>Tell nobody of it, with the reason.</summary>
    Suppress,

    /// <summary>The reason is gone.</summary>
    Unsuppress,

    /// <summary>Raise its severity.</summary>
    Escalate,

    /// <summary>Say that it is over.</summary>
    Resolve,

    /// <summary>Add a comment.</summary>
    Comment,

    /// <summary>Have an incident reported that it belongs to.</summary>
    RaiseIncident,
}
