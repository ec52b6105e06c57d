using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Workspace;

namespace EventSourcedOps.Domain.Tests.Workspace;

/// <summary>An operator of Xihu at their desk, and what a stream of theirs comes to.</summary>
internal static class Desk
{
    public static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly Guid Lin = Account.IdOf("lin");

    private static readonly AccessLedger Books = AccessLedger.Empty.With(
        new(Lin, new AccountCreated("lin", "Lin", Province.Xihu, AccountKind.Person), Nine.AddYears(-1), "zhou"));

    public static readonly Circumstances AtDesk = Around(Province.Standing);

    public static readonly Circumstances Nobody = AtDesk with { Self = null };

    public static Circumstances Around(Landscape landscape) => new(Nine, Nine, "lin", landscape, _ => null)
    {
        Self = Subject.OfAccount(Lin), Access = Books, Rights = Rights.Over(Roles.OperationsOf(Role.Operator), null),
    };

    public static Widget Widget(int id, int x = 0, int y = 100, int width = 3, int height = 2, WidgetKind kind = WidgetKind.MyWork) =>
        new(Ids.Derived("widget", $"{id}"), kind, new(x, y, width, height), WidgetSettings.Usual);

    public static Dashboard? Given(params IEnumerable<DashboardEvent> history) =>
        history.Aggregate((Dashboard?)null, (state, happened) => Dashboard.Evolve(state, happened, Nine));

    public static Dashboard? After(this Dashboard? state, Decision<DashboardEvent> decision)
    {
        decision.Refusal.ShouldBeNull();
        return decision.Events.Aggregate(state, (now, happened) => Dashboard.Evolve(now, happened, Nine));
    }
}
