namespace EventSourcedOps.Domain.Monitoring;

/// <summary>Every reason for which something about an alert is refused.</summary>
public static class AlertRefusals
{
    public static readonly Refusal Unknown        = new("alert.unknown", "There is no such alert.");
    public static readonly Refusal Unlabelled     = new("alert.unlabelled", "Without labels nobody can say what fires.", "labels");
    public static readonly Refusal LabelledTwice  = new("alert.labelled-twice", "A label is named twice.", "labels");
    public static readonly Refusal OtherAlert     = new("alert.other-alert", "The signal belongs to another alert.", "labels");
    public static readonly Refusal Ended          = new("alert.ended", "It has been over for too long: what fires now is another alert.");
    public static readonly Refusal AlreadyResolved = new("alert.already-resolved", "It fires no more.");
    public static readonly Refusal AlreadySeen    = new("alert.already-seen", "Somebody has seen it.");
    public static readonly Refusal NotClaimed     = new("alert.not-claimed", "Nobody works on it; claim it instead.");
    public static readonly Refusal ClaimedByOther = new("alert.claimed-by-other", "Somebody else works on it; have it transferred.");
    public static readonly Refusal ToNobody       = new("alert.to-nobody", "Say who should work on it.", "to");
    public static readonly Refusal NotSuppressed  = new("alert.not-suppressed", "It is not suppressed for that reason.", "reference");
    public static readonly Refusal PassedAlready  = new("alert.passed-already", "That time has passed.", "until");
    public static readonly Refusal AlreadyRaised  = new("alert.already-raised", "It belongs to an incident already.");
    public static readonly Refusal ServiceUnclear =
        new("alert.service-unclear", "No label says which service is harmed; choose one.", "serviceId");
    public static readonly Refusal SilencesAreDeclared =
        new("alert.silences-are-declared", "A silence is declared by itself and then means every alert like this one.", "cause");
    public static readonly Refusal AlreadyHighest = new("alert.already-highest", "Nothing is more severe.");
}
