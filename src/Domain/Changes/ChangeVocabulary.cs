namespace EventSourcedOps.Domain.Changes;

/// <summary>How a change is allowed.</summary>
public enum ChangeKind
{
    /// <summary>Done the same way each time; the template it follows was approved beforehand.</summary>
    Standard,

    /// <summary>Reviewed and approved one by one, by the risk it carries.</summary>
    Normal,

    /// <summary>Cannot wait: one manager says yes, the emergency board looks at it afterwards.</summary>
    Emergency,
}

/// <summary>Where a change stands. It follows from what happened to it and is never set by itself.</summary>
public enum ChangeStatus
{
    /// <summary>Being planned.</summary>
    Draft,

    /// <summary>Waits for those who review and approve it.</summary>
    InReview,

    /// <summary>May be done, no time is booked.</summary>
    Approved,

    /// <summary>Its time is booked.</summary>
    Scheduled,

    /// <summary>Its steps are being done.</summary>
    Implementing,

    /// <summary>Every step is done, nobody has verified it yet.</summary>
    Implemented,

    /// <summary>It was aborted; what was done is being taken back.</summary>
    RollingBack,

    /// <summary>Everything is taken back.</summary>
    RolledBack,

    /// <summary>It does what it was meant to.</summary>
    Verified,

    /// <summary>It is at its end.</summary>
    Closed,
}

/// <summary>Who speaks on a change.</summary>
public enum ApprovalBody
{
    /// <summary>Somebody who knows the technology and did not write the plan.</summary>
    Reviewer,

    /// <summary>A change manager.</summary>
    Manager,

    /// <summary>The change advisory board (CAB).</summary>
    Board,

    /// <summary>The emergency board (ECAB), after the fact.</summary>
    EmergencyBoard,
}

/// <summary>Which of the two plans a step belongs to.</summary>
public enum StepPlan
{
    /// <summary>What is done.</summary>
    Implementation,

    /// <summary>How it is taken back.</summary>
    Rollback,
}

/// <summary>How a step stands.</summary>
public enum StepState
{
    /// <summary>Not yet done.</summary>
    Waiting,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Tried, and failed.</summary>
    Failed,
}

/// <summary>How a change came to its end.</summary>
public enum ChangeClosure
{
    /// <summary>It was done and does what it should.</summary>
    Successful,

    /// <summary>It was taken back.</summary>
    RolledBack,

    /// <summary>It was given up before anything was done.</summary>
    Cancelled,
}

/// <summary>What can be done to a change next.</summary>
public enum ChangeAction
{
    /// <summary>Say what is done, how it is taken back, when, and on which items.</summary>
    Plan,

    /// <summary>Ask for its approval.</summary>
    Submit,

    /// <summary>Take it back into planning.</summary>
    Recall,

    /// <summary>Speak on it as a reviewer.</summary>
    Review,

    /// <summary>Say yes as manager or member of a board.</summary>
    Approve,

    /// <summary>Say no as manager or member of a board.</summary>
    Reject,

    /// <summary>Book its time.</summary>
    Schedule,

    /// <summary>Begin with it.</summary>
    Start,

    /// <summary>Report a step.</summary>
    Step,

    /// <summary>Stop, and take back what was done.</summary>
    Abort,

    /// <summary>Report a step of the way back.</summary>
    RollBack,

    /// <summary>Say whether it does what it should.</summary>
    Verify,

    /// <summary>Look back at it: what was planned, what came of it.</summary>
    Evaluate,

    /// <summary>End it.</summary>
    Close,

    /// <summary>Give it up.</summary>
    Cancel,

    /// <summary>Add a comment.</summary>
    Comment,

    /// <summary>Say that it caused an incident.</summary>
    LinkIncident,

    /// <summary>It did not cause that incident after all.</summary>
    UnlinkIncident,
}
