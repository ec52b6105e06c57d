using EventSourcedOps.Domain.Services;
using NodaTime;

namespace EventSourcedOps.Domain.People;

using Decision = Decision<OnCallEvent>;
using static RosterRefusals;

public static class OnCallDecisions
{
    /// <summary>Longer than that nobody stands in: publish another version.</summary>
    public static readonly TimeSpan LongestOverride = TimeSpan.FromDays(92);

    extension(OnCallRoster? roster)
    {
        /// <summary>
        /// The version number follows from the history. Only the first may reach back, to when people were on call before it was written
        /// down here: who was called by a later one is history.
        /// </summary>
        public Decision Publish(RosterPublished draft, Circumstances given) =>
            given.Landscape.WhyNotOf(draft.TeamId, out var team) is { } unfit ? unfit
            : team.Organisation != draft.Organisation ? ForeignTeam
            : WhyNot(draft, team) is { } refusal ? refusal
            : roster is not null && draft.EffectiveFrom < given.At ? EffectiveInThePast
            : draft with { Version = (roster?.LatestVersion ?? 0) + 1 };

        /// <summary>From now on at the earliest: who was on call before was called.</summary>
        public Decision DeclareOverride(RosterOverrideDeclared wanted, Circumstances given)
        {
            if (roster is null) return Unknown;
            if (given.Landscape.WhyNotOf(roster.TeamId, out var team) is { } unfit) return unfit;
            if (roster.Overrides.Any(one => one.OverrideId == wanted.OverrideId)) return OverrideDeclared;
            if (!team.Members.Contains(wanted.Person)) return NoMember with { Field = "person" };
            var fit = wanted.From < given.At ? wanted with { From = given.At } : wanted;
            if (fit.To <= fit.From) return OverrideOver;
            return fit.To - fit.From > LongestOverride ? OverrideTooLong : fit;
        }

        public Decision EndOverride(Guid overrideId, string? reason, Circumstances given) =>
            roster is null ? Unknown
            : roster.Overrides.FirstOrDefault(one => one.OverrideId == overrideId) is not { } known ? OverrideUnknown
            : known.To <= given.At ? Decision.Nothing
            : new RosterOverrideEnded(roster.TeamId, overrideId, given.At, reason);
    }

    /// <summary>Why a plan cannot be; null when it can. Also of a draft that somebody only tries.</summary>
    public static Refusal? WhyNot(RosterPublished draft, SupportTeam team) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(draft.TimeZone) is null ? CalendarRefusals.UnknownTimeZone
        : draft.Layers.Any(layer => layer.People.Count == 0) ? LayerEmpty
        : !draft.Layers.SelectMany(layer => layer.People).All(team.Members.Contains) ? NoMember
        : draft.Layers.Any(layer => WorkingCalendar.MinuteOf(layer.HandoverAt) is null or WorkingCalendar.MinutesOfDay) ? HandoverUnreadable
        : draft.Layers.Select(layer => CalendarDecisions.WhyNot(layer.Windows)).FirstOrDefault(refusal => refusal is not null) is { } window
            ? window with { Field = "layers" }
            : null;
}

public static class RosterRefusals
{
    public static readonly Refusal Unknown = new("roster.unknown", "The team has no roster: publish one first.", "teamId");
    public static readonly Refusal ForeignTeam = new("roster.foreign-team", "A roster belongs to the organisation of its team.", "organisation");
    public static readonly Refusal EffectiveInThePast = new("roster.effective-in-the-past",
        "A new version takes effect now or later: who was on call was called.", "effectiveFrom");
    public static readonly Refusal LayerEmpty = new("roster.layer-empty", "Name at least one person in each layer.", "layers");
    public static readonly Refusal NoMember = new("roster.no-member", "Only members of the team are on call for it.", "layers");
    public static readonly Refusal HandoverUnreadable = new("roster.handover-unreadable", "Give the time of handing over as HH:mm.", "layers");
    public static readonly Refusal OverrideDeclared = new("roster.override-declared", "There is an override of this id already.", "overrideId");
    public static readonly Refusal OverrideUnknown = new("roster.override-unknown", "There is no such override.", "overrideId");
    public static readonly Refusal OverrideOver = new("roster.override-over", "It ends before it begins, or has passed already.", "to");
    public static readonly Refusal OverrideTooLong = new("roster.override-too-long",
        "Somebody stands in for 92 days at most; publish another version.", "to");
    public static readonly Refusal NobodyOnCall = new("roster.nobody-on-call", "Nobody of the team is on call now: assign it to somebody.");
}
