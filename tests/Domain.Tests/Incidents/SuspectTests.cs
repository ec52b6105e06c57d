using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

public sealed class SuspectTests
{
    [Fact]
    public void What_nobody_accepted_goes_to_the_owners_of_the_service_that_is_suspected() =>
        Given(Reported, Triaged, Assigned).FollowSuspect("Archive", At(Nine)).ShouldRecord(new IncidentReassigned(Platform, null, "Archive"));

    [Fact]
    public void Whose_it_is_already_keeps_it() => Given(Reported, Triaged, Assigned).FollowSuspect("Portal", At(Nine)).ShouldRecordNothing();

    [Fact]
    public void What_somebody_accepted_or_passed_on_stays_where_it_is()
    {
        Given(Reported, Triaged, Assigned, Accepted).FollowSuspect("Archive", At(Nine)).ShouldRecordNothing();
        Given(Reported, Triaged, Assigned, new IncidentReassigned(Platform, null), new IncidentReassigned(Network, "lin"))
            .FollowSuspect("Archive", At(Nine)).ShouldRecordNothing();
        Given(Reported, Triaged).FollowSuspect("Archive", At(Nine)).ShouldRecordNothing();
        Given(Reported, Triaged, Assigned, Resolved).FollowSuspect("Archive", At(Nine)).ShouldRecordNothing();
        Given().FollowSuspect("Archive", At(Nine)).ShouldRecordNothing();
    }

    [Fact]
    public void A_service_that_nobody_knows_or_a_team_without_a_roster_gets_nothing()
    {
        Given(Reported, Triaged, Assigned).FollowSuspect("redis", At(Nine)).ShouldRecordNothing();
        Given(Reported, Triaged, Assigned).FollowSuspect("Fax", At(Nine)).ShouldRecordNothing();
        var unattended = Landscape.Evolve(Unpromised, Roster(Platform) with { Version = 2, TakesQueue = false }, Nine.AddYears(-1));
        Given(Reported, Triaged, Assigned).FollowSuspect("Archive", At(Nine, unattended)).ShouldRecordNothing();
    }

    [Theory]
    [InlineData(true, 16, 2)]
    [InlineData(false, 41, 2)]
    [InlineData(false, 16, 3)]
    public void By_another_rule_it_goes_on_or_stays(bool goesOn, double leastBits, double apart)
    {
        var ranking = new FaultRanking(Nine, Nine, Nine, 1, 1, 0, [new("Archive", 40, []), new("Portal", 18, [])]);
        (Given(Reported, Triaged, Assigned).PassedOn(ranking, new(leastBits, apart), At(Nine)) is { TeamId: { } team, Suspect: "Archive" } && team == Platform)
            .ShouldBe(goesOn);
        Given(Reported, Triaged, Assigned, Accepted).PassedOn(ranking, new(leastBits, apart), At(Nine)).ShouldBeNull();
    }

    [Theory]
    [InlineData(true, 40.0, 20.0)]
    [InlineData(true, 16.0)]
    [InlineData(false, 15.0)]
    [InlineData(false, 40.0, 21.0)]
    [InlineData(false)]
    public void One_stands_out_when_it_is_twice_as_suspicious_as_the_next(bool standsOut, params double[] scores) =>
        (new FaultRanking(Nine, Nine, Nine, 1, 1, 0, [.. scores.Select((score, rank) => new Suspect($"{rank}", score, []))]).Outstanding(SuspicionRule.InForce) is not null)
            .ShouldBe(standsOut);
}
