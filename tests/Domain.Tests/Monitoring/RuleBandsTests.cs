using CsCheck;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class RuleBandsTests
{
    private const int ADay = 1440;

    private static readonly AlertRuleDefinition Unusual = new(
        "Unusual load", SignalKind.Metric, "load", RuleComparison.OutsideBand, null, 120, AlertSeverity.Major, []);

    private static readonly DateTimeOffset Midnight = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly MetricLabels A = MetricLabels.Of(("host", "A"));
    private static readonly MetricLabels B = MetricLabels.Of(("host", "B"));

    /// <summary>For how long, since when and by how much a host is out of line; some of them before anything is said.</summary>
    private static readonly Gen<List<(int Minute, int Length, double By)>> Faults =
        Gen.Select(Gen.OneOf(Gen.Int[2 * ADay, 5 * ADay], Gen.Int[4 * ADay, 5 * ADay]), Gen.Int[1, 90], Gen.Double[-60, 200]).List[0, 8];

    [Fact]
    public void What_happens_at_that_time_of_day_is_usual_and_what_never_did_is_told_with_the_band()
    {
        var looks = Looks(4 * ADay, [(3 * ADay + 900, 10, 100)]);
        var outbreak = RuleTrial.Outbreaks(Unusual, looks).ShouldHaveSingleItem();
        (outbreak.Series, outbreak.Since, outbreak.From).ShouldBe((A, At(3 * ADay + 900), At(3 * ADay + 902)));
        outbreak.To.ShouldBe(At(3 * ADay + 910), "it is back inside");
        var verdict = outbreak.Verdict.ShouldNotBeNull();
        verdict.Judged.ShouldBeGreaterThan(verdict.Upper);
        verdict.Expected.ShouldBeInRange(verdict.Lower, verdict.Upper);

        var turn = new RuleTurn(A, true, outbreak.Since, outbreak.From, outbreak.Value, verdict);
        var evidence = RuleAlert.EvidenceOf(Ids.Derived("rule"), 3, Unusual, turn);
        (evidence.Value, evidence.Expected, evidence.Lower, evidence.Upper).ShouldBe((verdict.Judged, verdict.Expected, verdict.Lower, verdict.Upper));
        (evidence.From, evidence.To).ShouldBe((At(3 * ADay + 902 - 23), At(3 * ADay + 902)));
        evidence.Model.ShouldBe(verdict.ModelAndLens);
        evidence.Model.ShouldStartWith("dynamic-threshold.v1 ");
        evidence.Parameters.Select(one => one.Name).ShouldBe(["rule", "version", "for", "since", "reading", "rarity"]);
    }

    [Fact]
    public void Nothing_is_said_before_the_fourth_day_and_never_by_what_missed_its_midnight()
    {
        var bands = new RuleBands();
        var said = Looks(4 * ADay + 5, []).Skip(1).SelectMany(look => bands.Look(Unusual, look.At, look.Readings).Select(one => (look.At, one.Verdict)));
        said.First(one => one.Verdict is not null).At.ShouldBe(At(4 * ADay), "the first day was begun a minute late");
        RuleBands.BeginningOf(At(4 * ADay + 5)).ShouldBe(At(ADay));
        RuleBands.BeginningOf(At(4 * ADay)).ShouldBe(At(ADay));
        RuleBands.BeginningOf(At((4 * ADay) - 1)).ShouldBe(At(0));
        // A day is that of the zone in which nobody turns clocks.
        RuleBands.BeginningOf(new(2026, 3, 6, 1, 0, 0, TimeSpan.FromHours(8))).ShouldBe(Midnight);
    }

    [Fact]
    public void Days_follow_each_other_without_a_look_twice_or_left_out()
    {
        RuleBands.DaysOf(At(30), At((2 * ADay) + 7)).ShouldBe([(At(30), At(ADay - 1)), (At(ADay), At((2 * ADay) - 1)), (At(2 * ADay), At((2 * ADay) + 7))]);
        RuleBands.DaysOf(At(30), At(30)).ShouldBe([(At(30), At(30))]);
        RuleBands.DaysOf(At(30), At(ADay - 1)).ShouldBe([(At(30), At(ADay - 1))]);
        RuleBands.DaysOf(At(31), At(30)).ShouldBeEmpty();
    }

    [Fact]
    public void Other_rules_read_the_same_as_before_and_nothing_is_learnt_for_them()
    {
        var bands = new RuleBands();
        var rule = Unusual with { Comparison = RuleComparison.Above, Limit = 1 };
        foreach (var (at, readings) in Looks(3, [])) bands.Look(rule, at, readings).ShouldBe(readings);
        bands.Series.ShouldBe(0);
        (rule.Step, Unusual.Step).ShouldBe((TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1)));
        rule.Holds(new(A, 2)).ShouldBeTrue();
        Unusual.Holds(new(A, 2)).ShouldBeFalse("nobody knows yet");
    }

    /// <summary>What is gone for as long as is learnt is forgotten.</summary>
    [Fact]
    public void Series_are_kept_no_longer_than_what_is_learnt_from_them()
    {
        var bands = new RuleBands();
        for (var minute = 0; minute <= 5 * ADay; minute++)
        {
            RuleReading[] readings = minute == 10 ? [new(A, 1), new(B, 1)] : [new(A, 1)];
            bands.Look(Unusual, At(minute), readings);
            if (minute == (4 * ADay) - 1) bands.Series.ShouldBe(2);
            if (minute == 4 * ADay) bands.Series.ShouldBe(1);
        }
    }

    /// <summary>
    /// Whatever comes, whoever judges from whenever on: nodes that take over in the middle of a day learn from that day's own beginning, and
    /// come to what a trial comes to that saw everything.
    /// </summary>
    [Fact]
    public void Judging_live_on_one_node_after_the_other_comes_to_what_a_trial_comes_to() =>
        Gen.Select(Faults, Gen.Int[0, 5], Gen.OneOf(Gen.Int[(3 * ADay) + 1, 5 * ADay], Gen.Int[4 * ADay, (4 * ADay) + 300]).List[0, 4]).Sample((faults, wait, takeovers) =>
        {
            var rule = Unusual with { ForSeconds = wait * 60 };
            var looks = Looks(5 * ADay, faults);
            var (bands, standing, turns) = (new RuleBands(), RuleStanding.Quiet, new List<RuleTurn>());
            for (var minute = 0; minute < looks.Length; minute++)
            {
                if (takeovers.Contains(minute)) bands = Learnt(rule, looks, minute);
                var (at, readings) = looks[minute];
                (standing, var turned) = standing.Look(rule, at, bands.Look(rule, at, readings));
                turns.AddRange(turned);
            }

            var outbreaks = RuleTrial.Outbreaks(rule, looks);
            outbreaks.Select(one => (one.Series, one.Since, one.From, one.Value, one.Verdict)).ShouldBe(
                turns.Where(turn => turn.Fires).Select(turn => (turn.Series, turn.Since, turn.At, turn.Value!.Value, turn.Verdict)), ignoreOrder: true);
            outbreaks.Where(one => one.To is not null).Select(one => (one.Series, one.To!.Value))
                .ShouldBe(turns.Where(turn => !turn.Fires).Select(turn => (turn.Series, turn.At)), ignoreOrder: true);
            standing.Firing.ShouldBe(outbreaks.Where(one => one.To is null).Select(one => one.Series), ignoreOrder: true);
        }, iter: 12);

    /// <summary>A rule whose trial begins later finds the same, of what begins later.</summary>
    [Fact]
    public void A_trial_of_a_day_finds_of_it_what_a_trial_of_more_days_finds() => Faults.Sample(faults =>
    {
        var (looks, since) = (Looks(5 * ADay, faults), At(4 * ADay));
        var day = new RuleTrial(Unusual, since);
        foreach (var (at, readings) in looks.Where(look => look.At >= RuleBands.BeginningOf(since))) day.Look(at, readings);
        day.Found.Where(one => one.Since > since).ShouldBe(RuleTrial.Outbreaks(Unusual, looks).Where(one => one.Since > since));
    }, iter: 12);

    /// <summary>As a node comes to know what is usual that judges for the first time at that look.</summary>
    private static RuleBands Learnt(AlertRuleDefinition rule, (DateTimeOffset At, IEnumerable<RuleReading> Readings)[] looks, int minute)
    {
        var bands = new RuleBands();
        foreach (var (at, readings) in looks.Take(minute).Where(look => look.At >= RuleBands.BeginningOf(looks[minute].At)))
            bands.Look(rule, at, readings);
        return bands;
    }

    private static DateTimeOffset At(int minute) => Midnight.AddMinutes(minute);

    /// <summary>One host works by day and one always; the first has faults.</summary>
    private static (DateTimeOffset At, IEnumerable<RuleReading> Readings)[] Looks(int minutes, IReadOnlyList<(int Minute, int Length, double By)> faults) =>
    [
        .. Enumerable.Range(0, minutes).Select(minute => (At(minute), (IEnumerable<RuleReading>)
        [
            new(A, (minute % ADay is >= 480 and < 1080 ? 80 : 20) + Noise(minute)
                + faults.Where(fault => minute >= fault.Minute && minute < fault.Minute + fault.Length).Sum(fault => fault.By)),
            new(B, 50 + (3 * Noise(minute + 17))),
        ])),
    ];

    private static double Noise(int minute) => ((minute * 7919 % 997) - 498) / 249.0;
}
