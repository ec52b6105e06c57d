namespace EventSourcedOps.Domain.Changes;

/// <summary>How much a change endangers.</summary>
public enum RiskLevel
{
    /// <summary>Hardly anything.</summary>
    Low,

    /// <summary>Something that would be noticed.</summary>
    Medium,

    /// <summary>Something that many depend on.</summary>
    High,
}

/// <summary>What adds to the risk of a change.</summary>
public enum RiskFactorKind
{
    /// <summary>How many items fail if it goes wrong.</summary>
    ImpactSize,

    /// <summary>How many services fail if it goes wrong.</summary>
    Services,

    /// <summary>How much hangs on the most important of them.</summary>
    Criticality,

    /// <summary>How sensitive the items are.</summary>
    Label,

    /// <summary>How earlier changes of the same items went.</summary>
    History,

    /// <summary>Other changes, or times in which none should be made.</summary>
    Conflicts,

    /// <summary>When and how long.</summary>
    Window,

    /// <summary>Whether somebody tried it out.</summary>
    Rehearsal,

    /// <summary>Whether there was time to think.</summary>
    Kind,
}

/// <summary>Why two changes, or a change and a time, do not go together.</summary>
public enum ConflictKind
{
    /// <summary>Another change works on one of the same items at that time.</summary>
    SameItem,

    /// <summary>Another change works at that time on something that these items depend on, or that depends on them.</summary>
    DependentItem,

    /// <summary>No change may be made in that period.</summary>
    Blackout,

    /// <summary>The calendar is frozen at that time.</summary>
    FrozenCalendar,

    /// <summary>It is not wholly inside the hours that are kept for maintenance.</summary>
    OutsideMaintenance,
}
