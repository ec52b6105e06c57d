namespace EventSourcedOps.Api.GraphQL;

/// <summary>One page of a sorted list.</summary>
/// <param name="Edges">The rows with their cursors.</param>
/// <param name="PageInfo">Where this page stands in the list.</param>
/// <param name="TotalCount">How many rows the whole list has; null where counting would cost more than reading.</param>
public sealed record Connection<T>(IReadOnlyList<Edge<T>> Edges, PageInfo PageInfo, int? TotalCount = null) where T : class
{
    /// <summary>The rows without their cursors.</summary>
    public IEnumerable<T> Nodes => Edges.Select(edge => edge.Node);
}

/// <summary>A row and its place in the list.</summary>
/// <param name="Cursor">Give it as `after` to continue behind this row. Opaque.</param>
/// <param name="Node">The row.</param>
public sealed record Edge<T>(string Cursor, T Node) where T : class;

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
