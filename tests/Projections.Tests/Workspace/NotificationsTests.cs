using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Projections;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Domain.Workspace;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Workspace;

namespace EventSourcedOps.Projections.Tests.Workspace;

public sealed class NotificationsTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Team = Guid.NewGuid();
    private static readonly Guid Lin = Guid.NewGuid();
    private static readonly Guid Stream = Guid.NewGuid();

    [Fact]
    public void An_incident_given_to_somebody_concerns_that_person_and_not_the_team()
    {
        Told(new IncidentAssigned(Team, "lin"))!.Audiences.ShouldBe([Audience.Person("lin")]);
        var queued = Told(new IncidentAssigned(Team, null))!;
        (queued.Kind, queued.Audiences).ShouldBe((NotificationKind.IncidentQueued, queued.Audiences));
        queued.Audiences.ShouldBe([Audience.Team(Team)]);
        Told(new IncidentAssigned(Team, "lin"), new IncidentHandedBack(null))!.Audiences.ShouldBe([Audience.Team(Team)]);
        Told(new IncidentAssigned(Team, null), new IncidentAccepted("lin"))!.Audiences.ShouldBeEmpty();
    }

    [Fact]
    public void A_clock_concerns_whoever_has_the_incident_then()
    {
        var warned = Told(new IncidentAssigned(Team, null), new IncidentAccepted("lin"), new IncidentClockWarned(ClockKind.Resolution, 80))!;
        (warned.Kind, warned.Clock, warned.Percent, warned.ToldAt).ShouldBe((NotificationKind.ClockWarned, ClockKind.Resolution, 80, Nine.AddMinutes(2)));
        warned.Audiences.ShouldBe([Audience.Person("lin")]);
        Told(new IncidentAssigned(Team, "lin"), new IncidentClockBreached(ClockKind.Response, Nine))!.Audiences
            .ShouldBe([Audience.Person("lin"), Audience.Team(Team)]);
        Told(new IncidentClockWarned(ClockKind.Response, 50)).ShouldBeNull("nobody has it");
        Told(new IncidentAssigned(Team, "lin"), new IncidentClockWarned(ClockKind.Response, 50), new IncidentHandedOver("wang"))!
            .Percent.ShouldBeNull("what the clock told is old");
    }

    [Fact]
    public void What_is_over_concerns_nobody()
    {
        Told(new IncidentAssigned(Team, "lin"), new IncidentClosed(Closure.Confirmed, null)).ShouldBeNull();
        Told(new IncidentAssigned(Team, "lin"), new IncidentReassigned(null, null)).ShouldBeNull();
        Told(new ProjectionPaused("incident_board"), new ProjectionResumed("incident_board")).ShouldBeNull();
        Told(new ProjectionFaultNoticed("incident_board", ProjectionFault.Standstill), new ProjectionMended("incident_board")).ShouldBeNull();
        Told(new BreakGlassAsked(Lin, "Operator", "330106", true, 60, "fire"), new BreakGlassApproved(null, Nine.AddHours(1)),
            new BreakGlassReviewed(true, "fine")).ShouldBeNull();
    }

    [Fact]
    public void A_review_concerns_whoever_may_decide_until_it_is_closed()
    {
        var opened = new ReviewOpened("330106", true, [Guid.NewGuid()], Nine.AddDays(14), "Every quarter", 3);
        var told = Told(opened)!;
        (told.Kind, told.ExpiresAt).ShouldBe((NotificationKind.ReviewOpened, Nine.AddDays(14)));
        told.Audiences.ShouldContain(Audience.Holders("review.decide", "330106"));
        Told(opened, new ReviewClosed()).ShouldBeNull();
    }

    [Fact]
    public void A_read_model_at_fault_is_told_to_those_who_set_it_going()
    {
        var held = new ProjectionFaultNoticed("incident_board", ProjectionFault.RowsHeld);
        var told = Told(held)!;
        (told.Kind, told.ReadModel).ShouldBe((NotificationKind.ProjectionRowsHeld, "incident_board"));
        told.Audiences.ShouldContain(Audience.Holders("projection.resume"));
        Told(held, new ProjectionRetryOrdered("incident_board"))!.Kind.ShouldBe(NotificationKind.ProjectionRowsHeld, "it is not mended yet");
        Told(held, new ProjectionFaultNoticed("incident_board", ProjectionFault.Standstill))!.Kind.ShouldBe(NotificationKind.ProjectionStandstill);
    }

    [Fact]
    public void A_shared_filter_is_a_row_of_those_it_is_shared_with()
    {
        var fold = new RowFold(SharedFilters.Model);
        var (owner, id) = (Guid.NewGuid(), Guid.NewGuid());
        var key = SharedFilters.KeyOf(owner, id);
        fold.Apply(Of(owner, new FilterSaved(id, "incidents", "Mine", "a=1", null), 1));
        fold.Of(key)!.Organisation.ShouldBe("330106", "whose the stream is");
        fold.Apply(Of(owner, new FilterShared(id, "330108"), 2));
        fold.Of(key)!.Organisation.ShouldBe("330108");
        fold.Apply(Of(owner, new FilterUnshared(id), 3));
        fold.Of(key)!.Organisation.ShouldBe("330106");
    }

    [Fact]
    public void Who_may_decide_is_told_of_a_wish_and_whoever_had_it_of_the_answer()
    {
        var asked = new PermissionRequested(Lin, "Operator", "330106", true, DataLabel.Normal, Nine.AddDays(3), "work");
        Told(asked)!.Audiences.ShouldContain(Audience.Holders("grant.decide-request", "330106"));
        var approved = Told(asked, new PermissionRequestApproved("ok"))!;
        approved.Audiences.ShouldBe([Audience.Account(Lin)]);
        approved.ExpiresAt.ShouldBe(Nine.AddDays(3));
        Told(asked, new PermissionRequestRejected("no"))!.ExpiresAt.ShouldBeNull();
    }

    [Fact]
    public void A_break_glass_alarms_everybody_who_keeps_watch()
    {
        var approved = Told(new BreakGlassAsked(Lin, "Operator", "330106", true, 60, "fire"), new BreakGlassApproved(null, Nine.AddHours(1)))!;
        approved.Audiences.ShouldContain(Audience.Account(Lin));
        approved.Audiences.ShouldContain(Audience.Holders("break-glass.review", "330106"));
    }

    [Fact]
    public void Filters_of_two_persons_by_one_id_are_two()
    {
        var fold = new RowFold(SharedFilters.Model);
        var (one, other, id) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        fold.Apply(Of(one, new FilterSaved(id, "incidents", "Mine", "a=1", "330106"), 1));
        fold.Apply(Of(other, new FilterSaved(id, "incidents", "Yours", "a=2", null), 2));
        fold.Apply(Of(one, new FilterUnshared(id), 3));
        ((FilterRow)fold.Of(SharedFilters.KeyOf(one, id))!.Row).SharedWith.ShouldBeNull();
        ((FilterRow)fold.Of(SharedFilters.KeyOf(other, id))!.Row).Name.ShouldBe("Yours");
    }

    [Fact]
    public void Rights_that_end_are_news_again_a_week_before_unless_they_were_given_later_than_that()
    {
        var end = Nine.AddDays(90);
        var given = new NotificationRow(Stream, "330000", NotificationKind.AccessGiven, Nine, "admin") { ExpiresAt = end };
        given.ReadAt(end.AddDays(-7).AddSeconds(-1)).ShouldBe(given);
        var news = given.ReadAt(end.AddDays(-7));
        (news.Kind, news.ToldAt).ShouldBe((NotificationKind.AccessExpiring, end.AddDays(-7)));
        given.ReadAt(end).ShouldBe(given, "they are over");
        (given with { ToldAt = end.AddDays(-2) }).ReadAt(end.AddDays(-1)).Kind.ShouldBe(NotificationKind.AccessGiven);
        (given with { Kind = NotificationKind.AccessRevoked }).ReadAt(end.AddDays(-1)).Kind.ShouldBe(NotificationKind.AccessRevoked);
    }

    private static NotificationRow? Told(params object[] facts)
    {
        var fold = new RowFold(Notifications.Model);
        for (var i = 0; i < facts.Length; i++) fold.Apply(Of(Stream, facts[i], i)).ShouldBeEmpty();
        return (NotificationRow?)fold.Of(Stream)?.Row;
    }

    private static Recorded Of(Guid stream, object fact, int minute) => new(
        minute + 1, Guid.CreateVersion7(), "330106", stream, minute + 1, WireNames.Of(fact.GetType()), Nine.AddMinutes(minute), "zhou", null, null,
        EventHeaders.None, fact);
}
