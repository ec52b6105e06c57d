using CsCheck;
using EventSourcedOps.Domain.Topology;

namespace EventSourcedOps.Domain.Tests.Topology;

public sealed class GroupedPositionsTests
{
    private static readonly Gen<(int Upper, int Lower)[]> Ties = Gen.Select(Gen.Int[0, 29], Gen.Int[0, 29]).Array[0, 60];

    [Fact]
    public void Groups_do_not_overlap() => Gen.Select(Ties, Gen.Int[1, 6]).Sample((ties, number) =>
    {
        string?[] groups = [.. Enumerable.Range(0, 30).Select(place => place % number == 0 ? null : $"{place % number}")];
        var positions = GroupedPositions.Of(LayeredPositions.Of(30, ties), groups);
        positions.Distinct().Count().ShouldBe(30);
        var boxes = Enumerable.Range(0, 30).GroupBy(place => groups[place] ?? "").Select(group => (
            Left: group.Min(place => positions[place].X), Right: group.Max(place => positions[place].X),
            Top: group.Min(place => positions[place].Y), Bottom: group.Max(place => positions[place].Y))).ToList();
        foreach (var (one, other) in boxes.SelectMany((one, at) => boxes.Skip(at + 1).Select(other => (one, other))))
            (one.Right < other.Left || other.Right < one.Left || one.Bottom < other.Top || other.Bottom < one.Top).ShouldBeTrue();
    });
}
