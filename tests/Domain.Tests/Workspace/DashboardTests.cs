using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Workspace;
using static EventSourcedOps.Domain.Tests.Workspace.Desk;

namespace EventSourcedOps.Domain.Tests.Workspace;

public sealed class DashboardTests
{
    private static readonly Widget One = Widget(1);
    private static readonly Widget Two = Widget(2, x: 3);

    [Fact]
    public void The_first_change_makes_the_default_ones_own()
    {
        var decision = Given().Add(One, AtDesk);

        decision.Events[0].ShouldBeOfType<DashboardBegun>().Widgets.ShouldBe(Widgets.BuiltIn(AtDesk.Rights));
        decision.Events[1].ShouldBe(new WidgetAdded(One));
        Given().After(decision)!.Layout!.Count.ShouldBe(Widgets.BuiltIn(AtDesk.Rights).Count + 1);
    }

    [Fact]
    public void The_default_is_that_of_the_nearest_organisation()
    {
        var landscape = Province.Standing.With(
            new DashboardDefaultPublished(Province.Zhejiang, 1, [One]), new DashboardDefaultPublished(Province.Hangzhou, 1, [Two]));
        DashboardDecisions.DefaultOf(Province.Xihu, AtDesk.Rights, landscape).Organisation.ShouldBe(Province.Hangzhou);

        var withdrawn = landscape.With(new DashboardDefaultWithdrawn(Province.Hangzhou));
        DashboardDecisions.DefaultOf(Province.Xihu, AtDesk.Rights, withdrawn).Widgets.ShouldBe([One]);
        DashboardDecisions.DefaultOf(null, AtDesk.Rights, withdrawn).Organisation.ShouldBeNull();
        Given().Add(Two, Around(withdrawn)).Events[0].ShouldBeOfType<DashboardBegun>().Organisation.ShouldBe(Province.Zhejiang);
    }

    [Fact]
    public void What_somebody_arranged_stays_whatever_becomes_of_the_default() =>
        Given(new DashboardBegun([One], null))!.Layout.ShouldBe([One]);

    [Fact]
    public void Widgets_never_lie_on_each_other() =>
        Given(new DashboardBegun([One], null)).Add(Widget(2, x: 2, y: 101), AtDesk).ShouldRefuse(DashboardRefusals.Overlap);

    [Theory]
    [InlineData(10, 0, 3, 2)]
    [InlineData(-1, 0, 3, 2)]
    [InlineData(0, 0, 2, 2)]
    [InlineData(0, 0, 3, 13)]
    [InlineData(0, 239, 3, 2)]
    [InlineData(int.MaxValue, 0, 3, 2)]
    public void A_widget_stands_within_the_grid(int x, int y, int width, int height) =>
        Given(new DashboardBegun([], null)).Add(Widget(1, x, y, width, height), AtDesk).ShouldRefuse(DashboardRefusals.OffGrid);

    [Fact]
    public void A_dashboard_holds_so_many_widgets_and_no_more()
    {
        var full = Enumerable.Range(0, Widgets.Most).Select(i => Widget(i, i % 4 * 3, i / 4 * 2)).ToArray();
        Given(new DashboardBegun(full[..^1], null)).Add(full[^1], AtDesk).ShouldRecord(new WidgetAdded(full[^1]));
        Given(new DashboardBegun(full, null)).Add(Widget(99), AtDesk).ShouldRefuse(DashboardRefusals.TooMany);
    }

    [Fact]
    public void Two_widgets_change_places_at_once()
    {
        var state = Given(new DashboardBegun([One, Two], null));
        WidgetPlace[] swap = [new(One.WidgetId, Two.Place), new(Two.WidgetId, One.Place)];

        state.Place(swap[..1], AtDesk).ShouldRefuse(DashboardRefusals.Overlap);
        state.After(state.Place(swap, AtDesk))!.Layout!.Select(widget => widget.Place).ShouldBe([Two.Place, One.Place]);
        state.Place([new(One.WidgetId, One.Place)], AtDesk).ShouldRecordNothing();
        state.Place([new(Guid.NewGuid(), One.Place)], AtDesk).ShouldRefuse(DashboardRefusals.UnknownWidget);
    }

    [Fact]
    public void Undoing_brings_the_layout_before_back_and_can_be_undone()
    {
        var state = Given(new DashboardBegun([One], null), new WidgetAdded(Two));
        state!.Undo.ShouldBe(1);
        state.Redo.ShouldBeNull();

        var undone = state.After(state.Restore(1))!;
        undone.Layout.ShouldBe([One]);
        undone.Revision.ShouldBe(3);
        undone.Redo.ShouldBe(2);

        var again = undone.After(undone.Restore(2))!;
        again.Layout.ShouldBe([One, Two]);
        again.Redo.ShouldBeNull();
        again.After(again.Restore(0))!.Layout.ShouldBeNull();
        again.Restore(9).ShouldRefuse(DashboardRefusals.UnknownRevision);
        Given().Restore(0).ShouldRefuse(DashboardRefusals.UnknownRevision);
    }

    [Fact]
    public void Whoever_resets_follows_the_default_again()
    {
        var state = Given(new DashboardBegun([One], null));
        var reset = state.After(state.Reset())!;
        reset.Layout.ShouldBeNull();
        reset.Reset().ShouldRecordNothing();
        Given().Reset().ShouldRecordNothing();
        reset.Remove(Widgets.BuiltIn(AtDesk.Rights)[0].WidgetId, AtDesk).Events.Count.ShouldBe(2);
    }

    [Fact]
    public void What_is_so_already_is_recorded_once()
    {
        var state = Given(new DashboardBegun([One], null));
        state.Configure(One.WidgetId, WidgetSettings.Usual, AtDesk).ShouldRecordNothing();
        state.Configure(One.WidgetId, new(Rows: 9), AtDesk).ShouldRecord(new WidgetConfigured(One.WidgetId, new(Rows: 9)));
        state.Add(One, AtDesk).ShouldRefuse(DashboardRefusals.WidgetTwice);
        state.Remove(Two.WidgetId, AtDesk).ShouldRefuse(DashboardRefusals.UnknownWidget);
    }

    [Fact]
    public void A_default_is_published_for_an_organisation_that_is_open()
    {
        DashboardDefault? none = null;
        none.Publish("999999", [One], Province.Standing).ShouldRefuse(OrganisationRefusals.Unknown);
        none.Publish(Province.Xihu, [One, One], Province.Standing).ShouldRefuse(DashboardRefusals.WidgetTwice);
        var published = none.Publish(Province.Xihu, [One], Province.Standing).Events.Single().ShouldBeOfType<DashboardDefaultPublished>();
        published.Version.ShouldBe(1);
        var known = DashboardDefault.Evolve(null, published, Nine);
        known.Publish(Province.Xihu, [One], Province.Standing).ShouldRecordNothing();
        known.Withdraw().ShouldRecord(new DashboardDefaultWithdrawn(Province.Xihu));
        none.Withdraw().ShouldRecordNothing();
    }
}
