using EventSourcedOps.Domain.Changes;
using static EventSourcedOps.Domain.Tests.Changes.Works;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Changes;

public sealed class ChangeConflictTests
{
    private static readonly BookedChange Other = new(Ids.Derived("other"), "CHG0000002", Night, [Switch]);

    [Fact]
    public void Two_changes_of_one_item_at_one_time_conflict() =>
        Found(Ground with { Booked = [Other] }).ShouldHaveSingleItem().Kind.ShouldBe(ConflictKind.SameItem);

    [Fact]
    public void One_that_ends_when_the_other_begins_does_not() =>
        Found(Ground with { Booked = [Other with { Window = new(Night.To, Night.To.AddHours(1)) }] }).ShouldBeEmpty();

    [Fact]
    public void What_depends_on_it_conflicts_as_well()
    {
        var above = Other with { Items = [Firewall] };
        Found(Ground with { Booked = [above] }).ShouldBeEmpty();
        Found(Ground with { Booked = [above], Dependent = [Firewall] }).ShouldHaveSingleItem().Kind.ShouldBe(ConflictKind.DependentItem);
    }

    [Fact]
    public void Blackouts_of_organisations_above_hold_below_and_not_beside()
    {
        var blackout = Standing.With(new BlackoutDeclared(Harm, Hangzhou, BlackoutKind.Period, "Games", Night, null));
        ChangeConflicts.Of(Xihu, Night, Ground, blackout).ShouldHaveSingleItem().Bars.ShouldBeTrue();
        ChangeConflicts.Of(Ningbo, Night, Ground, blackout).ShouldBeEmpty();
        ChangeConflicts.Of(Xihu, Night, Ground, blackout.With(new BlackoutLifted(Harm, "Over"))).ShouldBeEmpty();
    }

    [Fact]
    public void Frozen_hours_bar_what_touches_them()
    {
        var frozen = Standing.With(new BlackoutDeclared(Harm, Zhejiang, BlackoutKind.FrozenHours, "Halls are open", null, Office));
        ChangeConflicts.Of(Hangzhou, Night, Ground, frozen).ShouldBeEmpty();
        ChangeConflicts.Of(Hangzhou, new(Nine.AddHours(8), Nine.AddHours(10)), Ground, frozen)
            .ShouldHaveSingleItem().Kind.ShouldBe(ConflictKind.FrozenCalendar);
    }

    [Fact]
    public void Maintenance_hours_must_hold_the_whole_window()
    {
        var kept = Standing.With(new BlackoutDeclared(Harm, Zhejiang, BlackoutKind.OutsideMaintenance, "By day", null, Office));
        ChangeConflicts.Of(Hangzhou, new(Nine, Nine.AddHours(2)), Ground, kept).ShouldBeEmpty();
        ChangeConflicts.Of(Hangzhou, new(Nine, Nine.AddHours(4)), Ground, kept)
            .ShouldHaveSingleItem().Kind.ShouldBe(ConflictKind.OutsideMaintenance);
    }

    [Fact]
    public void A_risk_is_the_sum_of_its_factors_and_grows_with_each()
    {
        var calm = ChangeRisk.Of(ChangeKind.Normal, Plan, Night, Ground, []);
        calm.Score.ShouldBe(calm.Factors.Sum(factor => factor.Points));
        calm.Level.ShouldBe(RiskLevel.Low);
        calm.Factors.Select(factor => factor.Kind).ShouldBe(Enum.GetValues<RiskFactorKind>());
        Score(Ground with { Impact = Ground.Impact with { Items = 500 } }).ShouldBeGreaterThan(calm.Score);
        Score(Ground with { History = new(4, 4) }).ShouldBeGreaterThan(calm.Score);
        ChangeRisk.Of(ChangeKind.Normal, Plan with { Rehearsed = false }, Night, Ground, []).Score.ShouldBeGreaterThan(calm.Score);
        ChangeRisk.Of(ChangeKind.Emergency, Plan, Night, Ground, []).Score.ShouldBeGreaterThan(calm.Score);
    }

    private static int Score(ChangeGround ground) => ChangeRisk.Of(ChangeKind.Normal, Plan, Night, ground, []).Score;

    private static IReadOnlyList<ChangeConflict> Found(ChangeGround ground) => ChangeConflicts.Of(Hangzhou, Night, ground, Standing);
}
