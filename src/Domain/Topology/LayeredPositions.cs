namespace EventSourcedOps.Domain.Topology;

/// <summary>Where an item is drawn: what stands on others is drawn above them.</summary>
public readonly record struct Position(int X, int Y);

/// <summary>
/// Draws in layers: who stands on nothing lies at the bottom, neighbours of one layer are put near what they belong to. The same items
/// and relations are always drawn alike.
/// </summary>
public static class LayeredPositions
{
    /// <summary>A wider layer is broken into rows, or nobody could read it.</summary>
    private const int WidestRow = 24;

    private const int Sweeps = 4;

    /// <param name="ties">Pairs of places: the upper one stands on the lower one.</param>
    public static Position[] Of(int count, IReadOnlyList<(int Upper, int Lower)> ties)
    {
        var downward = WithoutCircles(count, ties);
        var layers = LayersOf(count, downward).Select(layer => layer.ToArray()).ToArray();
        Order(layers, count, downward);
        var positions = new Position[count];
        var y = 0;
        foreach (var layer in layers)
            foreach (var row in layer.Chunk(RowOf(layer.Length)))
            {
                for (var at = 0; at < row.Length; at++) positions[row[at]] = new((2 * at) - (row.Length - 1), y);
                y++;
            }

        return positions;
    }

    /// <summary>Rows of a broken layer are as wide as each other.</summary>
    private static int RowOf(int width)
    {
        var rows = (width + WidestRow - 1) / WidestRow;
        return Math.Max(1, (width + rows - 1) / Math.Max(1, rows));
    }

    /// <summary>Leaves out what would lead back to where it came from.</summary>
    private static List<(int Upper, int Lower)> WithoutCircles(int count, IReadOnlyList<(int Upper, int Lower)> ties)
    {
        var below = ties.Where(tie => tie.Upper != tie.Lower).Distinct().ToLookup(tie => tie.Upper, tie => tie.Lower);
        var kept = new List<(int, int)>(ties.Count);
        var state = new byte[count]; // 1 on the way, 2 done
        var way = new Stack<(int Place, IEnumerator<int> Below)>();
        for (var start = 0; start < count; start++)
        {
            if (state[start] != 0) continue;
            Enter(start);
            while (way.TryPeek(out var top))
            {
                if (!top.Below.MoveNext())
                {
                    state[way.Pop().Place] = 2;
                    continue;
                }

                var next = top.Below.Current;
                if (state[next] == 1) continue;
                kept.Add((top.Place, next));
                if (state[next] == 0) Enter(next);
            }
        }

        return kept;

        void Enter(int place)
        {
            state[place] = 1;
            way.Push((place, below[place].GetEnumerator()));
        }
    }

    /// <summary>Each item stands right below the lowest of those that stand on it.</summary>
    private static IEnumerable<IEnumerable<int>> LayersOf(int count, List<(int Upper, int Lower)> ties)
    {
        var below = ties.ToLookup(tie => tie.Upper, tie => tie.Lower);
        var (above, layer) = (new int[count], new int[count]);
        foreach (var (_, lower) in ties) above[lower]++;
        var free = new Queue<int>(Enumerable.Range(0, count).Where(place => above[place] == 0));
        while (free.TryDequeue(out var upper))
            foreach (var lower in below[upper])
            {
                layer[lower] = Math.Max(layer[lower], layer[upper] + 1);
                if (--above[lower] == 0) free.Enqueue(lower);
            }

        return Enumerable.Range(0, count).GroupBy(place => layer[place]).OrderBy(group => group.Key);
    }

    /// <summary>Down and up again: each item moves to the middle of its neighbours in the layer looked from.</summary>
    private static void Order(int[][] layers, int count, List<(int Upper, int Lower)> ties)
    {
        var (above, below) = (ties.ToLookup(tie => tie.Lower, tie => tie.Upper), ties.ToLookup(tie => tie.Upper, tie => tie.Lower));
        var middle = new double[count];
        foreach (var layer in layers) Settle(layer);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var down = sweep % 2 == 0;
            foreach (var layer in down ? layers : layers.Reverse())
            {
                var wanted = layer.Select(place =>
                    (down ? above : below)[place].Select(next => middle[next]).DefaultIfEmpty(middle[place]).Average()).ToArray();
                Array.Sort(wanted.Select((value, at) => (value, at)).ToArray(), layer);
                Settle(layer);
            }
        }

        void Settle(int[] layer)
        {
            for (var at = 0; at < layer.Length; at++) middle[layer[at]] = at - ((layer.Length - 1) / 2.0);
        }
    }
}
