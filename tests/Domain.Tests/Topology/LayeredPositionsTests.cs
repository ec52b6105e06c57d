using CsCheck;
using EventSourcedOps.Domain.Topology;

namespace EventSourcedOps.Domain.Tests.Topology;

public sealed class LayeredPositionsTests
{
    private static readonly Gen<(int Upper, int Lower)[]> Ties = Gen.Select(Gen.Int[0, 29], Gen.Int[0, 29]).Array[0, 60];

    [Fact]
    public void No_two_items_lie_on_each_other() => Ties.Sample(ties =>
        LayeredPositions.Of(30, ties).Distinct().Count().ShouldBe(30));

    [Fact]
    public void What_stands_on_another_lies_above_it() => Ties.Sample(ties =>
    {
        var straight = ties.Where(tie => tie.Upper < tie.Lower).ToArray();
        var positions = LayeredPositions.Of(30, straight);
        foreach (var (upper, lower) in straight) positions[upper].Y.ShouldBeLessThan(positions[lower].Y);
    });

    [Fact]
    public void A_wide_layer_is_broken_into_rows() =>
        LayeredPositions.Of(101, [.. Enumerable.Range(1, 100).Select(lower => (0, lower))]).Select(position => position.Y).Max().ShouldBe(5);

    [Fact]
    public void Crossings_that_need_not_be_are_not_drawn()
    {
        var positions = LayeredPositions.Of(4, [(0, 3), (1, 2)]);
        (positions[0].X < positions[1].X).ShouldBe(positions[3].X < positions[2].X);
    }
}
