using CsCheck;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class DynamicThresholdTests
{
    private const long Step = 300_000;
    private const int ADay = 288;

    [Fact]
    public void What_happens_every_day_is_no_news_and_its_absence_is()
    {
        static double Load(int sample) => (sample % ADay is >= 100 and < 200 ? 80 : 20) + sample * 7 % 5 * 0.1;
        var fired = Fired(Enumerable.Range(0, 12 * ADay).Select(sample =>
            sample is >= (10 * ADay + 100) and < (10 * ADay + 200) ? 20.2 : Load(sample)));
        fired.Where(sample => sample >= 3 * ADay).ShouldHaveSingleItem().ShouldBeInRange(10 * ADay + 100, 10 * ADay + 112);
    }

    [Fact]
    public void A_spike_is_told_once_with_the_band_that_it_left()
    {
        var watch = new DynamicThreshold();
        var fired = new List<(int Sample, DynamicVerdict Verdict)>();
        for (var sample = 0; sample < 2_000; sample++)
            if (watch.Judge(sample * Step, sample is >= 1_500 and < 1_505 ? 90 : 50 + sample * 7 % 11 * 0.3) is { Fires: true } verdict)
                fired.Add((sample, verdict));
        var (at, told) = fired.ShouldHaveSingleItem();
        at.ShouldBe(1_500);
        told.Judged.ShouldBeGreaterThan(told.Upper);
        told.Expected.ShouldBeInRange(50, 54);
        told.Upper.ShouldBeInRange(told.Expected, 70);
        told.Rarity.ShouldBeGreaterThan(DynamicSettings.Default.Rarity);
        told.To.ShouldBe(1_500 * Step);
        told.From.ShouldBe((1_500 - DynamicSettings.Default.Window + 1) * Step);
    }

    [Fact]
    public void A_small_change_that_stays_is_told_though_no_sample_alone_would_be()
    {
        static double Noise(int sample) => (sample * 7919 % 997 - 498) / 99.7;
        var fired = Fired(Enumerable.Range(0, 1_800).Select(sample => 50 + Noise(sample) + (sample >= 1_600 ? 2 : 0)));
        fired.ShouldHaveSingleItem().ShouldBeInRange(1_600, 1_640);
    }

    [Fact]
    public void What_is_no_number_or_too_late_is_not_judged()
    {
        var watch = new DynamicThreshold();
        watch.Judge(Step, 1).ShouldNotBeNull();
        watch.Judge(Step, 1).ShouldBeNull();
        watch.Judge(0, 1).ShouldBeNull();
        watch.Judge(2 * Step, double.NaN).ShouldBeNull();
        watch.Judge(2 * Step, double.NegativeInfinity).ShouldBeNull();
        watch.Judge(2 * Step, 1).ShouldNotBeNull();
    }

    /// <summary>
    /// Whatever comes, in whatever order and size: the same samples give the same verdicts, a verdict is within its own band or outside
    /// it.
    /// </summary>
    [Fact]
    public void A_replay_gives_the_same_verdicts_and_every_verdict_follows_from_its_band() =>
        Gen.Select(Gen.Int[-2, 400_000], Gen.OneOf<double>(Gen.Double[-10, 10], Gen.Const(5.0), Gen.Double, Gen.OneOf(double.NaN, 1e299,
            -1e299)))
            .List[0, 600].Sample(samples =>
            {
                var (one, other, at) = (new DynamicThreshold(), new DynamicThreshold(), -1_000_000L);
                foreach (var (step, value) in samples)
                {
                    at += step;
                    var verdict = one.Judge(at, value);
                    other.Judge(at, value).ShouldBe(verdict);
                    if (verdict is not { } said) continue;
                    double.IsNaN(said.Expected).ShouldBeFalse();
                    if (said.Fires) said.Surprising.ShouldBeTrue();
                    if (!said.Surprising) continue;
                    var rounding = 1e-9 * (Math.Abs(said.Judged) + Math.Abs(said.Expected));
                    (said.Judged > said.Lower + rounding && said.Judged < said.Upper - rounding).ShouldBeFalse($"{said}");
                }
            }, iter: 300);

    [Fact]
    public void A_disk_that_fills_says_when_it_is_full_whatever_single_points_say()
    {
        var points = Enumerable.Range(0, 48).Select(point => (At: point * Step, Value: point % 10 == 3 ? 5.0 : 40 + point * 0.5)).ToArray();
        var trend = TrendForecast.Of(points)!;
        (trend.Slope * Step).ShouldBe(0.5, 0.02);
        var full = trend.Reaches(90, above: true, TimeSpan.FromDays(1))!;
        (full.Likely / (double)Step).ShouldBe(100, 3);
        full.Earliest.ShouldBeLessThanOrEqualTo(full.Likely);
        (full.Latest ?? long.MaxValue).ShouldBeGreaterThanOrEqualTo(full.Likely);
        trend.Reaches(90, above: true, TimeSpan.FromMinutes(5)).ShouldBeNull();
        trend.Reaches(10, above: false, TimeSpan.FromDays(9)).ShouldBeNull();
        trend.Reaches(30, above: true, TimeSpan.FromDays(1))!.Likely.ShouldBe(47 * Step); // it is there already
        TrendForecast.Of(points.AsSpan(0, 3)).ShouldBeNull();
        TrendForecast.Of(new (long, double)[] { (5, 1), (5, 2), (5, 3), (5, 4), (5, 5) }).ShouldBeNull();
    }

    private static List<int> Fired(IEnumerable<double> values)
    {
        var watch = new DynamicThreshold();
        return [.. values.Select((value, sample) => (watch.Judge(sample * Step, value), sample))
            .Where(told => told.Item1 is { Fires: true }).Select(told => told.sample)];
    }
}
