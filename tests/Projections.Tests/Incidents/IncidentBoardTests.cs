using CsCheck;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Tests.ReadModels;

namespace EventSourcedOps.Projections.Tests.Incidents;

public sealed class IncidentBoardTests
{
    /// <summary>The board tells the status by the same facts as the domain decides by.</summary>
    [Fact]
    public void The_board_shows_every_incident_as_the_domain_knows_it() => Chronicle.Any.Sample(chronicle =>
    {
        var fold = new RowFold(IncidentBoard.Model);
        foreach (var happened in chronicle.Events) fold.Apply(happened).ShouldBeEmpty();
        foreach (var (id, incident) in chronicle.States)
        {
            var row = (IncidentRow)fold.Of(id)!.Row;
            row.Status.ShouldBe(incident.Status);
            (row.TeamId, row.Technician, row.Accepted).ShouldBe((incident.TeamId, incident.Technician, incident.Accepted));
            (row.Reassignments, row.Reopens, row.Major).ShouldBe((incident.Reassignments, incident.Reopens, incident.Major));
            (row.Priority, row.ServiceId, row.Title).ShouldBe((incident.Triage?.Priority, incident.ServiceId, incident.Title));
            (row.ParentId, row.DuplicateOf, row.Closure).ShouldBe((incident.ParentId, incident.DuplicateOf, incident.Closure));
            row.Label.ShouldBe(incident.Label);
            row.Children.ShouldBe(incident.Children, ignoreOrder: true);
            row.Duplicates.ShouldBe(incident.Duplicates, ignoreOrder: true);
            row.Links.Count.ShouldBe(incident.Links.Count);
        }
    }, iter: 500);
}
