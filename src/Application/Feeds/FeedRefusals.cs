using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.Feeds;

/// <summary>Why the feed gives nothing.</summary>
public static class FeedRefusals
{
    public static readonly Refusal NotSignedIn = new("not-signed-in", "Say who you are first.");

    public static readonly Refusal NotPermitted = new("not-permitted",
        "Your role does not include feed.read. Ask an administrator of your organisation.");

    public static readonly Refusal AuditNotPermitted = new("not-permitted",
        "Your role does not include audit.read, which the audit entries of the feed need.", "types");

    public static readonly Refusal UnknownCursor = new("unknown-cursor",
        "This is no cursor of this feed. Take the one from your last answer, or none to start from the beginning.", "after");

    public static readonly Refusal CursorBeyondEnd = new("unknown-cursor",
        "This cursor stands behind the end of the feed. Take the one from your last answer.", "after");

    public static readonly Refusal EpochChanged = new("epoch-changed",
        "The database was restored, or lives on as a copy: events after the place `resume` may have been lost and their positions given anew. "
        + "Discard what you hold with a sequence after it, then read on with `after` set to `resume`.", "after");

    public static readonly Refusal AccessEnded = new("access-ended", "Your access ended or changed. Sign in and read on from your cursor.");

    public static readonly Refusal Stopping = new("stopping", "This node stops. Connect again and read on from your cursor.");

    public static readonly Refusal TooManyConsumers = new("too-many-consumers", "This node serves as many consumers as it can. Try again soon.");

    public static Refusal UnknownType(string type) => new("unknown-type", $"There is no event type '{type}'.", "types");

    public static Refusal UnknownOrganisation(string code) => new("unknown-organisation", $"There is no organisation '{code}'.", "organisations");

    public static Refusal OutOfReach(string code) => new("organisation-out-of-reach",
        $"You have no grant in '{code}' or below. Ask an administrator of it.", "organisations");

    public static Refusal Malformed(string field, string reason) => new("malformed", reason, field);
}
