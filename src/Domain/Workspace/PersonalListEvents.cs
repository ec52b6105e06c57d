namespace EventSourcedOps.Domain.Workspace;

/// <summary>A fact about how somebody looks at lists. Stored for ever: add fields as optional, never rename.</summary>
public abstract record PersonalListEvent;

/// <summary>A column of a list, at its place among the others.</summary>
/// <param name="Key">Its name in the portal.</param>
/// <param name="Width">How wide, in pixels; as wide as usual unless told.</param>
public sealed record ListColumn(string Key, int? Width = null);

/// <summary>These columns are shown from now on, in this order, and no others.</summary>
[WireName("list.columns-chosen.v1")]
public sealed record ListColumnsChosen(string List, IReadOnlyList<ListColumn> Columns) : PersonalListEvent;

/// <summary>The list shows its usual columns again.</summary>
[WireName("list.columns-reset.v1")]
public sealed record ListColumnsReset(string List) : PersonalListEvent;

/// <summary>A fact about one filter that somebody keeps.</summary>
public abstract record SavedFilterEvent(Guid FilterId) : PersonalListEvent;

/// <param name="List">The list that it filters.</param>
/// <param name="Query">What the portal's address says of it.</param>
/// <param name="Organisation">The organisation whose people see it too; null while it is private.</param>
[WireName("filter.saved.v1")]
public sealed record FilterSaved(Guid FilterId, string List, string Name, string Query, string? Organisation) : SavedFilterEvent(FilterId);

[WireName("filter.changed.v1")]
public sealed record FilterChanged(Guid FilterId, string Query) : SavedFilterEvent(FilterId);

[WireName("filter.renamed.v1")]
public sealed record FilterRenamed(Guid FilterId, string Name) : SavedFilterEvent(FilterId);

[WireName("filter.shared.v1")]
public sealed record FilterShared(Guid FilterId, string Organisation) : SavedFilterEvent(FilterId);

[WireName("filter.unshared.v1")]
public sealed record FilterUnshared(Guid FilterId) : SavedFilterEvent(FilterId);

[WireName("filter.deleted.v1")]
public sealed record FilterDeleted(Guid FilterId) : SavedFilterEvent(FilterId);
