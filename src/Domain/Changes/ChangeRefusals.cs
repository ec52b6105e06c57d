namespace EventSourcedOps.Domain.Changes;

/// <summary>Every reason for which something about a change is refused.</summary>
public static class ChangeRefusals
{
    public static readonly Refusal Unknown         = new("change.unknown", "There is no such change.");
    public static readonly Refusal AlreadyDrafted  = new("change.already-drafted", "There is a change of this id already.", "changeId");
    public static readonly Refusal NotInPlanning   = new("change.not-in-planning", "The plan is fixed; recall the change first.");
    public static readonly Refusal NotSubmitted    = new("change.not-submitted", "Nobody asked for its approval.");
    public static readonly Refusal NoPlan          = new("change.no-plan", "Plan the change first.");
    public static readonly Refusal NoSteps         = new("change.no-steps", "Say what is done, step by step.", "steps");
    public static readonly Refusal NoRollback      = new("change.no-rollback-plan", "Say how it is taken back, step by step.", "rollback");
    public static readonly Refusal NoItems         = new("change.no-items", "Name the configuration items it works on.", "items");
    public static readonly Refusal NoWindow        = new("change.no-window", "Say when it should be done.", "window");
    public static readonly Refusal WindowReversed  = new("change.window-reversed", "The window ends before it begins.", "window");
    public static readonly Refusal WindowPassed    = new("change.window-passed", "The window lies in the past.", "window");
    public static readonly Refusal ItemUnknown     = new("change.item-unknown", "One of the items is unknown or retired.", "items");
    public static readonly Refusal DeclaredElsewhere =
        new("change.declared-elsewhere", "A value is declared for an item that the change does not work on.", "declared");
    public static readonly Refusal DeclaredTwice   = new("change.declared-twice", "An attribute is declared twice.", "declared");

    public static readonly Refusal TemplateMissing = new("change.template-missing", "A standard change follows a template: name it.", "templateId");
    public static readonly Refusal TemplateUnwanted =
        new("change.template-unwanted", "Only a standard change follows a template.", "templateId");
    public static readonly Refusal TemplateFixed   =
        new("change.template-fixed", "Steps and way back are those of the template; make it a normal change to alter them.", "steps");
    public static readonly Refusal TooRiskyForTemplate =
        new("change.too-risky-for-template", "The risk is more than low: make it a normal change.");
    public static readonly Refusal GroundMoved     = new("change.ground-moved", "The plan was changed at this moment; look again.");

    public static readonly Refusal NotAwaited      = new("change.not-awaited", "Nobody of that body is waited for now.");
    public static readonly Refusal OwnChange       = new("change.own-change", "Who wants a change does not approve it.");
    public static readonly Refusal SpokenAlready   = new("change.spoken-already", "You have spoken on it; somebody else has to.");
    public static readonly Refusal NotApproved     = new("change.not-approved", "The change is not approved.");
    public static readonly Refusal NotScheduled    = new("change.not-scheduled", "Book its time first.");
    public static readonly Refusal RiskierThanApproved =
        new("change.riskier-than-approved", "At that time it is riskier than what was approved: recall it and have it approved anew.", "window");
    public static readonly Refusal Barred          = new("change.barred", "No change may be made at that time.", "window");
    public static readonly Refusal Conflicting     =
        new("change.conflicting", "It conflicts with other changes or hours: choose another time, or say why it has to be.", "window");

    public static readonly Refusal OutsideWindow   = new("change.outside-window", "It is not its time; book another one.");
    public static readonly Refusal NotStarted      = new("change.not-started", "Work has not begun.");
    public static readonly Refusal AlreadyStarted  = new("change.already-started", "Work has begun.");
    public static readonly Refusal StepOutOfTurn   = new("change.step-out-of-turn", "It is another step's turn.", "step");
    public static readonly Refusal StepsDone       = new("change.steps-done", "Every step is done.");
    public static readonly Refusal AlreadyAborted  = new("change.already-aborted", "The change was aborted; go the way back.");
    public static readonly Refusal NotAborted      = new("change.not-aborted", "Abort the change first.");
    public static readonly Refusal NotImplemented  = new("change.not-implemented", "There are steps left.");
    public static readonly Refusal AlreadyVerified = new("change.already-verified", "It was verified.");

    public static readonly Refusal NotOver         = new("change.not-over", "It is neither verified nor taken back.");
    public static readonly Refusal NotEvaluated    = new("change.not-evaluated", "Look back at it first.");
    public static readonly Refusal BoardMissing    = new("change.board-missing", "The emergency board has not spoken yet.");
    public static readonly Refusal ItemsDiffer     =
        new("change.items-differ", "Items do not read what the change should have left: put them right, or take the change back.");
    public static readonly Refusal AlreadyClosed   = new("change.already-closed", "The change is closed; draft a new one.");
    public static readonly Refusal IncidentUnknown = new("change.incident-unknown", "There is no such incident.", "incidentId");
    public static readonly Refusal IncidentNotLinked = new("change.incident-not-linked", "The change has no such incident.", "incidentId");
}
