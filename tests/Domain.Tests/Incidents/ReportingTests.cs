using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

public sealed class ReportingTests
{
    private static readonly Circumstances Now = At(Nine);

    [Fact]
    public void A_report_starts_an_incident_with_a_number() => Given().Report(Report, Now).ShouldRecord(Reported);

    [Fact]
    public void The_same_id_is_not_reported_twice() =>
        Given(Reported).Report(Report, Now).ShouldRefuse(IncidentRefusals.AlreadyReported);

    [Fact]
    public void Harm_may_have_begun_earlier_but_not_later()
    {
        Given().Report(Report with { BeganAt = Nine.AddHours(-1) }, Now).Events
            .ShouldHaveSingleItem().ShouldBeOfType<IncidentReported>().BeganAt.ShouldBe(Nine.AddHours(-1));
        Given().Report(Report with { BeganAt = Nine.AddSeconds(1) }, Now).ShouldRefuse(IncidentRefusals.BeginsInFuture);
    }

    [Fact]
    public void What_a_report_names_must_be_there()
    {
        Given().Report(Report with { Organisation = "999999" }, Now).Refusal!.Code.ShouldBe(OrganisationRefusals.Unknown.Code);
        Given().Report(Report with { ServiceId = Network }, Now).ShouldRefuse(ServiceRefusals.Unknown with { Field = "serviceId" });
        Given().Report(Report with { ServiceId = Fax }, Now).ShouldRefuse(ServiceRefusals.Retired with { Field = "serviceId" });
    }

    [Fact]
    public void The_priority_follows_from_impact_and_urgency() =>
        Given(Reported).Triage("Network", null, Impact.Medium, Urgency.Medium, Now).ShouldRecord(Triaged);

    [Fact]
    public void Triage_is_recorded_again_only_when_something_differs()
    {
        Given(Reported, Triaged).Triage("Network", null, Impact.Medium, Urgency.Medium, Now).ShouldRecordNothing();
        Given(Reported, Triaged).Triage("Network", "DNS", Impact.High, Urgency.High, Now)
            .ShouldRecord(new IncidentTriaged("Network", "DNS", Impact.High, Urgency.High, Priority.Critical, 0));
    }

    [Fact]
    public void Corrections_keep_what_they_do_not_mention()
    {
        Given(Reported).Correct(null, "Since the storm").ShouldRecord(new IncidentCorrected("Portal is down", "Since the storm"));
        Given(Reported).Correct("Portal is down", null).ShouldRecordNothing();
        Given(Reported, Triaged, Resolved, Closed).Correct("Late", null).ShouldRefuse(IncidentRefusals.AlreadyClosed);
    }

    [Fact]
    public void An_incident_moves_to_a_service_that_exists()
    {
        Given(Reported).MoveToService(Archive, Now).ShouldRecord(new IncidentMovedToService(Archive));
        Given(Reported).MoveToService(Portal, Now).ShouldRecordNothing();
        Given(Reported).MoveToService(Network, Now).Refusal!.Code.ShouldBe(ServiceRefusals.Unknown.Code);
        Given(Reported, Triaged, Resolved).MoveToService(Archive, Now).ShouldRefuse(IncidentRefusals.AlreadyResolved);
    }

    [Fact]
    public void A_file_is_attached_once_and_has_a_limit()
    {
        var file = new IncidentFileAttached(new('a', 64), "trace.txt", 10, "text/plain");
        Given(Reported).AttachFile(file.Sha256, file.FileName, file.Bytes, file.MediaType).ShouldRecord(file);
        Given(Reported, file).AttachFile(file.Sha256, file.FileName, file.Bytes, file.MediaType).ShouldRecordNothing();
        Given(Reported).AttachFile(file.Sha256, file.FileName, IncidentReporting.MaxFileBytes + 1, file.MediaType)
            .ShouldRefuse(IncidentRefusals.FileTooLarge);
    }

    [Fact]
    public void Comments_end_with_the_incident()
    {
        Given(Reported).Comment(Visibility.Public, "We are on it").ShouldRecord(new IncidentCommented(Visibility.Public, "We are on it"));
        Given(Reported, Triaged, Resolved, Closed).Comment(Visibility.Public, "Thanks").ShouldRefuse(IncidentRefusals.AlreadyClosed);
    }
}
