using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Services;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests;

public sealed class LandscapeTests
{
    [Fact]
    public void The_tree_is_walked_up_and_down()
    {
        Standing.Lineage(Xihu).ShouldBe([Xihu, Hangzhou, Zhejiang]);
        Standing.Ancestors(Xihu).ShouldBe([Hangzhou, Zhejiang]);
        Standing.Subtree(Zhejiang).ShouldBe([Zhejiang, Hangzhou, Xihu, Ningbo]);
        Standing.Subtree("340000").ShouldBeEmpty();
    }

    [Fact]
    public void A_move_takes_the_subtree_along_and_remembers_where_it_was()
    {
        var moved = Standing.With(Monday, new OrganisationMoved(Xihu, Ningbo));

        moved.Subtree(Ningbo).ShouldBe([Ningbo, Xihu]);
        moved.Subtree(Hangzhou).ShouldBe([Hangzhou]);
        moved.Lineage(Xihu).ShouldBe([Xihu, Ningbo, Zhejiang]);
        moved.LineageAt(Xihu, Monday.AddTicks(-1)).ShouldBe([Xihu, Hangzhou, Zhejiang]);
        moved.LineageAt(Xihu, Monday).ShouldBe([Xihu, Ningbo, Zhejiang]);
    }

    [Fact]
    public void The_nearest_matrix_gives_the_priority()
    {
        Standing.PriorityOf(Xihu, Impact.High, Urgency.High).ShouldBe(new(Priority.Critical, 0, null));
        Standing.PriorityOf(Xihu, Impact.Low, Urgency.Low).ShouldBe(new(Priority.Planning, 0, null));

        var landscape = Standing.With(
            new PriorityMatrixPublished(Zhejiang, 1, Matrix(Priority.High)),
            new PriorityMatrixPublished(Hangzhou, 3, Matrix(Priority.Low)));

        landscape.PriorityOf(Xihu, Impact.High, Urgency.High).ShouldBe(new(Priority.Low, 3, Hangzhou));
        landscape.PriorityOf(Ningbo, Impact.High, Urgency.High).ShouldBe(new(Priority.High, 1, Zhejiang));
    }

    [Fact]
    public void A_matrix_is_published_whole_and_numbered()
    {
        var none = (PriorityMatrix?)null;
        var first = new PriorityMatrixPublished(Hangzhou, 1, Matrix(Priority.Low));

        none.Publish(Hangzhou, first.Cells, Standing).ShouldTell(first);
        none.Publish(Hangzhou, [.. first.Cells.Skip(1)], Standing).ShouldRefuse(PriorityMatrixRefusals.NotWhole);
        none.Publish(Hangzhou, [.. first.Cells.Skip(1), first.Cells[1]], Standing).ShouldRefuse(PriorityMatrixRefusals.NotWhole);
        var once = PriorityMatrix.Evolve(null, first, Monday);
        once.Publish(Hangzhou, first.Cells, Standing).ShouldRecordNothing();
        once.Publish(Hangzhou, Matrix(Priority.High), Standing).ShouldTell(new PriorityMatrixPublished(Hangzhou, 2, Matrix(Priority.High)));
    }

    /// <summary>Every kind of fact goes to the wire and back without converters of its own.</summary>
    [Fact]
    public void Every_fact_survives_the_wire()
    {
        LandscapeEvent[] facts =
        [
            new OrganisationMoved(Xihu, Ningbo),
            new CalendarDefined(Office, Zhejiang, "Office hours", "Asia/Shanghai", OfficeHours),
            new CalendarWindowsChanged(Office, new(2025, 4, 1), OfficeHours),
            new CalendarHolidaysDeclared(Office, 2025, "Notice", true,
                [new(new(2025, 1, 26), DeclaredDayKind.Workday, "春节", DayOfWeek.Monday)]),
            Promise(1, Monday, 60, Portal),
            new PriorityMatrixPublished(Zhejiang, 1, Matrix(Priority.High)),
            new ServiceRegistered(Portal, "Portal", Hangzhou, Team, Criticality.High, [Team]),
        ];
        foreach (var fact in facts)
        {
            var wire = OnWire(fact);
            OnWire(System.Text.Json.JsonSerializer.Deserialize(wire, fact.GetType(), Wire)!).ShouldBe(wire);
        }
    }

    private static MatrixCell[] Matrix(Priority priority) =>
    [
        .. from impact in Enum.GetValues<Impact>()
           from urgency in Enum.GetValues<Urgency>()
           select new MatrixCell(impact, urgency, priority),
    ];
}
