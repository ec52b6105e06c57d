using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using static EventSourcedOps.Domain.Tests.Topology.Plant;

namespace EventSourcedOps.Domain.Tests.Changes;

public sealed class ChangeImpactTests
{
    private static readonly Guid Portal = Ids.Derived("service", "portal");

    [Fact]
    public void What_stands_on_an_item_counts_with_its_services_and_its_importance()
    {
        var graph = Graph(
            (0, Item()), (1, Item()), (2, Item()), (3, Item()), (1, On(0)), (2, On(1)),
            (2, new ItemEntrusted(null, null, Portal)), (2, new ItemClassified(Importance.Core, DataLabel.Important)));
        // How sensitive a change is follows from what is changed, not from what may fail with it.
        ChangeImpact.Of(graph, [Changed(0)]).ShouldBe(new(3, 1, Importance.Core, DataLabel.Normal));
        ChangeImpact.Of(graph, [Changed(3)]).ShouldBe(new(1, 0, Importance.Normal, DataLabel.Normal));
    }

    [Fact]
    public void Spares_that_are_not_changed_bear_the_loss_and_changed_together_they_do_not()
    {
        var graph = Graph((0, Item()), (1, Item()), (2, Item()), (2, On(0, "power", 1)), (2, On(1, "power", 1)));
        ChangeImpact.Of(graph, [Changed(0)]).Items.ShouldBe(1);
        ChangeImpact.Of(graph, [Changed(0), Changed(1)]).Items.ShouldBe(3);
    }

    [Fact]
    public void An_item_that_the_graph_does_not_hold_yet_counts_itself() =>
        ChangeImpact.Of(Graph((0, Item())), [Changed(0), Changed(7)]).Items.ShouldBe(2);

    [Fact]
    public void Above_and_below_depend_and_what_stands_beside_does_not()
    {
        var graph = Graph((0, Item()), (1, Item()), (2, Item()), (3, Item()), (1, On(0)), (2, On(1)), (3, On(0)));
        ChangeImpact.DependentAmong(graph, [Changed(1)], [Id(0), Id(1), Id(2), Id(3), Id(9)]).ShouldBe([Id(0), Id(2)], ignoreOrder: true);
    }

    private static AffectedItem Changed(int number) => new(Id(number), $"item {number}", "server", Importance.Normal, DataLabel.Normal);
}
