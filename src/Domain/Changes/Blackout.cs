using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.Changes;

using Decision = Decision<BlackoutEvent>;
using static BlackoutRefusals;

/// <summary>When no change may be made.</summary>
public enum BlackoutKind
{
    /// <summary>In one period, such as a national holiday or an election.</summary>
    Period,

    /// <summary>In the covered hours of a calendar, such as when the service halls are open.</summary>
    FrozenHours,

    /// <summary>Outside the covered hours of a calendar, which are kept for maintenance.</summary>
    OutsideMaintenance,
}

/// <summary>A time in which no change may be made, for an organisation and everything under it.</summary>
/// <param name="Period">The period, or the time in which the calendar counts; null without bounds.</param>
public sealed record Blackout(
    Guid Id, string Organisation, BlackoutKind Kind, string Name, TimeWindow? Period, Guid? CalendarId, bool Lifted = false)
    : IEvolve<Blackout, BlackoutEvent>
{
    public static Blackout Evolve(Blackout? state, BlackoutEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, BlackoutDeclared e)  => new(e.BlackoutId, e.Organisation, e.Kind, e.Name, e.Period, e.CalendarId),
        ({ } now, BlackoutLifted)   => now with { Lifted = true },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };

    /// <summary>Whether the window lies in it, at least in part.</summary>
    public bool Bars(TimeWindow window, Landscape landscape) => Kind switch
    {
        BlackoutKind.Period      => Period!.Overlaps(window),
        BlackoutKind.FrozenHours => Within(window) is { } part && CoveredTicks(part, landscape) > 0,
        _                        => false,
    };

    /// <summary>Whether the hours that are kept for maintenance hold the whole window.</summary>
    public bool Covers(TimeWindow window, Landscape landscape) =>
        Within(window) == window && CoveredTicks(window, landscape) == window.Length.Ticks;

    private TimeWindow? Within(TimeWindow window) =>
        Period is not { } bounds ? window
        : !bounds.Overlaps(window) ? null
        : new(bounds.From > window.From ? bounds.From : window.From, bounds.To < window.To ? bounds.To : window.To);

    private long CoveredTicks(TimeWindow window, Landscape landscape) =>
        CalendarId is { } id && landscape.CalendarOf(id) is { } calendar
            ? Coverage.Of(calendar).Pass(window.From.UtcTicks, window.To.UtcTicks, long.MaxValue, enough: false).Covered
            : 0;
}

/// <summary>A fact about one blackout. Stored for ever: add fields as optional, never rename.</summary>
public abstract record BlackoutEvent(Guid BlackoutId) : LandscapeEvent;

[WireName("blackout.declared.v1")]
public sealed record BlackoutDeclared(
    Guid BlackoutId, string Organisation, BlackoutKind Kind, string Name, TimeWindow? Period, Guid? CalendarId) : BlackoutEvent(BlackoutId);

[WireName("blackout.lifted.v1")]
public sealed record BlackoutLifted(Guid BlackoutId, string Reason) : BlackoutEvent(BlackoutId);

public static class BlackoutDecisions
{
    extension(Blackout? blackout)
    {
        public Decision Declare(BlackoutDeclared wanted, Landscape landscape) =>
            blackout is not null ? AlreadyDeclared
            : wanted.Period is { } period && period.To <= period.From ? PeriodReversed
            : wanted.Kind == BlackoutKind.Period && wanted.Period is null ? PeriodMissing
            : (wanted.Kind == BlackoutKind.Period) != (wanted.CalendarId is null) ? CalendarMissing
            : wanted.CalendarId is { } calendar && landscape.CalendarOf(calendar) is null ? CalendarUnknown
            : landscape.OrganisationOf(wanted.Organisation) switch
            {
                null             => OrganisationRefusals.Unknown with { Field = "organisation" },
                { Closed: true } => OrganisationRefusals.Closed with { Field = "organisation" },
                _                => wanted,
            };

        public Decision Lift(string reason) => blackout switch
        {
            null             => Unknown,
            { Lifted: true } => Decision.Nothing,
            _                => new BlackoutLifted(blackout.Id, reason),
        };
    }

    /// <summary>Blackouts in force for the organisation: its own and those of everything above it.</summary>
    public static IReadOnlyList<Blackout> BlackoutsOver(this Landscape landscape, string organisation)
    {
        var lineage = landscape.Lineage(organisation).ToHashSet(StringComparer.Ordinal);
        return [.. landscape.Blackouts.Values.Where(blackout => !blackout.Lifted && lineage.Contains(blackout.Organisation))
            .OrderBy(blackout => blackout.Name, StringComparer.Ordinal).ThenBy(blackout => blackout.Id)];
    }
}

public static class BlackoutRefusals
{
    public static readonly Refusal Unknown         = new("blackout.unknown", "There is no such blackout.");
    public static readonly Refusal AlreadyDeclared = new("blackout.already-declared", "There is a blackout of this id already.", "blackoutId");
    public static readonly Refusal PeriodMissing   = new("blackout.period-missing", "Say from when to when.", "period");
    public static readonly Refusal PeriodReversed  = new("blackout.period-reversed", "The period ends before it begins.", "period");
    public static readonly Refusal CalendarUnknown = CalendarRefusals.Unknown with { Field = "calendarId" };
    public static readonly Refusal CalendarMissing =
        new("blackout.calendar-missing", "Frozen hours and maintenance hours name their calendar; a period names none.", "calendarId");
}
