namespace EventSourcedOps.Domain.Topology;

/// <summary>Draws what belongs together side by side: each group in layers of its own, groups in the order of their layers.</summary>
public static class GroupedPositions
{
    /// <summary>Groups begin a new row when it is wider than so many times as high as all would be in a square.</summary>
    private const double Stretch = 1.6;

    private const int Gap = 2;
    private const int ShortestRow = 4;

    /// <param name="positions">Where everything lies without groups.</param>
    /// <param name="groups">The group of each place; what has none is a group of its own kind.</param>
    public static Position[] Of(IReadOnlyList<Position> positions, IReadOnlyList<string?> groups)
    {
        var blocks = Enumerable.Range(0, positions.Count).GroupBy(place => groups[place] ?? "")
            .Select(group => Block(positions, group))
            .OrderBy(block => block.Top).ThenBy(block => block.Middle).ThenBy(block => block.Name, StringComparer.Ordinal).ToList();
        var room = blocks.Sum(block => (block.Width + Gap) * 2.0 * (block.Height + Gap));
        var widest = Math.Max(blocks.Max(block => block.Width), (int)(Stretch * Math.Sqrt(room)));
        var drawn = new Position[positions.Count];
        var (x, y, high) = (0, 0, 0);
        foreach (var block in blocks)
        {
            if (x > 0 && x + block.Width > widest) (x, y, high) = (0, y + high + Gap, 0);
            foreach (var (place, at) in block.Places) drawn[place] = new(x + at.X, y + at.Y);
            (x, high) = (x + block.Width + (2 * Gap), Math.Max(high, block.Height));
        }

        return drawn;
    }

    private static GroupBlock Block(IReadOnlyList<Position> positions, IGrouping<string, int> group)
    {
        var longest = Math.Max(ShortestRow, (int)Math.Ceiling(Math.Sqrt(2 * group.Count())));
        var rows = group.GroupBy(place => positions[place].Y).OrderBy(row => row.Key)
            .SelectMany(row => row.OrderBy(place => positions[place].X).Chunk(longest)).ToList();
        var width = rows.Max(WidthOf);
        var places = rows.SelectMany((row, y) => row.Select((place, at) => (place, new Position((2 * at) + ((width - WidthOf(row)) / 2), y)))).ToList();
        return new(
            group.Key, group.Min(place => positions[place].Y), group.Average(place => positions[place].X), width, rows.Count, places);
    }

    private static int WidthOf(int[] row) => (2 * row.Length) - 1;

    private sealed record GroupBlock(
        string Name, int Top, double Middle, int Width, int Height, List<(int Place, Position At)> Places);
}
