using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Refusals that any command may meet, whatever it is about.</summary>
public static class WriteRefusals
{
    public static readonly Refusal CommandReused = new("command-reused",
        "Another command with this commandId was answered before. Make a new id for a new wish.", "commandId");

    public static readonly Refusal ChangedMeanwhile = new("changed-meanwhile",
        "Somebody else changed this at the same time, twice. Look at it again, then decide again with a new commandId.");

    public static readonly Refusal OutcomeUnknown = new("outcome-unknown",
        "The database did not answer in time. Send the same command with the same commandId: you will get the one true answer.");

    public static readonly Refusal GroundMoved = new("ground-moved",
        "What this is decided on became otherwise at this very moment, again and again. Send it once more, with the same commandId.");

    public static readonly Refusal UnknownStream = new("unknown", "There is nothing with this id within your organisations.");

    public static readonly Refusal OrganisationOutOfReach = new("organisation-out-of-reach",
        "You have no grant in this organisation. Ask an administrator of it, or of one above it.", "organisation");

    public static readonly Refusal NotPermitted = new("not-permitted",
        "Your role does not include this operation. Ask an administrator of your organisation.");

    public static readonly Refusal Busy = new("busy", "Too many commands are waiting. Try again in a second, with the same commandId.");

    /// <summary>Something that may occur once only is there already.</summary>
    public static Refusal ValueTaken(Guid holder) => new("value-taken", $"{holder} has this already, and it may occur once only. Give another value.");

    public static Refusal Malformed(string field, string reason) => new("malformed", reason, field);
}
