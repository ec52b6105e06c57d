using System.Text;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Projections.Changes;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Projections.Tests.Changes;

public sealed class ChangeBoardTests
{
    [Fact]
    public void Everything_that_can_happen_to_a_change_happens_in_the_story() => ChangeLife.Everything.Select(fact => fact.GetType()).Distinct()
        .ShouldBe(WireNames.All.Values.Where(type => type.IsSubclassOf(typeof(ChangeEvent))), ignoreOrder: true);

    [Fact]
    public void The_row_tells_the_whole_life()
    {
        var row = Row(ChangeLife.Everything.Count);
        row.State.Status.ShouldBe(ChangeStatus.Closed);
        row.State.Closure.ShouldBe(ChangeClosure.RolledBack);
        row.Spoken.Select(word => (word.Person, word.Agrees, word.Round)).ShouldBe([("wang", false, 1), ("wang", true, 3), ("zhao", true, 3)]);
        row.Reports.Count.ShouldBe(5);
        row.Evidence.Select(file => file.FileName).ShouldBe(["rack.jpg"]);
        row.ItemsAtApproval.Single().Name.ShouldBe("core switch");
        (row.Conflicts, row.ConflictReason, row.AbortReason, row.ClosingNote).ShouldBe((1, "Both have to", "Two racks are away", "Next month"));
        row.State.Incidents.ShouldBeEmpty();
        row.Version.ShouldBe(ChangeLife.Everything.Count);
    }

    [Fact]
    public void What_is_overdue_is_so_until_somebody_speaks()
    {
        Row(8).Overdue.ShouldBeTrue();
        Row(9).Overdue.ShouldBeFalse();
    }

    /// <summary>Stored and read again it is the same, so that a rebuilt table equals the live one.</summary>
    [Fact]
    public void A_row_is_read_as_it_was_written()
    {
        for (var count = 1; count <= ChangeLife.Everything.Count; count++)
        {
            var written = ChangeBoard.Model.Write(Row(count));
            ChangeBoard.Model.Write(ChangeBoard.Model.Read(Encoding.UTF8.GetBytes(written))).ShouldBe(written);
        }
    }

    private static ChangeRow Row(int count)
    {
        var fold = new RowFold(ChangeBoard.Model);
        foreach (var (fact, i) in ChangeLife.Everything.Take(count).Select((fact, i) => (fact, i)))
            fold.Apply(ChangeLife.Recorded(fact, i)).ShouldBeEmpty();
        return (ChangeRow)fold.Of(ChangeLife.Id)!.Row;
    }
}
