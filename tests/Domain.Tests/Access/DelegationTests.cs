using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Access;

public sealed class DelegationTests
{
    private readonly Office office = new();
    private readonly Guid giver;
    private readonly Guid other;

    public DelegationTests() => (giver, other) = (office.Person("county"), office.Person("other"));

    [Fact]
    public void A_security_administrator_gives_what_they_do_not_hold_and_only_below_themselves()
    {
        office.Give(null, Subject.OfAccount(giver), "SecurityAdministrator", Hangzhou);
        office.Give(giver, Subject.OfAccount(other), "Operator", Xihu).ShouldBeNull();
        office.Give(giver, Subject.OfAccount(other), "Operator", Zhejiang).ShouldBe(DelegationRefusals.WiderReach);
        office.Give(giver, Subject.OfAccount(other), "Operator", Ningbo).ShouldBe(DelegationRefusals.WiderReach);
        office.Give(giver, Subject.OfAccount(other), "Operator", Reach.Everywhere).ShouldBe(DelegationRefusals.WiderReach);
        office.Give(giver, Subject.OfAccount(other), "Operator", Hangzhou, label: DataLabel.Sensitive).ShouldBe(DelegationRefusals.WiderLabel);
    }

    [Fact]
    public void A_keeper_of_a_county_gives_only_operations_that_they_hold_there()
    {
        var keeper = office.NewId();
        office.Define(null, keeper, "grant.give", "incident.read", "incident.comment").ShouldBeNull();
        office.Give(null, Subject.OfAccount(giver), keeper.ToString(), Hangzhou);
        office.Give(null, Subject.OfAccount(giver), "Operator", Xihu, subtree: false);

        office.Give(giver, Subject.OfAccount(other), keeper.ToString(), Hangzhou).ShouldBeNull();
        office.Give(giver, Subject.OfAccount(other), "Operator", Hangzhou).ShouldBe(DelegationRefusals.WiderReach);
        office.Give(giver, Subject.OfAccount(other), "Operator", Xihu, subtree: false).ShouldBeNull();
        // With the subtree it would reach counties that do not exist yet.
        office.Give(giver, Subject.OfAccount(other), "Operator", Xihu).ShouldBe(DelegationRefusals.WiderReach);
        office.Give(giver, Subject.OfAccount(other), "Auditor", Hangzhou).ShouldBe(DelegationRefusals.WiderOperations);
        office.Give(giver, Subject.OfAccount(other), keeper.ToString(), Hangzhou, label: DataLabel.Important).ShouldBe(DelegationRefusals.WiderLabel);
    }

    [Fact]
    public void Nobody_gives_to_themselves_by_any_way()
    {
        office.Give(null, Subject.OfAccount(giver), "SecurityAdministrator");
        var (mine, theirs, role) = (office.Group(giver), office.Group(other), office.NewId());
        office.Give(giver, Subject.OfAccount(giver), "Operator").ShouldBe(DelegationRefusals.ToOneself);
        office.Give(giver, Subject.OfGroup(mine), "Operator").ShouldBe(DelegationRefusals.ToOneself);
        office.Give(giver, Subject.OfGroup(theirs), "Operator").ShouldBeNull();
        office.Join(giver, theirs, giver).ShouldBe(DelegationRefusals.ToOneself);
        office.Define(giver, role, "incident.read").ShouldBeNull();
        office.Give(null, Subject.OfAccount(giver), role.ToString()).ShouldBeNull();
        office.Change(giver, role, "incident.read", "incident.close").ShouldBe(DelegationRefusals.ToOneself);
        var wish = office.NewId();
        office.Ask(giver, wish, "Operator").ShouldBeNull();
        office.Approve(giver, wish).ShouldBe(DelegationRefusals.ToOneself);
    }

    [Fact]
    public void Joining_a_group_is_judged_like_each_of_its_grants()
    {
        var group = office.Group();
        office.Give(null, Subject.OfGroup(group), "Operator", Zhejiang);
        office.Give(null, Subject.OfAccount(giver), "SecurityAdministrator", Hangzhou);
        office.Join(giver, group, other).ShouldBe(DelegationRefusals.WiderReach);
        office.Give(null, Subject.OfAccount(giver), "SecurityAdministrator", Zhejiang);
        office.Join(giver, group, other).ShouldBeNull();
    }

