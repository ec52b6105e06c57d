using CsCheck;
using EventSourcedOps.Domain.Workspace;
using static EventSourcedOps.Domain.Tests.Workspace.Desk;

namespace EventSourcedOps.Domain.Tests.Workspace;

public sealed class DashboardPropertyTests
{
    private static readonly Gen<(int What, int Which, int X, int Y, int Width, int Height)> Attempts = Gen.Select(
        Gen.Int[0, 6], Gen.Int[0, 30], Gen.Int[-1, 10], Gen.Int[0, 14], Gen.Int[2, 7], Gen.Int[1, 5]);

    /// <summary>Whatever people try, in whatever order, their dashboard stays within its bounds, and the history they leave can be replayed.</summary>
    [Fact]
    public void No_attempts_break_a_dashboard() => Attempts.Array[0, 60].Sample(attempts =>
    {
        var history = new List<DashboardEvent>();
        Dashboard? state = null;
        foreach (var (what, which, x, y, width, height) in attempts)
        {
            var decision = Try(state, what, which, new(x, y, width, height));
            if (decision.Refusal is not null) decision.Events.ShouldBeEmpty();
            history.AddRange(decision.Events);
            state = decision.Events.Aggregate(state, (now, happened) => Dashboard.Evolve(now, happened, Nine));
            if (state?.Layout is { } layout) Widgets.Objection(layout).ShouldBeNull();
        }

        (Given(history)?.Layout ?? []).ShouldBe(state?.Layout ?? []);
        (state?.Revision ?? 0).ShouldBe(history.Count);
    }, iter: 1_000);

    /// <summary>From wherever somebody stands, undoing as often as one likes and doing it all again leads back.</summary>
    [Fact]
    public void Undoing_and_doing_again_leads_back() => Gen.Select(Attempts.Array[1, 25], Gen.Int[1, 10]).Sample((attempts, times) =>
    {
        var state = attempts.Where(attempt => attempt.What < 5).Aggregate((Dashboard?)null, (now, attempt) =>
        {
            var (what, which, x, y, width, height) = attempt;
            return Try(now, what, which, new(x, y, width, height)).Events.Aggregate(now, (was, happened) => Dashboard.Evolve(was, happened, Nine));
        });
        if (state is null) return;
        var (before, undone) = (state.Layout, 0);
        for (; undone < times && state!.Undo is { } target; undone++) state = state.After(state.Restore(target));
        for (; undone > 0; undone--) state = state.After(state!.Restore(state!.Redo ?? -1));
        (state!.Layout ?? []).ShouldBe(before ?? []);
        state.Redo.ShouldBeNull();
    }, iter: 1_000);

    private static Decision<DashboardEvent> Try(Dashboard? state, int what, int which, Place place)
    {
        var seen = state?.Layout ?? [.. Widgets.BuiltIn(AtDesk.Rights)];
        var known = seen.Count == 0 ? Guid.Empty : seen[which % seen.Count].WidgetId;
        return what switch
        {
            0 or 1 => state.Add(new(Ids.Derived("widget", $"{which}"), (WidgetKind)(which % 8), place, WidgetSettings.Usual), AtDesk),
            2      => state.Place([new(known, place)], AtDesk),
            3      => state.Remove(known, AtDesk),
            4      => state.Configure(known, new(Rows: which), AtDesk),
            5      => state.Restore(which),
            _      => state.Reset(),
        };
    }
}
