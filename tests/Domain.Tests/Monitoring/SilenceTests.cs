using CsCheck;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Telemetry;
using static EventSourcedOps.Domain.Tests.Monitoring.Watch;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class SilenceTests
{
    private static readonly Guid Night = Ids.Derived("silence", "night");
    private static readonly LabelMatcher Orders = new("service", LabelMatch.Is, "orders");

    private static SilenceDeclared Wanted(params LabelMatcher[] matchers) => new(Night, Zhejiang, matchers, Nine.AddHours(1), "Storage is moved", "lin");

    private static Circumstances With(SilenceDeclared silence, double minutes = 1, params LandscapeEvent[] more) =>
        After(minutes) with { Landscape = Standing.With([silence, .. more]) };

    [Theory]
    [InlineData(LabelMatch.Is, "orders", true)]
    [InlineData(LabelMatch.Is, "order", false)]
    [InlineData(LabelMatch.IsNot, "food", true)]
    [InlineData(LabelMatch.Fits, "ord.*", true)]
    [InlineData(LabelMatch.Fits, "ord", false)] // the whole of it
    [InlineData(LabelMatch.FitsNot, "food|drinks", true)]
    public void A_demand_is_met_by_the_whole_value(LabelMatch match, string value, bool fits) =>
        new LabelMatcher("service", match, value).Fits(Errors.Labels).ShouldBe(fits);

    [Fact]
    public void A_label_that_is_missing_reads_as_an_empty_one()
    {
        new LabelMatcher("zone", LabelMatch.Is, "").Fits(Errors.Labels).ShouldBeTrue();
        new LabelMatcher("zone", LabelMatch.Fits, ".+").Fits(Errors.Labels).ShouldBeFalse();
        new LabelMatcher("zone", LabelMatch.Fits, "a") { Value = ".*" }.Fits(Errors.Labels).ShouldBeTrue();
    }

    [Fact]
    public void What_would_mean_everything_takes_too_long_or_cannot_be_read_is_refused()
    {
        ((Silence?)null).Declare(Wanted(), After(0)).ShouldRefuse(SilenceRefusals.MeansEverything);
        ((Silence?)null).Declare(Wanted(new("pod", LabelMatch.IsNot, "x"), new("a", LabelMatch.Fits, ".*")), After(0)).ShouldRefuse(SilenceRefusals.MeansEverything);
        ((Silence?)null).Declare(Wanted(new LabelMatcher("a", LabelMatch.Fits, "(")), After(0)).ShouldRefuse(SilenceRefusals.PatternUnreadable);
        ((Silence?)null).Declare(Wanted(new LabelMatcher("a", LabelMatch.Fits, @"(a)\1")), After(0)).ShouldRefuse(SilenceRefusals.PatternUnreadable);
        ((Silence?)null).Declare(Wanted(Orders) with { Until = Nine }, After(0)).ShouldRefuse(SilenceRefusals.PassedAlready);
        ((Silence?)null).Declare(Wanted(Orders) with { Until = Nine.AddDays(32) }, After(0)).ShouldRefuse(SilenceRefusals.TooLong);
        var fit = Wanted(Orders);
        ((Silence?)null).Declare(fit, After(0)).ShouldRecord(fit);
    }

    [Fact]
    public void What_begins_while_it_is_meant_is_not_told_and_what_goes_on_is_left_to_the_process()
    {
        ((Alert?)null).Hear(Errors, FlapPolicy.Default, With(Wanted(Orders))).Events.Select(happened => happened.GetType())
            .ShouldBe([typeof(AlertFired), typeof(AlertSuppressed)]);
        ((Alert?)null).Hear(Errors, FlapPolicy.Default, With(Wanted(Orders) with { Organisation = Ningbo })).Events.Count.ShouldBe(1);
        ((Alert?)null).Hear(Errors, FlapPolicy.Default, With(Wanted(Orders), 61)).Events.Count.ShouldBe(1);
        ((Alert?)null).Hear(Errors, FlapPolicy.Default, With(Wanted(Orders), 1, new SilenceEnded(Night, SilenceEnding.Person, null))).Events.Count.ShouldBe(1);
        Firing.Hear(Errors, FlapPolicy.Default, With(Wanted(Orders))).ShouldRecordNothing();
    }

    [Fact]
    public void An_alert_that_was_over_when_its_silence_ended_is_told_when_it_comes_back()
    {
        var quiet = Through(null, (1, (alert, _) => alert.Hear(Errors, FlapPolicy.Default, With(Wanted(Orders)))));
        quiet!.Status.ShouldBe(AlertStatus.Suppressed);
        var over = Through(quiet, (2, Recover));
        over.Silence(Night, With(Wanted(Orders), 3)).ShouldRecordNothing();
        var free = Through(over, (4, (alert, _) => alert.Unsilence(Night)));
        free.Unsilence(Night).ShouldRecordNothing();
        Through(free, (5, Fire))!.Status.ShouldBe(AlertStatus.Firing);
    }

    [Fact]
    public void A_silence_ends_once()
    {
        var silence = Silence.Evolve(null, Wanted(Orders), Nine);
        silence.Pass(After(59)).ShouldRecordNothing();
        silence.Pass(After(60)).ShouldRecord(new SilenceEnded(Night, SilenceEnding.Passed, null));
        var ended = Silence.Evolve(silence, new SilenceEnded(Night, SilenceEnding.Person, "Done"), Nine.AddMinutes(5));
        ended.End("Again").ShouldRecordNothing();
        ended.Pass(After(60)).ShouldRecordNothing();
        ended.HoldsAt(Nine.AddMinutes(6)).ShouldBeFalse();
    }

    /// <summary>A demand and its opposite never agree, whatever the label reads.</summary>
    [Fact]
    public void A_demand_and_its_opposite_never_agree() => Gen.Select(Gen.String[Gen.Char["ab.*|"], 0, 6], Gen.String[Gen.Char["ab"], 0, 6]).Sample((pattern, value) =>
    {
        AlertLabel[] labels = [new("l", value)];
        new LabelMatcher("l", LabelMatch.Is, pattern).Fits(labels).ShouldNotBe(new LabelMatcher("l", LabelMatch.IsNot, pattern).Fits(labels));
        var fits = new LabelMatcher("l", LabelMatch.Fits, pattern);
        if (fits.CanBeRead()) fits.Fits(labels).ShouldNotBe(new LabelMatcher("l", LabelMatch.FitsNot, pattern).Fits(labels));
    });
}
