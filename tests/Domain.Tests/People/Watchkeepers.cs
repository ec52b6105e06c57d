using EventSourcedOps.Domain.People;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.People;

/// <summary>The team of the province, on call a week each from Monday nine o'clock in Shanghai on.</summary>
internal static class Watchkeepers
{
    public static readonly OnCallLayer Weeks = new("Weeks", 1, ["lin", "wang"], new(2024, 12, 9), 7, "09:00", []);

    public static readonly RosterPublished Weekly = new(Team, Hangzhou, 1, Monday.AddYears(-1), "Asia/Shanghai", [Weeks], TakesQueue: true);

    public static readonly RosterOverrideDeclared StandIn =
        new(Team, Ids.Derived("override", "dentist"), 1, "wang", Monday.AddDays(1).AddHours(13), Monday.AddDays(1).AddHours(17), "Dentist");

    public static OnCallRoster Known(params OnCallEvent[] history) => (history is [] ? [Weekly] : history)
        .Aggregate((OnCallRoster?)null, (state, happened) => OnCallRoster.Evolve(state, happened, Monday))!;

    public static Circumstances At(DateTimeOffset at, params LandscapeEvent[] more) => new(at, at, "lin", Standing.With(more), _ => null);
}
