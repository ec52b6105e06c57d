namespace EventSourcedOps.Api.GraphQL;

/// <summary>One page of a sorted list.</summary>
public sealed class Connection<T>(IReadOnlyList<Edge<T>> edges, bool hasNextPage, bool hasPreviousPage, int? totalCount = null) where T : class
{
    /// <summary>The rows with their cursors.</summary>
    public IReadOnlyList<Edge<T>> Edges => edges;

    /// <summary>Where this page stands in the list.</summary>
    public PageInfo PageInfo => new(
        hasNextPage, hasPreviousPage, edges is [var first, ..] ? first.Cursor : null, edges is [.., var last] ? last.Cursor : null);

    /// <summary>How many rows the whole list has; null where counting would cost more than reading.</summary>
    public int? TotalCount => totalCount;

    /// <summary>The rows without their cursors.</summary>
    public IEnumerable<T> Nodes => edges.Select(edge => edge.Node);
}

/// <summary>A row and its place in the list. Most callers ask for few cursors, so each is written when it is asked for.</summary>
public sealed class Edge<T>(T node, Func<string> cursor) where T : class
{
    /// <summary>Give it as `after` to continue behind this row. Opaque.</summary>
    public string Cursor => cursor();

    /// <summary>The row.</summary>
    public T Node => node;
}

/// <summary>Where a page stands in its list.</summary>
/// <param name="HasNextPage">There are rows behind this page.</param>
/// <param name="HasPreviousPage">There are rows before this page.</param>
/// <param name="StartCursor">The cursor of the first row; null when the page is empty.</param>
/// <param name="EndCursor">The cursor of the last row; null when the page is empty.</param>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>Which end of a list comes first.</summary>
public enum SortDirection
{
    /// <summary>Smallest or oldest first.</summary>
    Ascending,

    /// <summary>Largest or newest first.</summary>
    Descending,
}
