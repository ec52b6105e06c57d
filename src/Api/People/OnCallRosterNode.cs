using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.People;
using GraphQL;

namespace EventSourcedOps.Api.People;

/// <summary>Who of a team is on call, when, and by which plan.</summary>
[GraphQLMetadata("OnCallRoster")]
public sealed class OnCallRosterNode(OnCallRoster roster)
{
    private const int MostPlans = 50;
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(92);

    /// <summary>Until when somebody is on call is told for so long ahead.</summary>
    private static readonly TimeSpan Outlook = TimeSpan.FromDays(31);

    /// <summary>Versions of the plan, the one with the latest effect first; at most 50.</summary>
    public IEnumerable<RosterPlan> Plans => roster.Versions.Reverse().Take(MostPlans).Select(RosterPlan.Of);

    /// <summary>The plan in force.</summary>
    /// <param name="at">At that time; now unless told.</param>
    public RosterPlan? Plan([FromServices] ReadDesk desk, DateTimeOffset? at = null) =>
        roster.InForceAt(at ?? desk.Now) is { } plan ? RosterPlan.Of(plan) : null;

    /// <summary>Who stands in or will, the earliest first.</summary>
    /// <param name="since">Those too that ended then or later; now unless told.</param>
    public IEnumerable<RosterOverride> Overrides([FromServices] ReadDesk desk, DateTimeOffset? since = null) => roster.Overrides
        .Where(one => one.To > (since ?? desk.Now)).OrderBy(one => one.From).Take(KeysetPage.LargestSize)
        .Select(one => new RosterOverride(one.OverrideId, one.Level, one.Person, one.From, one.To, one.Reason));

    /// <summary>Who is on call, level 1 first; until when is told for 31 days ahead.</summary>
    /// <param name="at">At that time; now unless told.</param>
    public IEnumerable<RosterShift> OnCall([FromServices] ReadDesk desk, DateTimeOffset? at = null)
    {
        var moment = at ?? desk.Now;
        return roster.Shifts(moment, moment + Outlook).Where(shift => shift.From == moment).Select(RosterShift.Of);
    }

    /// <summary>Everybody's time on call, by level and time.</summary>
    /// <param name="from">The beginning.</param>
    /// <param name="to">The end; 92 days later at most.</param>
    public IEnumerable<RosterShift> Shifts(DateTimeOffset from, DateTimeOffset to)
    {
        DemandSpan(from, to);
        return roster.Shifts(from, to).Select(RosterShift.Of);
    }

    internal static void DemandSpan(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from || to - from > LongestSpan) throw new ApiError("shifts-out-of-range", "Ask for 92 days at most, from an earlier time to a later one.");
    }
}

/// <summary>A version of a roster.</summary>
/// <param name="Version">Its number; 1 is the first.</param>
/// <param name="EffectiveFrom">When it takes effect.</param>
/// <param name="TimeZone">By which its times are meant.</param>
/// <param name="Layers">Who is on call in turn; of several of one level the first counts that has somebody at that hour.</param>
/// <param name="TakesQueue">Whether incidents that come to the team and to nobody in particular go to whoever is on call.</param>
public sealed record RosterPlan(int Version, DateTimeOffset EffectiveFrom, string TimeZone, IReadOnlyList<RosterLayer> Layers, bool TakesQueue)
{
    internal static RosterPlan Of(RosterPublished plan) => new(plan.Version, plan.EffectiveFrom, plan.TimeZone,
        [.. plan.Layers.Select(layer => new RosterLayer(layer.Name, layer.Level, layer.People, layer.Start, layer.TurnDays, layer.HandoverAt,
            [.. layer.Windows.Select(window => new RosterWindow(window.Day, window.From, window.To))]))], plan.TakesQueue);
}

/// <summary>People who are on call in turn.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Level">1 is called first.</param>
/// <param name="People">User names in the order in which they take over.</param>
/// <param name="Start">The date on which the first of them takes over.</param>
/// <param name="TurnDays">How many days a turn lasts.</param>
/// <param name="HandoverAt">Local time HH:mm at which turns change.</param>
/// <param name="Windows">Hours of the week in which somebody of it is on call; none for all hours.</param>
public sealed record RosterLayer(
    string Name, int Level, IReadOnlyList<string> People, DateOnly Start, int TurnDays, string HandoverAt, IReadOnlyList<RosterWindow> Windows);

/// <summary>Hours of every week.</summary>
/// <param name="Day">Day of the week on the roster's clock.</param>
/// <param name="From">Local time HH:mm at which they begin.</param>
/// <param name="To">Local time HH:mm at which they end.</param>
public sealed record RosterWindow(DayOfWeek Day, string From, string To);

/// <summary>Somebody who stands in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Level">At which level.</param>
/// <param name="Person">Who, by user name.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
/// <param name="Reason">Why; null when nobody said.</param>
public sealed record RosterOverride(Guid Id, int Level, string Person, DateTimeOffset From, DateTimeOffset To, string? Reason);

/// <summary>Somebody's time on call.</summary>
/// <param name="Level">1 is called first.</param>
/// <param name="Person">Who, by user name.</param>
/// <param name="Layer">The layer whose turn it is; null for somebody who stands in.</param>
/// <param name="OverrideId">By which override somebody stands in; null for a turn.</param>
/// <param name="From">When it begins, or the beginning of what was asked.</param>
/// <param name="To">When it ends, or the end of what was asked.</param>
public sealed record RosterShift(int Level, string Person, string? Layer, Guid? OverrideId, DateTimeOffset From, DateTimeOffset To)
{
    internal static RosterShift Of(OnCallShift shift) =>
        new(shift.Turn.Level, shift.Turn.Person, shift.Turn.Layer, shift.Turn.OverrideId, shift.From, shift.To);
}
