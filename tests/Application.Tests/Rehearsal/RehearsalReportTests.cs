using EventSourcedOps.Application.Rehearsal;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Application.Tests.Rehearsal;

public sealed class RehearsalReportTests
{
    private static readonly DateTimeOffset Nine = DateTimeOffset.UnixEpoch.AddDays(20_000).AddHours(9);
    private static readonly RecordedFault First = new("stock", Nine, "exception");
    private static readonly RecordedFault Second = new("price", Nine.AddMinutes(10), "return");

    [Fact]
    public void A_fault_is_noticed_becomes_an_incident_and_its_service_is_ranked()
    {
        var report = RehearsalReport.Of([First, Second],
        [
            .. Fires("a", "stock", 1, "one"), Told("one", 1, Reported), Told("one", 1, new IncidentAssigned(Guid.Empty, "lin")),
            Told("one", 5, Ranked("gate", "stock")), Told("a", 4, new AlertResolved(AlertEnding.Recovered, null)),
        ]);
        var (first, second) = (report.Faults[0], report.Faults[1]);
        (first.Noticed, first.Incidents, first.AssignedTo, first.Rank).ShouldBe((TimeSpan.FromMinutes(1), 1, "lin", 2));
        (second.Noticed, second.Incidents, second.Rank).ShouldBe((null, 0, null));
        (report.Recall, report.IncidentsPerFault, report.Top1, report.Top3, report.MeanTimeToNotice).ShouldBe((0.5, 0.5, 0, 0.5, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void What_fires_before_counts_only_when_it_is_about_the_service() =>
        RehearsalReport.Of([First, Second], [.. Fires("a", "price", -1, "one"), .. Fires("b", "price", 9, "two"), Told("one", -1, Reported), Told("two", 9, Reported)])
            .Faults.Select(fault => (fault.Noticed, fault.Incidents)).ShouldBe([(null, 1), (TimeSpan.Zero, 1)]);

    [Fact]
    public void What_fires_after_five_minutes_has_noticed_nothing() =>
        RehearsalReport.Of([First], [.. Fires("a", "stock", 5, "one")]).Faults[0].Noticed.ShouldBeNull();

    [Fact]
    public void One_that_comes_back_counts_for_the_fault_it_comes_back_with()
    {
        var report = RehearsalReport.Of([First, Second],
        [
            .. Fires("a", "stock", 1, "one"), Told("one", 1, Reported), Told("a", 3, new AlertResolved(AlertEnding.Recovered, null)),
            Told("a", 12, new AlertReopened(AlertSeverity.Critical, Evidence)), Told("one", 14, Ranked("price")),
        ]);
        (report.Faults[1].Noticed, report.Faults[1].Rank, report.Incidents).ShouldBe((TimeSpan.FromMinutes(2), 1, 1));
    }

    private static AlertEvidence Evidence => new("*", Nine, Nine, 20, 0, null, 16, FaultWatch.Model, []);

    private static IncidentReported Reported =>
        new("INC-1", "330000", "Unusual", null, Channel.Monitoring, Guid.Empty, null, "alert-rules", Nine, null);

    private static IEnumerable<Recorded> Fires(string alert, string service, double minute, string incident) =>
    [
        Told(alert, minute, new AlertFired("330000", "Unusual", AlertSeverity.Critical, Guid.Empty, Guid.Empty, [new("service", service)], Evidence, null, null)),
        Told(alert, minute, new AlertIncidentLinked(Ids.Derived(incident), Guid.Empty, true, "Unusual", AlertSeverity.Critical, service, Guid.Empty, "critical-alerts")),
    ];

    private static IncidentSuspectsRanked Ranked(params string[] services) =>
        new(new(Nine, Nine, Nine, 1, 1, 0, [.. services.Select(service => new Suspect(service, 20, []))]));

    private static Recorded Told(string stream, double minute, object fact) => new(
        0, Guid.Empty, "330000", Ids.Derived(stream), 1, "", Nine.AddMinutes(minute), null, null, null, EventHeaders.None, fact);
}
