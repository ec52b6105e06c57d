using CsCheck;
using EventSourcedOps.Domain.Monitoring.Probes;
using static EventSourcedOps.Domain.Tests.Monitoring.Probes.Gate;

namespace EventSourcedOps.Domain.Tests.Monitoring.Probes;

public sealed class ProbeCorroborationTests
{
    [Fact]
    public void As_many_points_as_must_agree_each_after_enough_bad_runs_say_that_it_is_down()
    {
        Judge(2, Bad("east", 0), Bad("east", 1), Good("north", 1), Good("west", 1)).Verdict.ShouldBe(ProbeVerdict.Up);
        var down = Judge(2, Bad("east", 0), Bad("east", 1), Bad("north", 0.5), Bad("north", 1.5), Good("west", 1));
        (down.Verdict, down.Since).ShouldBe((ProbeVerdict.Down, Nine.AddMinutes(0.5)));
        down.Points.Select(one => one.Saw).ShouldBe([PointSight.Down, PointSight.Down, PointSight.Up]);
    }

    [Fact]
    public void Those_that_waver_leave_the_verdict_as_it_stands()
    {
        Judge(1, Bad("east", 0), Bad("east", 1), Bad("north", 1), Good("west", 1)).Verdict.ShouldBeNull();
        Judge(1, Bad("east", 1), Good("north", 1), Good("west", 1)).Verdict.ShouldBe(ProbeVerdict.Up);
    }

    [Fact]
    public void A_single_good_run_makes_a_point_see_it_up_again()
    {
        var up = Judge(3, Bad("east", 0), Bad("east", 1), Good("east", 2), Bad("north", 0), Bad("north", 1), Good("west", 1));
        (up.Verdict, up.Since).ShouldBe((ProbeVerdict.Up, Nine.AddMinutes(2)));
    }

    [Fact]
    public void Too_few_that_speak_know_nothing()
    {
        Judge(1, Good("east", 1)).Verdict.ShouldBe(ProbeVerdict.Unknown);
        // Two intervals, the time of a run and half a minute later nobody knows any more.
        Judge(2 + 2 + (40 / 60.0), Good("east", 2), Good("north", 2)).Verdict.ShouldBe(ProbeVerdict.Up);
        var silent = Judge(5, Good("east", 2), Good("north", 2));
        (silent.Verdict, silent.Since).ShouldBe((ProbeVerdict.Unknown, Nine.AddMinutes(4).AddSeconds(40)));
    }

    [Fact]
    public void A_point_that_cannot_look_says_nothing_of_the_target()
    {
        var unable = ProbeOutcome.Of("east", 1, Nine.AddMinutes(1), 0, new(ProbeFaultKind.OutOfBounds, "inner address"));
        Judge(2, unable, Good("north", 1), Good("west", 1)).Verdict.ShouldBe(ProbeVerdict.Up);
        var alone = ProbeCorroboration.Judge(Certificate, [unable], Nine.AddMinutes(2));
        (alone.Verdict, alone.Points[0].Saw, alone.Points[0].Fault).ShouldBe((ProbeVerdict.Unknown, PointSight.Silent, ProbeFaultKind.OutOfBounds));
    }

    [Fact]
    public void A_certificate_that_ends_soon_is_degraded_and_one_that_ended_is_down()
    {
        ProbeCorroboration.Judge(Certificate, [Poor("east", 0)], Nine.AddMinutes(1)).Verdict.ShouldBe(ProbeVerdict.Degraded);
        ProbeCorroboration.Judge(Certificate, [Poor("east", 0), Bad("east", 60)], Nine.AddMinutes(61)).Verdict.ShouldBe(ProbeVerdict.Down);
    }

    private static readonly Gen<ProbeOutcome[]> Runs = Gen.Select(
        Gen.OneOf(Gen.Const("east"), Gen.Const("north"), Gen.Const("west"), Gen.Const("stranger")), Gen.Int[0, 9], Gen.Int[0, 2],
        (point, minute, kind) => kind switch { 0 => Good(point, minute), 1 => Poor(point, minute), _ => Bad(point, minute) })
        .Array[0, 30].Select(runs => runs.DistinctBy(run => (run.Point, run.At)).ToArray());

    /// <summary>Reports come in any order, and those of whoever is not asked do not count.</summary>
    [Fact]
    public void The_order_of_reports_and_strangers_change_nothing() => Gen.Select(Runs, Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int).Sample((runs, quorum, failures, seed) =>
    {
        var probe = City with { Quorum = quorum, Failures = failures };
        var found = ProbeCorroboration.Judge(probe, runs, Nine.AddMinutes(9));
        var shuffled = runs.OrderBy(run => HashCode.Combine(run, seed)).Where(run => run.Point != "stranger").ToArray();
        var again = ProbeCorroboration.Judge(probe, shuffled, Nine.AddMinutes(9));
        (again.Verdict, again.Since).ShouldBe((found.Verdict, found.Since));
        again.Points.ShouldBe(found.Points);
    });

    /// <summary>Where one more has to agree, or one more run has to be bad, nothing is down that was not.</summary>
    [Fact]
    public void A_stricter_rule_never_finds_more_down() => Gen.Select(Runs, Gen.Int[1, 2], Gen.Int[1, 3]).Sample((runs, quorum, failures) =>
    {
        bool IsDown(int agree, int bad) => ProbeCorroboration.Judge(
            City with { Quorum = agree, Failures = bad }, runs, Nine.AddMinutes(9)).Verdict == ProbeVerdict.Down;
        if (IsDown(quorum + 1, failures)) IsDown(quorum, failures).ShouldBeTrue();
        if (IsDown(quorum, failures + 1)) IsDown(quorum, failures).ShouldBeTrue();
    });

    /// <summary>Judging needs no more of the past than as many runs as make a point say that it is down.</summary>
    [Fact]
    public void The_newest_runs_are_enough() => Gen.Select(Runs, Gen.Int[1, 3], Gen.Int[1, 4]).Sample((runs, quorum, failures) =>
    {
        var probe = City with { Quorum = quorum, Failures = failures };
        var newest = runs.GroupBy(run => run.Point).SelectMany(of => of.OrderByDescending(run => run.At).Take(failures)).ToArray();
        var (whole, little) = (ProbeCorroboration.Judge(probe, runs, Nine.AddMinutes(9)), ProbeCorroboration.Judge(probe, newest, Nine.AddMinutes(9)));
        (little.Verdict, little.Since).ShouldBe((whole.Verdict, whole.Since));
    });

    private static ProbeFinding Judge(double minute, params IReadOnlyCollection<ProbeOutcome> runs) =>
        ProbeCorroboration.Judge(City, runs, Nine.AddMinutes(minute));
}
