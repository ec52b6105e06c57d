using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Probes;
using static EventSourcedOps.Domain.Tests.Monitoring.Probes.Gate;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Monitoring.Probes;

public sealed class ProbeTests
{
    private static readonly ProbeDefinition Slower = City with { IntervalSeconds = 300 };

    [Fact]
    public void A_probe_is_defined_once_and_has_versions()
    {
        ((Probe?)null).Define(Hangzhou, City, Standing).ShouldRecord(Defined);
        ((Probe?)null).Define("nowhere", City, Standing).ShouldRefuse(ProbeRefusals.OrganisationUnknown);
        After(Defined).Define(Hangzhou, City, Standing).ShouldRefuse(ProbeRefusals.AlreadyDefined);
        After(Defined).Revise(Slower, Standing).ShouldRecord(new ProbeRevised(2, Slower));
        After(Defined).Revise(City with { Points = [.. City.Points], Http = new([Page with { Headers = [] }]) }, Standing).ShouldRecordNothing();
        ((Probe?)null).Revise(Slower, Standing).ShouldRefuse(ProbeRefusals.Unknown);
        var worn = After([Defined, .. Enumerable.Range(2, 99).Select(version => new ProbeRevised(version, Slower with { Failures = (version % 9) + 1 }))]);
        worn.Revise(City, Standing).ShouldRefuse(ProbeRefusals.TooManyVersions);
    }

    [Fact]
    public void A_verdict_is_recorded_when_it_turns_and_never_dated_behind_the_turn_before_it()
    {
        var up = After(Defined, Judged(ProbeVerdict.Up, 3));
        up.Judge(1, ProbeVerdict.Up, Nine.AddMinutes(4), []).ShouldRecordNothing();
        up.Judge(1, ProbeVerdict.Down, Nine.AddMinutes(9), []).ShouldRecord(Judged(ProbeVerdict.Down, 9));
        up.Judge(1, ProbeVerdict.Down, Nine.AddMinutes(2), []).ShouldRecord(Judged(ProbeVerdict.Down, 3));
        After(Defined).Judge(1, ProbeVerdict.Unknown, Nine, []).ShouldRecordNothing();
        ((Probe?)null).Judge(1, ProbeVerdict.Up, Nine, []).ShouldRefuse(ProbeRefusals.Unknown);
    }

    [Fact]
    public void What_is_run_otherwise_or_not_at_all_is_not_judged_by_what_was_seen_before()
    {
        foreach (var turned in (ProbeEvent[])[new ProbeRevised(2, Slower), new ProbePaused("Moved"), new ProbeRetired("Gone")])
        {
            var after = After(Defined, Judged(ProbeVerdict.Down, 0.5), turned);
            (after.Verdict, after.WatchedSince).ShouldBe((ProbeVerdict.Unknown, Nine.AddMinutes(2)));
            after.Judge(1, ProbeVerdict.Down, Nine.AddMinutes(3), []).ShouldRecordNothing();
        }

        After(Defined, new ProbePaused("Moved"), new ProbeResumed()).Judge(1, ProbeVerdict.Down, Nine.AddMinutes(9), [])
            .ShouldRecord(Judged(ProbeVerdict.Down, 9));
    }

    [Fact]
    public void What_is_allowed_is_not_refused_and_says_something_new()
    {
        foreach (var probe in (Probe?[])[null, After(Defined), After(Defined, new ProbePaused("Moved")), After(Defined, new ProbeRetired("Gone"))])
            foreach (var action in Enum.GetValues<ProbeAction>())
                (Try(action, probe) is { Refusal: null, Events.Count: > 0 }).ShouldBe(probe.Allowed().Contains(action), $"{action} of {probe}");

        static Decision<ProbeEvent> Try(ProbeAction action, Probe? probe) => action switch
        {
            ProbeAction.Revise => probe.Revise(Slower, Standing),
            ProbeAction.Pause  => probe.Pause("Moved"),
            ProbeAction.Resume => probe.Resume(),
            _                  => probe.Retire("Gone"),
        };
    }

    [Fact]
    public void A_draft_is_tried_only_when_it_is_fit_and_leaves_nothing()
    {
        ((Probe?)null).Try(Hangzhou, City, Standing).ShouldRecordNothing();
        ((Probe?)null).Try(Hangzhou, City with { Quorum = 4 }, Standing).ShouldRefuse(ProbeRefusals.QuorumOutOfRange);
        ((Probe?)null).Try("nowhere", City, Standing).ShouldRefuse(ProbeRefusals.OrganisationUnknown);
    }

    [Fact]
    public void Its_alert_is_a_warning_while_a_certificate_ends_and_as_bad_as_it_says_when_it_is_down()
    {
        ProbeAlert.SeverityOf(City, ProbeVerdict.Down).ShouldBe(AlertSeverity.Critical);
        ProbeAlert.SeverityOf(City, ProbeVerdict.Degraded).ShouldBe(AlertSeverity.Warning);
        ProbeAlert.SeverityOf(City with { Severity = AlertSeverity.Information }, ProbeVerdict.Degraded).ShouldBe(AlertSeverity.Information);
        var points = ProbeCorroboration.Judge(City, [Bad("east", 0), Good("west", 0)], Nine.AddMinutes(1)).Points;
        ProbeAlert.TitleOf(City, points).ShouldBe("Portal · timeout > 10 s");
        var evidence = ProbeAlert.EvidenceOf(Ids.Derived("probe"), 1, City, ProbeVerdict.Down, Nine, Nine.AddMinutes(1), points);
        evidence.Parameters.Select(one => $"{one.Name}={one.Value}").ShouldBe(
            ["quorum=2 of 3", "point east=Wavering: timeout > 10 s, 10000 ms", "point north=Silent", "point west=Up, 40 ms"]);
    }
}
