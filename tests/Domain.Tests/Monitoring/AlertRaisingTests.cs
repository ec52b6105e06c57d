using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Correlation;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Monitoring.Watch;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class AlertRaisingTests
{
    private static readonly Belonging Incident = new(Ids.Derived("incident"));
    private static readonly Belonging Next = new(Ids.Derived("next"), "portal → orders", CorrelationEvidence.Calls);

    private static Alert? Named(string service, AlertSeverity severity = AlertSeverity.Critical) => Through(null, (0, (alert, given) =>
        alert.Signal(Errors with { Severity = severity, Labels = [new("service", service)] }, FlapPolicy.Default, given)));

    [Fact]
    public void A_critical_alert_that_names_its_service_becomes_an_incident_by_itself()
    {
        var linked = Named("portal").RaiseIncidentItself(Incident, After(1)).Events.ShouldHaveSingleItem().ShouldBeOfType<AlertIncidentLinked>();
        (linked.ServiceId, linked.Automatic, linked.Service, linked.Severity, linked.By).ShouldBe((Province.Portal, true, "portal", AlertSeverity.Critical, "watch"));
        Named(Province.Portal.ToString()).RaiseIncidentItself(Incident, After(1)).Events.Count.ShouldBe(1);
        Named("portal", AlertSeverity.Major).RaiseIncidentItself(Incident, After(1)).ShouldRecordNothing();
        Named("no such service").RaiseIncidentItself(Incident, After(1)).ShouldRecordNothing();
        var quiet = Through(Named("portal"), (1, (alert, given) => alert.Suppress(SuppressionCause.Maintenance, "CHG0000001", null, given)));
        quiet.RaiseIncidentItself(Incident, After(2)).ShouldRecordNothing();
        var raised = Through(Named("portal"), (1, (alert, given) => alert.RaiseIncidentItself(Incident, given)));
        raised.RaiseIncidentItself(Incident, After(2)).ShouldRecordNothing();
    }

    [Fact]
    public void One_that_fires_on_after_its_incident_was_resolved_belongs_to_the_next_one()
    {
        var raised = Through(Named("portal"), (1, (alert, given) => alert.RaiseIncidentItself(Incident, given)));
        var next = raised.RaiseIncidentItself(Next, After(2), isNext: true).Events.ShouldHaveSingleItem().ShouldBeOfType<AlertIncidentLinked>();
        (next.IncidentId, next.Via, next.Evidence).ShouldBe((Next.Incident, "portal → orders", CorrelationEvidence.Calls));
        Through(raised, (3, Recover)).RaiseIncidentItself(Next, After(4), isNext: true).ShouldRecordNothing();
    }

    [Fact]
    public void An_incident_begins_when_what_was_measured_says_so_and_never_later_than_now()
    {
        Firing.RaiseIncident(Incident, Province.Portal, After(1)).Events.ShouldHaveSingleItem().ShouldBeOfType<AlertIncidentLinked>()
            .Since.ShouldBe(Errors.Evidence.From);
        var ahead = Through(null, (0, (alert, given) =>
            alert.Signal(Errors with { Evidence = Errors.Evidence with { From = given.At.AddHours(1) } }, FlapPolicy.Default, given)));
        ahead.RaiseIncident(Incident, Province.Portal, After(1)).Events.ShouldHaveSingleItem().ShouldBeOfType<AlertIncidentLinked>().Since.ShouldBeNull();
    }

    [Fact]
    public void A_person_raises_one_whatever_the_severity_and_says_which_service_where_no_label_does()
    {
        Firing.RaiseIncident(Incident, null, After(1)).ShouldRefuse(AlertRefusals.ServiceUnclear);
        Firing.RaiseIncident(Incident, Ids.Derived("nothing"), After(1)).Refusal!.Code.ShouldBe(ServiceRefusals.Unknown.Code);
        var raised = Through(Firing, (1, (alert, given) => alert.RaiseIncident(Incident, Province.Portal, given)));
        raised!.Incident.ShouldBe(Incident.Incident);
        raised.RaiseIncident(Incident, Province.Portal, After(2)).ShouldRefuse(AlertRefusals.AlreadyRaised);
        Through(raised, (3, Recover), (5, Fire))!.Incident.ShouldBeNull();
    }

    [Fact]
    public void Incidents_of_a_group_follow_one_from_the_other()
    {
        var first = AlertRaising.IncidentAfter(Firing!.Group, null);
        AlertRaising.IncidentAfter(Firing.Group, null).ShouldBe(first);
        AlertRaising.IncidentAfter(Firing.Group, first).ShouldNotBe(first);
        AlertRaising.IncidentAfter(Ids.Derived("another"), null).ShouldNotBe(first);
    }
}
