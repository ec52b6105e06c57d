namespace EventSourcedOps.Domain.Access;

using Decision = Decision<BreakGlassEvent>;
using static BreakGlassRefusals;

/// <summary>A fact about one break-glass: rights for an emergency, by two persons, for an hour at most, looked at afterwards.</summary>
public abstract record BreakGlassEvent : AccessEvent;

[WireName("access.break-glass-asked.v1")]
public sealed record BreakGlassAsked(
    Guid Account, string Role, string Organisation, bool WithSubtree, int Minutes, string Reason) : BreakGlassEvent;

/// <summary>A second person agreed: the rights are in force until then.</summary>
[WireName("access.break-glass-approved.v1")]
public sealed record BreakGlassApproved(Guid? Approver, DateTimeOffset EndsAt) : BreakGlassEvent;

[WireName("access.break-glass-rejected.v1")]
public sealed record BreakGlassRejected(string Reason) : BreakGlassEvent;

/// <summary>The emergency was over before the time was.</summary>
[WireName("access.break-glass-ended.v1")]
public sealed record BreakGlassEnded(string Reason) : BreakGlassEvent;

/// <summary>Somebody who had no part in it looked at what was done.</summary>
[WireName("access.break-glass-reviewed.v1")]
public sealed record BreakGlassReviewed(bool Justified, string Comment) : BreakGlassEvent;

/// <summary>How far a break-glass came.</summary>
public enum BreakGlassPhase
{
    /// <summary>Somebody asked for it.</summary>
    Asked,

    /// <summary>A second person agreed; its rights are there until its time is over.</summary>
    Approved,

    /// <summary>Nobody agreed.</summary>
    Rejected,

    /// <summary>It was given back before its time was over.</summary>
    Ended,

    /// <summary>Somebody who had no part in it looked at it.</summary>
    Reviewed,
}

/// <summary>Rights for an emergency.</summary>
public sealed record BreakGlass(
    BreakGlassPhase Phase, Guid Account, string Role, Reach Reach, int Minutes, string Reason, Guid? Approver = null,
    DateTimeOffset? EndsAt = null, bool? Justified = null) : IEvolve<BreakGlass, BreakGlassEvent>
{
    public const int MostMinutes = 60;

    public static BreakGlass Evolve(BreakGlass? state, BreakGlassEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, BreakGlassAsked e)       => new(BreakGlassPhase.Asked, e.Account, e.Role, new(e.Organisation, e.WithSubtree), e.Minutes, e.Reason),
        ({ } now, BreakGlassApproved e) => now with { Phase = BreakGlassPhase.Approved, Approver = e.Approver, EndsAt = e.EndsAt },
        ({ } now, BreakGlassRejected)   => now with { Phase = BreakGlassPhase.Rejected },
        ({ } now, BreakGlassEnded)      => now with { Phase = BreakGlassPhase.Ended, EndsAt = at },
        ({ } now, BreakGlassReviewed e) => now with { Phase = BreakGlassPhase.Reviewed, Justified = e.Justified },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class BreakGlassDecisions
{
    extension(BreakGlass? glass)
    {
        public Decision Ask(string role, Reach reach, int minutes, string reason, Circumstances given) =>
            glass is not null                                 ? AlreadyExists
            : given.Self is not { Kind: SubjectKind.Account } ? GrantRefusals.OnlyAccountsAsk
            : Objection(given.Self.Value, role, reach, given) is { } objection ? objection
            : new BreakGlassAsked(
                given.Self.Value.Id, role, reach.Organisation, reach.WithSubtree, Math.Clamp(minutes, 1, BreakGlass.MostMinutes), reason);

        public Decision Approve(Circumstances given) => glass switch
        {
            null                                           => Unknown,
            { Phase: BreakGlassPhase.Approved }            => Decision.Nothing,
            { Phase: not BreakGlassPhase.Asked }           => AlreadyDecided,
            _ when given.Self == Subject.OfAccount(glass.Account) => SecondPerson,
            _ when given.Self is not { Kind: SubjectKind.Account } => SecondPerson,
            _ when Objection(Subject.OfAccount(glass.Account), glass.Role, glass.Reach, given) is { } objection => objection,
            _ => new BreakGlassApproved(given.Self?.Id, given.Now.AddMinutes(glass.Minutes)),
        };

        public Decision Reject(string reason) => glass switch
        {
            null                                 => Unknown,
            { Phase: BreakGlassPhase.Rejected }  => Decision.Nothing,
            { Phase: not BreakGlassPhase.Asked } => AlreadyDecided,
            _                                    => new BreakGlassRejected(reason),
        };

        /// <summary>Whoever has it gives it back.</summary>
        public Decision End(string reason, Circumstances given) => glass switch
        {
            null                                                  => Unknown,
            _ when given.Self != Subject.OfAccount(glass.Account) => Unknown,
            { Phase: not BreakGlassPhase.Approved }               => Decision.Nothing,
            _ when glass.EndsAt <= given.Now                      => Decision.Nothing,
            _                                                     => new BreakGlassEnded(reason),
        };

        public Decision Review(bool justified, string comment, Circumstances given) => glass switch
        {
            null                                                       => Unknown,
            { Phase: BreakGlassPhase.Reviewed }                        => AlreadyDecided,
            { Phase: BreakGlassPhase.Asked or BreakGlassPhase.Rejected } => NeverBroken,
            { Phase: BreakGlassPhase.Approved } when glass.EndsAt > given.Now => StillOpen,
            _ when given.Self is not { Kind: SubjectKind.Account } self || self.Id == glass.Account || self.Id == glass.Approver => ThirdPerson,
            _                                                          => new BreakGlassReviewed(justified, comment),
        };
    }

    private static Refusal? Objection(Subject who, string role, Reach reach, Circumstances given)
    {
        var terms = new GrantTerms(who, role, reach, DataLabel.Normal, null, "");
        return GrantDecisions.Unfit(terms, given) ?? GrantDecisions.Together(terms, given);
    }
}

public static class BreakGlassRefusals
{
    public static readonly Refusal Unknown = new("break-glass.unknown", "There is no such break-glass.");
    public static readonly Refusal AlreadyExists = new("break-glass.already-exists",
        "There is a break-glass of this id already.", "breakGlassId");
    public static readonly Refusal AlreadyDecided = new("break-glass.already-decided", "Somebody else decided meanwhile.");
    public static readonly Refusal SecondPerson = new("break-glass.second-person", "A second person has to agree.");
    public static readonly Refusal ThirdPerson = new("break-glass.third-person", "Somebody who had no part in it has to look at it.");
    public static readonly Refusal NeverBroken = new("break-glass.never-broken", "It was never approved.");
    public static readonly Refusal StillOpen = new("break-glass.still-open", "It is still open. Review it when it is over.");
}
