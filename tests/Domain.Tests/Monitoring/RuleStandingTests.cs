using CsCheck;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Telemetry;
using static EventSourcedOps.Domain.Tests.Monitoring.Watch;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class RuleStandingTests
{
    private static readonly AlertRuleDefinition Hot = new(
        "Too hot", SignalKind.Metric, "temperature", RuleComparison.Above, 30, 30, AlertSeverity.Major, []);

    private static readonly MetricLabels A = MetricLabels.Of(("room", "A"));
    private static readonly MetricLabels B = MetricLabels.Of(("room", "B"));

    /// <summary>What two rooms read at one look after the other; null reads nothing.</summary>
    private static readonly Gen<List<(double? A, double? B)>> Rooms =
        Gen.Select(Gen.Double[25, 35].Nullable(0.2), Gen.Double[25, 35].Nullable(0.2)).List[0, 60];

    [Fact]
    public void It_fires_once_when_it_held_for_long_enough_and_is_over_once()
    {
        var (standing, turns) = Live(Hot, [31, 32, 33, 34, 29, 28]);
        turns.ShouldBe([
            new(A, true, Nine, Nine + (2 * RuleStanding.Step), 33),
            new(A, false, Nine, Nine + (4 * RuleStanding.Step), 29),
        ]);
        standing.Series.ShouldBeEmpty();
    }

    [Fact]
    public void A_break_begins_the_wait_anew_and_what_reads_nothing_or_no_number_is_one()
    {
        Live(Hot, [31, 31, 30, 31, 31]).Turns.ShouldBeEmpty();
        Live(Hot, [31, 31, null, 31, 31]).Turns.ShouldBeEmpty();
        Live(Hot, [31, 31, double.NaN, 31, 31]).Turns.ShouldBeEmpty();
        Live(Hot, [31, 31, 31, null]).Turns[^1].ShouldBe(new(A, false, Nine, Nine + (3 * RuleStanding.Step), null));
    }

    [Fact]
    public void Without_a_wait_it_fires_at_once_and_below_is_below()
    {
        Live(Hot with { ForSeconds = 0 }, [31]).Turns.Single().Fires.ShouldBeTrue();
        Live(Hot with { ForSeconds = 0, Comparison = RuleComparison.Below }, [30, 29]).Turns.Single().Value.ShouldBe(29);
    }

    [Fact]
    public void It_goes_on_behind_the_last_look_and_begins_as_far_back_as_it_waits()
    {
        var (standing, _) = Live(Hot, [31, 31]);
        var now = Nine + TimeSpan.FromMinutes(10);
        RuleStanding.Resume(standing, Nine, Hot, now).ShouldBe((standing, Nine + RuleStanding.Step));
        RuleStanding.Resume(null, null, Hot, now).ShouldBe((RuleStanding.Quiet, now - TimeSpan.FromSeconds(30)));
        RuleStanding.Resume(null, null, Hot with { ForSeconds = 86_400 }, now).From.ShouldBe(now - RuleStanding.Farthest);

        var late = Nine + TimeSpan.FromHours(2);
        RuleStanding.Resume(standing, Nine, Hot, late).Standing.Series.ShouldBeEmpty("nobody knows whether that held without a break");
        var firing = Live(Hot, [31, 31, 31]).Standing;
        RuleStanding.Resume(firing, Nine, Hot, late).Standing.Firing.ShouldBe([A]);
    }

    /// <summary>However often whoever judges is started again, and however the looks are cut, what comes of them is what a trial says.</summary>
    [Fact]
    public void Judging_live_comes_to_what_a_trial_comes_to() => Gen.Select(Rooms, Gen.Int[0, 90], Gen.Int[1, 7]).Sample((rooms, wait, cut) =>
    {
        var rule = Hot with { ForSeconds = wait };
        var looks = Looks(rooms);
        var (standing, turns) = (RuleStanding.Quiet, new List<RuleTurn>());
        foreach (var some in looks.Chunk(cut))
        {
            // As it is stored and read again.
            standing = new(standing.Series.ToDictionary(one => new MetricLabels(one.Key.Pairs), one => one.Value));
            foreach (var (at, readings) in some)
            {
                (standing, var turned) = standing.Look(rule, at, readings);
                turns.AddRange(turned);
            }
        }

        var outbreaks = RuleTrial.Outbreaks(rule, looks);
        outbreaks.ShouldBe(RuleTrial.Outbreaks(rule, looks), "the same samples give the same outbreaks");
        outbreaks.Select(one => (one.Series, one.From)).ShouldBe(turns.Where(turn => turn.Fires).Select(turn => (turn.Series, turn.At)), ignoreOrder: true);
        outbreaks.Where(one => one.To is not null).Select(one => (one.Series, one.To!.Value))
            .ShouldBe(turns.Where(turn => !turn.Fires).Select(turn => (turn.Series, turn.At)), ignoreOrder: true);
        standing.Firing.ShouldBe(outbreaks.Where(one => one.To is null).Select(one => one.Series), ignoreOrder: true);
        outbreaks.ShouldAllBe(one => one.From - one.Since >= TimeSpan.FromSeconds(wait));
    }, iter: 1_000);

    /// <summary>Every outbreak is told of once, and a rule differs from itself in nothing.</summary>
    [Fact]
    public void A_comparison_leaves_nothing_out_and_a_rule_agrees_with_itself() => Gen.Select(Rooms, Gen.Int[0, 60], Gen.Double[28, 32]).Sample((rooms, wait, limit) =>
    {
        var looks = Looks(rooms);
        var (old, tried) = (RuleTrial.Outbreaks(Hot, looks), RuleTrial.Outbreaks(Hot with { ForSeconds = wait, Limit = limit }, looks));
        RuleTrial.Compare(old, old).ShouldAllBe(one => one.Difference == RuleDifference.Both);
        var compared = RuleTrial.Compare(tried, old);
        compared.Where(one => one.Difference != RuleDifference.OnlyOld).Select(one => one.Outbreak).ShouldBe(tried);
        compared.Where(one => one.Difference == RuleDifference.OnlyOld).ShouldAllBe(one => !tried.Any(one.Outbreak.Overlaps));
        old.ShouldAllBe(one => compared.Any(other => other.Outbreak == one || other.Outbreak.Overlaps(one)));
    }, iter: 1_000);

    [Fact]
    public void An_alert_is_named_by_its_rule_and_the_labels_of_the_rule_go_before_those_of_the_series()
    {
        var rule = Hot with { Labels = [new("service", "halls")] };
        var id = Ids.Derived("rule");
        var series = RuleAlert.SeriesOf(rule, MetricLabels.Of(("__name__", "temperature"), ("room", "A"), ("service", "other"), ("rule_id", "x")));
        series.ShouldBe(A);
        RuleAlert.LabelsOf(id, rule, series).ShouldBe([new("alertname", "Too hot"), new("rule_id", $"{id}"), new("service", "halls"), new("room", "A")]);
        RuleAlert.TitleOf(rule, series).ShouldBe("Too hot · A");
        RuleAlert.TitleOf(rule, MetricLabels.Of(("organisation", "330000"))).ShouldBe("Too hot");
        RuleAlert.TitleOf(rule, MetricLabels.Of(("room", new('x', 500)))).Length.ShouldBeLessThan(120);
        RuleAlert.TitleOf(rule, MetricLabels.Of(("instance", "a:9100"), ("mode", "idle"))).ShouldBe("Too hot · a:9100");
        var evidence = RuleAlert.EvidenceOf(id, 3, rule, new(series, true, Nine, Nine.AddSeconds(30), 31));
        (evidence.Value, evidence.Upper, evidence.Lower, evidence.From).ShouldBe((31, 30, null, Nine));
        evidence.Model.ShouldBe($"alert-rule {id} v3");
    }

    [Fact]
    public void An_alert_of_an_operation_says_whose_it_is_and_in_what_its_number_is_told()
    {
        var rule = Hot with { Title = "Slow", Kind = SignalKind.Trace, Query = "p95 over:1m", Limit = 500 };
        var series = RuleAlert.SeriesOf(rule, MetricLabels.Of(("service", "cart"), ("operation", "POST /orders")));
        RuleAlert.TitleOf(rule, series).ShouldBe("Slow · cart POST /orders");
        RuleAlert.TitleOf(rule, MetricLabels.Of(("operation", "POST /orders"))).ShouldBe("Slow · POST /orders");
        var evidence = RuleAlert.EvidenceOf(Ids.Derived("rule"), 1, rule, new(series, true, Nine, Nine, 812.5));
        (evidence.Value, evidence.Upper).ShouldBe((812.5, 500));
        evidence.Parameters.ShouldContain(new AlertLabel("unit", "ms"));
        RuleAlert.EvidenceOf(Ids.Derived("rule"), 1, Hot, new(A, true, Nine, Nine, 31)).Parameters.ShouldNotContain(said => said.Name == "unit");
    }

    private static (RuleStanding Standing, List<RuleTurn> Turns) Live(AlertRuleDefinition rule, IEnumerable<double?> values)
    {
        var (standing, turns) = (RuleStanding.Quiet, new List<RuleTurn>());
        foreach (var (at, readings) in Looks([.. values.Select(value => (value, (double?)null))]))
        {
            (standing, var turned) = standing.Look(rule, at, readings);
            turns.AddRange(turned);
        }

        return (standing, turns);
    }

    private static (DateTimeOffset At, IEnumerable<RuleReading> Readings)[] Looks(List<(double? A, double? B)> rooms) =>
    [
        .. rooms.Select((read, i) => (Nine + (i * RuleStanding.Step), (IEnumerable<RuleReading>)
        [
            .. read.A is { } a ? [new RuleReading(A, a)] : Array.Empty<RuleReading>(),
            .. read.B is { } b ? [new RuleReading(B, b)] : Array.Empty<RuleReading>(),
        ])),
    ];
}