    [Fact]
    public void Break_glass_takes_two_persons_lasts_an_hour_and_is_looked_at_by_a_third()
    {
        var (id, third) = (office.NewId(), office.Person("third"));
        office.AskBreakGlass(other, id, "Operator").ShouldBeNull();
        office.ApproveBreakGlass(other, id).ShouldBe(BreakGlassRefusals.SecondPerson);
        office.ApproveBreakGlass(giver, id).ShouldBeNull();
        Rights().May("incident.close").ShouldBeTrue();
        Review(third).ShouldBe(BreakGlassRefusals.StillOpen);

        office.Wait(TimeSpan.FromMinutes(60));
        Rights().May("incident.close").ShouldBeFalse();
        Review(giver).ShouldBe(BreakGlassRefusals.ThirdPerson);
        Review(other).ShouldBe(BreakGlassRefusals.ThirdPerson);
        Review(third).ShouldBeNull();

        Rights Rights() => office.Books.RightsOf(Subject.OfAccount(other), office.Now, office.Landscape);
        Refusal? Review(Guid by) => office.Do<BreakGlass, BreakGlassEvent>(id, by, (state, given) => state.Review(true, "it rained", given));
    }

    [Fact]
    public void A_review_ends_what_nobody_needs_and_closes_when_all_is_said()
    {
        var (grant, kept, review) = (office.NewId(), office.NewId(), office.NewId());
        office.Give(null, Subject.OfAccount(other), "Operator", Xihu, id: grant).ShouldBeNull();
        office.Give(null, Subject.OfAccount(giver), "Auditor", Hangzhou, id: kept).ShouldBeNull();
        Do(null, (state, given) => state.Open(new(Hangzhou, true), office.Now.AddDays(30), "yearly", null, given)).ShouldBeNull();
        Do(null, (state, given) => state.Decide(grant, false, "left", given)).ShouldBeNull();
        Do(null, (state, given) => state.Close(false, given)).ShouldBe(ReviewRefusals.Undecided);
        Do(giver, (state, given) => state.Decide(kept, true, "mine", given)).ShouldBe(ReviewRefusals.OwnGrant);
        Do(other, (state, given) => state.Decide(kept, true, "needed", given)).ShouldBeNull();
        Do(null, (state, given) => state.Close(false, given)).ShouldBeNull();

        office.Books.RightsOf(Subject.OfAccount(other), office.Now, office.Landscape).May("incident.read").ShouldBeFalse();
        office.Books.Grants[grant].EndReason.ShouldBe("left");
        office.Revoke(grant).ShouldBeNull();

        Refusal? Do(Guid? by, Func<AccessReview?, Circumstances, Decision<ReviewEvent>> decide) => office.Do(review, by, decide);
    }

    [Fact]
    public void A_series_of_reviews_goes_on_where_no_grant_is_in_force_and_a_single_one_does_not_begin()
    {
        Open(null).ShouldBe(ReviewRefusals.NothingToReview);
        Open(3).ShouldBeNull();

        Refusal? Open(int? everyMonths) => office.Do<AccessReview, ReviewEvent>(office.NewId(), null, (state, given) =>
            state.Open(new(Hangzhou, false), office.Now.AddDays(30), "quarterly", everyMonths, given));
    }

    [Fact]
    public void The_sign_in_of_an_administrator_is_renewed_by_one_of_the_same_duty()
    {
        office.Give(null, Subject.OfAccount(giver), "SystemAdministrator", Reach.Everywhere);
        office.Give(null, Subject.OfAccount(other), "SecurityAdministrator");
        Renew(other).ShouldBe(AccountRefusals.OtherDuty);
        var colleague = office.Person("colleague");
        Renew(colleague).ShouldBeNull();
        office.Give(null, Subject.OfAccount(colleague), "SystemAdministrator");
        Renew(colleague).ShouldBeNull();

        Refusal? Renew(Guid whose) => office.Do<Account, AccountEvent>(whose, giver, (state, given) => state.IssueEnrolment(office.NewId(), given));
    }
}
