using EventSourcedOps.Domain.People;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.People.Watchkeepers;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.People;

public sealed class OnCallTests
{
    private static OnCallRoster? None => null;

    [Fact]
    public void A_roster_is_published_by_the_teams_own_organisation_for_its_own_members()
    {
        None.Publish(Weekly, At(Monday)).ShouldTell(Weekly);
        None.Publish(Weekly with { TeamId = Office }, At(Monday)).ShouldRefuse(TeamRefusals.Unknown with { Field = "teamId" });
        None.Publish(Weekly with { Organisation = Zhejiang }, At(Monday)).ShouldRefuse(RosterRefusals.ForeignTeam);
        None.Publish(Weekly with { TimeZone = "Asia/Hangzhou" }, At(Monday)).ShouldRefuse(CalendarRefusals.UnknownTimeZone);
        None.Publish(Weekly with { Layers = [Weeks with { People = ["chen"] }] }, At(Monday)).ShouldRefuse(RosterRefusals.NoMember);
        None.Publish(Weekly with { Layers = [Weeks with { People = [] }] }, At(Monday)).ShouldRefuse(RosterRefusals.LayerEmpty);
        None.Publish(Weekly with { Layers = [Weeks with { HandoverAt = "24:00" }] }, At(Monday)).ShouldRefuse(RosterRefusals.HandoverUnreadable);
        None.Publish(Weekly with { Layers = [Weeks with { Windows = [new(DayOfWeek.Monday, "18:00", "08:00")] }] }, At(Monday))
            .ShouldRefuse(CalendarRefusals.InvalidWindow with { Field = "layers" });
        None.Publish(Weekly, At(Monday, new TeamClosed(Team))).ShouldRefuse(TeamRefusals.Closed with { Field = "teamId" });
    }

    [Fact]
    public void Only_the_first_version_reaches_back()
    {
        None.Publish(Weekly with { EffectiveFrom = Monday.AddYears(-1) }, At(Monday)).Refusal.ShouldBeNull();
        var next = Weekly with { EffectiveFrom = Monday.AddDays(3) };
        Known().Publish(next, At(Monday)).ShouldTell(next with { Version = 2 });
        Known().Publish(next, At(Monday.AddDays(4))).ShouldRefuse(RosterRefusals.EffectiveInThePast);
    }

    [Fact]
    public void Turns_change_when_they_are_handed_over()
    {
        Called(Known(), Monday).ShouldBe("wang"); // until nine it is still the week before
        Called(Known(), Monday.AddHours(9)).ShouldBe("lin");
        Called(Known(), Monday.AddDays(7).AddHours(9).AddTicks(-1)).ShouldBe("lin");
        Called(Known(), Monday.AddDays(7).AddHours(9)).ShouldBe("wang");
        Called(Known(Weekly with { Layers = [Weeks with { Start = new(2025, 3, 4) }] }), Monday.AddHours(12)).ShouldBeNull("it has not begun");
    }

    [Fact]
    public void Of_one_level_the_first_counts_that_has_somebody_at_that_hour()
    {
        var nights = Weekly with
        {
            Layers =
            [
                Weeks with { Windows = [.. Enum.GetValues<DayOfWeek>().Select(day => new WeeklyWindow(day, "09:00", "18:00"))] },
                Weeks with { Name = "Nights", People = ["wang"] },
                Weeks with { Name = "Second", Level = 2, People = ["wang", "lin"] },
            ],
        };
        Known(nights).OnCallAt(Monday.AddHours(10)).ShouldBe([new(1, "lin", "Weeks", null), new(2, "wang", "Second", null)]);
        Known(nights).OnCallAt(Monday.AddHours(18)).ShouldBe([new(1, "wang", "Nights", null), new(2, "wang", "Second", null)]);
    }

    [Fact]
    public void Who_stands_in_is_called_until_that_ends()
    {
        Known().DeclareOverride(StandIn, At(Monday)).ShouldTell(StandIn);
        Known().DeclareOverride(StandIn, At(StandIn.From.AddHours(1))).ShouldTell(StandIn with { From = StandIn.From.AddHours(1) });
        Known().DeclareOverride(StandIn with { Person = "chen" }, At(Monday)).ShouldRefuse(RosterRefusals.NoMember with { Field = "person" });
        Known().DeclareOverride(StandIn, At(StandIn.To)).ShouldRefuse(RosterRefusals.OverrideOver);
        Known().DeclareOverride(StandIn with { To = StandIn.From.AddDays(93) }, At(Monday)).ShouldRefuse(RosterRefusals.OverrideTooLong);
        Known(Weekly, StandIn).DeclareOverride(StandIn, At(Monday)).ShouldRefuse(RosterRefusals.OverrideDeclared);
        None.DeclareOverride(StandIn, At(Monday)).ShouldRefuse(RosterRefusals.Unknown);

        var middle = StandIn.From.AddHours(2);
        var ended = new RosterOverrideEnded(Team, StandIn.OverrideId, middle, null);
        Known(Weekly, StandIn).EndOverride(StandIn.OverrideId, null, At(middle)).ShouldTell(ended);
        Known(Weekly, StandIn).EndOverride(StandIn.OverrideId, null, At(StandIn.To)).ShouldRecordNothing();
        Known().EndOverride(StandIn.OverrideId, null, At(Monday)).ShouldRefuse(RosterRefusals.OverrideUnknown);

        Called(Known(Weekly, StandIn), middle).ShouldBe("wang");
        Called(Known(Weekly, StandIn, ended), middle.AddTicks(-1)).ShouldBe("wang");
        Called(Known(Weekly, StandIn, ended), middle).ShouldBe("lin");
        Known(Weekly, StandIn, ended with { At = Monday }).Overrides.ShouldBeEmpty("it had not begun");
    }

    [Fact]
    public void Shifts_are_joined_and_cut_where_somebody_else_is_called()
    {
        var week = Monday.AddHours(9);
        Known(Weekly, StandIn).Shifts(week, week.AddDays(7)).ShouldBe(
        [
            new(new(1, "lin", "Weeks", null), week, StandIn.From),
            new(new(1, "wang", null, StandIn.OverrideId), StandIn.From, StandIn.To),
            new(new(1, "lin", "Weeks", null), StandIn.To, week.AddDays(7)),
        ]);
        Known().Against(Known(Weekly, StandIn), week, week.AddDays(7)).ShouldBe([new(1, "lin", "wang", StandIn.From, StandIn.To)]);
        Known().Shifts(week, week).ShouldBeEmpty();
    }

    private static string? Called(OnCallRoster roster, DateTimeOffset at) => roster.OnCallAt(at).FirstOrDefault()?.Person;
}
