namespace EventSourcedOps.Api.GraphQL;

/// <summary>
/// One page asked for by `first` and `after`. Read <see cref="Take"/> rows behind <see cref="After"/> in the list's order,
/// then hand them to <see cref="Answer{T,TNode}"/>.
/// </summary>
public sealed class KeysetPage
{
    public const int DefaultSize = 20;
    public const int LargestSize = 200;

    private readonly string _order;

    private KeysetPage(string order, int size, Cursor? after) => (_order, Size, After) = (order, size, after);

    public int Size { get; }

    /// <summary>One row more than the page shows: it tells whether there is a next page.</summary>
    public int Take => Size + 1;

    public Cursor? After { get; }

    /// <param name="order">Name of the list's order, direction included ("incidents.reported.desc"): cursors are bound to it.</param>
    public static KeysetPage Of(int? first, string? after, string order)
    {
        var size = first ?? DefaultSize;
        if (size is < 1 or > LargestSize) throw SizeOutOfRange();
        return new(order, size, after is null ? null : Cursor.Read(after, order));
    }

    /// <param name="keysOf">The row's sort values and its id, in the order in which <see cref="Cursor.Value{T}"/> reads them.</param>
    public Connection<TNode> Answer<T, TNode>(
        IReadOnlyList<T> taken, Func<T, IReadOnlyList<object?>> keysOf, Func<T, TNode> nodeOf, int? total = null) where TNode : class =>
        Show([.. taken.Take(Size)], taken.Count > Size, keysOf, nodeOf, total);

    /// <summary>A page whose end somebody else found.</summary>
    public Connection<TNode> Show<T, TNode>(
        IReadOnlyList<T> shown, bool hasMore, Func<T, IReadOnlyList<object?>> keysOf, Func<T, TNode> nodeOf, int? total = null) where TNode : class =>
        new([.. shown.Select(row => new Edge<TNode>(nodeOf(row), () => Cursor.Write(_order, keysOf(row))))], hasMore, After is not null, total);

    public Connection<T> Answer<T>(IReadOnlyList<T> taken, Func<T, IReadOnlyList<object?>> keysOf, int? total = null) where T : class =>
        Answer(taken, keysOf, row => row, total);

    /// <summary>A page of a list in memory, sorted by one unique key.</summary>
    public Connection<T> Slice<T, TKey>(IEnumerable<T> rows, Func<T, TKey> keyOf, IComparer<TKey>? comparer = null) where T : class
    {
        comparer ??= Comparer<TKey>.Default;
        var sorted = rows.OrderBy(keyOf, comparer).ToList();
        var behind = After is null ? sorted : sorted.Where(row => comparer.Compare(keyOf(row), After.Value<TKey>(0)) > 0);
        return Answer(behind.Take(Take).ToList(), row => [keyOf(row)], sorted.Count);
    }

    internal static ApiError SizeOutOfRange() => new("page-size-out-of-range", $"`first` is a number from 1 to {LargestSize}.");
}
