namespace EventSourcedOps.Domain.Incidents;

/// <summary>How far the harm reaches.</summary>
public enum Impact
{
    /// <summary>Many people, or a whole organisation.</summary>
    High,

    /// <summary>A department or a group.</summary>
    Medium,

    /// <summary>A single person.</summary>
    Low,
}

/// <summary>How soon it hurts.</summary>
public enum Urgency
{
    /// <summary>It hurts at once.</summary>
    High,

    /// <summary>It hurts within the day.</summary>
    Medium,

    /// <summary>It can wait.</summary>
    Low,
}

/// <summary>What comes first; follows from impact × urgency by the matrix in force.</summary>
public enum Priority
{
    /// <summary>Before everything else.</summary>
    Critical,

    /// <summary>As soon as anybody is free.</summary>
    High,

    /// <summary>In its turn.</summary>
    Moderate,

    /// <summary>When there is time.</summary>
    Low,

    /// <summary>With other planned work.</summary>
    Planning,
}

/// <summary>What an incident on hold is waiting for. Agreements say which of these stop a clock.</summary>
public enum HoldReason
{
    /// <summary>Waits for an answer of the user.</summary>
    AwaitingUser,

    /// <summary>Waits for a supplier.</summary>
    AwaitingSupplier,

    /// <summary>Waits for the solution of a problem.</summary>
    AwaitingProblem,

    /// <summary>Waits for a change.</summary>
    AwaitingChange,

    /// <summary>Waits until it shows again.</summary>
    AwaitingEvidence,
}
