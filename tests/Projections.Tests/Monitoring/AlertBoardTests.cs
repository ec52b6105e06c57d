using System.Text;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Projections.Tests.Monitoring;

public sealed class AlertBoardTests
{
    [Fact]
    public void Everything_that_can_happen_to_an_alert_happens_in_the_story() => AlertLife.Everything.Select(fact => fact.GetType()).Distinct()
        .ShouldBe(WireNames.All.Values.Where(type => type.IsSubclassOf(typeof(AlertEvent))), ignoreOrder: true);

    [Fact]
    public void The_row_tells_the_whole_life()
    {
        var row = Row(AlertLife.Everything.Count);
        row.State.Status.ShouldBe(AlertStatus.Resolved);
        (row.State.Ending, row.State.Holder, row.State.Service).ShouldBe((AlertEnding.Recovered, "wang", "orders"));
        (row.Reopens, row.Escalations, row.Comments).ShouldBe((1, 1, 1));
        row.Incidents.ShouldBe([AlertLife.First, AlertLife.Second]);
        row.State.Incident.ShouldBe(AlertLife.Second);
        row.Evidence.Value.ShouldBe(0.4);
        row.Version.ShouldBe(AlertLife.Everything.Count);
    }

    [Fact]
    public void One_that_comes_back_belongs_to_no_incident_until_it_does_again()
    {
        Row(13).State.Incident.ShouldBe(AlertLife.First);
        Row(14).State.Incident.ShouldBeNull();
        Row(14).ResolutionNote.ShouldBeNull();
        Row(14).State.Status.ShouldBe(AlertStatus.Claimed);
    }

    [Fact]
    public void A_list_finds_it_by_labels_silences_and_words()
    {
        object? Of(int count, string column) => AlertBoard.Model.Columns.First(one => one.Name == column).Of(Row(count));
        Of(1, "labels").ShouldBeAssignableTo<IEnumerable<string>>()!.ShouldBe(["pod=orders-7", "service=orders"]);
        Of(2, "silences").ShouldBeAssignableTo<IEnumerable<string>>()!.ShouldBe(["night"]);
        Of(5, "silences").ShouldBeAssignableTo<IEnumerable<string>>()!.ShouldBeEmpty();
        Of(10, "terms").ShouldBeAssignableTo<IEnumerable<string>>()!.ShouldBe(["orders", "fail", "lin", "7"], ignoreOrder: true);
        Of(3, "status").ShouldBe("Suppressed");
    }

    /// <summary>Stored and read again it is the same, so that a rebuilt table equals the live one.</summary>
    [Fact]
    public void A_row_is_read_as_it_was_written()
    {
        for (var count = 1; count <= AlertLife.Everything.Count; count++)
        {
            var written = AlertBoard.Model.Write(Row(count));
            AlertBoard.Model.Write(AlertBoard.Model.Read(Encoding.UTF8.GetBytes(written))).ShouldBe(written);
        }
    }

    private static AlertRow Row(int count)
    {
        var fold = new RowFold(AlertBoard.Model);
        foreach (var (fact, i) in AlertLife.Everything.Take(count).Select((fact, i) => (fact, i)))
            fold.Apply(AlertLife.Recorded(fact, i)).ShouldBeEmpty();
        return (AlertRow)fold.Of(AlertLife.Id)!.Row;
    }
}
