using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Probes;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Monitoring.Probes;

/// <summary>The city's portal, looked at from three places: the small world that tests of probes start from.</summary>
internal static class Gate
{
    public static readonly DateTimeOffset Nine = Watch.Nine;

    public static readonly HttpCheckStep Page = new("GET", "https://portal.hangzhou.gov.cn/", [], null, []);

    public static readonly ProbeDefinition City = new(
        "Portal", null, ProbeKind.Http, 60, 10, 2, ["east", "north", "west"], 2, AlertSeverity.Critical, Http: new([Page]));

    public static readonly ProbeDefinition Certificate = new(
        "Certificate", null, ProbeKind.Tls, 3_600, 10, 1, ["east"], 1, AlertSeverity.Major, Tls: new("portal.hangzhou.gov.cn", 443, 30));

    public static ProbeOutcome Good(string point, double minute) => ProbeOutcome.Of(point, 1, Nine.AddMinutes(minute), 40, null);

    public static ProbeOutcome Bad(string point, double minute) =>
        ProbeOutcome.Of(point, 1, Nine.AddMinutes(minute), 10_000, new(ProbeFaultKind.TimedOut, "timeout > 10 s"));

    public static ProbeOutcome Poor(string point, double minute) =>
        ProbeOutcome.Of(point, 1, Nine.AddMinutes(minute), 40, new(ProbeFaultKind.CertificateEnding, "ends soon"), 12, isEnding: true);

    public static Probe After(params IEnumerable<ProbeEvent> happened) =>
        happened.Index().Aggregate((Probe?)null, (state, next) => Probe.Evolve(state, next.Item, Nine.AddMinutes(next.Index)))!;

    public static readonly ProbeDefined Defined = new(Hangzhou, City);

    public static ProbeJudged Judged(ProbeVerdict verdict, double minute, int version = 1) => new(version, verdict, Nine.AddMinutes(minute), []);
}
