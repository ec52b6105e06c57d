namespace EventSourcedOps.Domain.Incidents;

/// <summary>Every reason for which something about an incident is refused.</summary>
public static class IncidentRefusals
{
    public static readonly Refusal Unknown         = new("incident.unknown", "There is no such incident.");
    public static readonly Refusal AlreadyReported = new("incident.already-reported", "An incident of this id was reported before.");
    public static readonly Refusal BeginsInFuture  = new("incident.begins-in-future", "Harm cannot begin after it is reported.", "beganAt");

    public static readonly Refusal NotTriaged      = new("incident.not-triaged", "Triage the incident first.");
    public static readonly Refusal AlreadyAssigned = new("incident.already-assigned", "A team has it; reassign it.", "teamId");
    public static readonly Refusal AlreadyWithSomebody =
        new("incident.already-with-somebody", "A technician has it; reassign it.");
    public static readonly Refusal NotAssigned     = new("incident.not-assigned", "Assign the incident to a team first.");
    public static readonly Refusal AlreadyAccepted = new("incident.already-accepted", "Somebody has taken it up; reassign it.");
    public static readonly Refusal TeamMissing     = new("incident.team-missing", "A technician works in a team: name it.", "teamId");
    public static readonly Refusal OnHold          = new("incident.on-hold", "The incident is on hold; resume it first.");
    public static readonly Refusal NotOnHold       = new("incident.not-on-hold", "The incident is not on hold.");
    public static readonly Refusal EscalatedToSame = new("incident.escalated-to-same-team", "That team has it already.", "teamId");

    public static readonly Refusal AlreadyResolved = new("incident.already-resolved", "The incident is resolved; reopen it first.");
    public static readonly Refusal NotResolved     = new("incident.not-resolved", "The incident is not resolved.");
    public static readonly Refusal AlreadyClosed   = new("incident.already-closed", "The incident is closed; report a new one.");

    public static readonly Refusal OriginalUnknown = new("incident.original-unknown", "That incident does not exist.", "originalId");
    public static readonly Refusal DuplicateOfSelf = new("incident.duplicate-of-self", "Name another incident.", "originalId");
    public static readonly Refusal OriginalMerged  =
        new("incident.original-is-duplicate", "That incident is itself a duplicate; name the one it was merged into.", "originalId");
    public static readonly Refusal HasDuplicates   = new("incident.has-duplicates", "Others were merged into this incident.");
    public static readonly Refusal NotDuplicate    = new("incident.not-duplicate", "The incident is not marked as a duplicate.");

    public static readonly Refusal ParentUnknown   = new("incident.parent-unknown", "That incident does not exist.", "parentId");
    public static readonly Refusal ParentOfSelf    = new("incident.parent-of-self", "An incident cannot be its own parent.", "parentId");
    public static readonly Refusal ParentIsChild   = new("incident.parent-is-child", "That incident is part of another.", "parentId");
    public static readonly Refusal ParentClosed    = new("incident.parent-closed", "That incident is closed.", "parentId");
    public static readonly Refusal HasParent       = new("incident.has-parent", "The incident is part of another; unlink it first.");
    public static readonly Refusal HasChildren     = new("incident.has-children", "Other incidents are part of this one.");
    public static readonly Refusal NotChild        = new("incident.not-child", "The incident is not part of another.");

    public static readonly Refusal AlreadyMajor    = new("incident.already-major", "The incident is a major incident already.");
    public static readonly Refusal NobodyCalled    = new("incident.nobody-called", "Nobody is called about the incident now.");
    public static readonly Refusal NotMajor        = new("incident.not-major", "The incident is not a major incident.");
    public static readonly Refusal NotLinked       = new("incident.not-linked", "The incident has no such link.", "reference");
    public static readonly Refusal LabelOutOfReach    = new("incident.label-out-of-reach", "Your grant does not reach things so sensitive.", "label");
    public static readonly Refusal LabelReasonMissing = new("incident.label-reason-missing", "Say why it is less sensitive now.", "reason");
    public static readonly Refusal FileTooLarge    = new("incident.file-too-large", "A file may have 50 MB at most.", "bytes");
}
