using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

public sealed class LabellingTests
{
    private static readonly Landscape Guarded = With(DataLabel.Sensitive);

    private static readonly IncidentEvent Raised = new IncidentRelabelled(DataLabel.Important, "Names of people");

    [Fact]
    public void An_incident_is_as_sensitive_as_its_service() =>
        Given().Report(Report, At(Nine, Guarded)).Events.ShouldHaveSingleItem().ShouldBeOfType<IncidentReported>().Label.ShouldBe(DataLabel.Sensitive);

    [Fact]
    public void Making_it_less_sensitive_needs_a_reason()
    {
        Given(Reported).Relabel(DataLabel.Important, null, At(Nine)).ShouldRecord(new IncidentRelabelled(DataLabel.Important, null));
        Given(Reported, Raised).Relabel(DataLabel.Important, null, At(Nine)).ShouldRecordNothing();
        Given(Reported, Raised).Relabel(DataLabel.Normal, " ", At(Nine)).ShouldRefuse(IncidentRefusals.LabelReasonMissing);
        Given(Reported, Raised).Relabel(DataLabel.Normal, "Names were removed", At(Nine))
            .ShouldRecord(new IncidentRelabelled(DataLabel.Normal, "Names were removed"));
    }

    [Fact]
    public void Nobody_makes_it_more_sensitive_than_they_may_see()
    {
        var rights = Rights.Of([new(new HashSet<string> { "incident.relabel" }, new(District.Province, true), new HashSet<string> { District.Province }, DataLabel.Sensitive)]);
        Given(Reported).Relabel(DataLabel.Important, null, At(Nine) with { Rights = rights }).ShouldRefuse(IncidentRefusals.LabelOutOfReach);
        Given(Reported).Relabel(DataLabel.Sensitive, null, At(Nine) with { Rights = rights }).ShouldRecord(new IncidentRelabelled(DataLabel.Sensitive, null));
    }

    [Fact]
    public void What_is_over_can_still_become_sensitive() =>
        Given(Reported, Triaged, Resolved, Closed).Relabel(DataLabel.Sensitive, null, At(Nine))
            .ShouldRecord(new IncidentRelabelled(DataLabel.Sensitive, null));

    [Fact]
    public void What_is_open_follows_its_service()
    {
        var followed = new IncidentRelabelled(DataLabel.Sensitive, null, ByService: true);
        Given(Reported).FollowServiceLabel(At(Nine, Guarded)).ShouldRecord(followed);
        Given(Reported, followed).FollowServiceLabel(At(Nine, Guarded)).ShouldRecordNothing();
        Given(Reported, followed).FollowServiceLabel(At(Nine)).ShouldRecord(new IncidentRelabelled(DataLabel.Normal, null, ByService: true));
        Given(Reported, Triaged, Resolved, Closed).FollowServiceLabel(At(Nine, Guarded)).ShouldRecordNothing();
    }

    [Fact]
    public void What_somebody_looked_at_follows_its_service_only_upwards()
    {
        Given(Reported, Raised).FollowServiceLabel(At(Nine, Guarded)).ShouldRecordNothing();
        Given(Reported, new IncidentRelabelled(DataLabel.Sensitive, null)).FollowServiceLabel(At(Nine, With(DataLabel.Important)))
            .ShouldRecord(new IncidentRelabelled(DataLabel.Important, null, ByService: true));
    }

    [Fact]
    public void A_more_sensitive_service_makes_what_moves_there_more_sensitive()
    {
        var toPortal = new IncidentMovedToService(Portal);
        Given(Reported, new IncidentMovedToService(Archive)).MoveToService(Portal, At(Nine, Guarded))
            .ShouldRecord(toPortal, new IncidentRelabelled(DataLabel.Sensitive, null, ByService: true));
        Given(Reported, new IncidentMovedToService(Archive), Raised).MoveToService(Portal, At(Nine, Guarded)).ShouldRecord(toPortal);
    }

    private static Landscape With(DataLabel label) => Landscape.Evolve(Unpromised, new ServiceRelabelled(Portal, label, null), Nine.AddDays(-1));
}
