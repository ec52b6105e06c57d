namespace EventSourcedOps.Domain.Projections;

/// <summary>What can be wrong with a read model that nobody paused.</summary>
public enum ProjectionFault
{
    /// <summary>Some rows stand still, because an event of theirs could not be folded.</summary>
    RowsHeld,

    /// <summary>It does not move at all.</summary>
    Standstill,
}

/// <summary>A fact about what people asked of a read model. Stored for ever: add fields as optional, never rename.</summary>
public abstract record ProjectionEvent(string Model);

[WireName("projection.paused.v1")]
public sealed record ProjectionPaused(string Model) : ProjectionEvent(Model);

[WireName("projection.resumed.v1")]
public sealed record ProjectionResumed(string Model) : ProjectionEvent(Model);

/// <summary>It is to be folded anew beside the live one.</summary>
/// <param name="AcceptDifference">Whether it may take the live one's place although the two differ.</param>
[WireName("projection.rebuild-ordered.v1")]
public sealed record ProjectionRebuildOrdered(string Model, bool AcceptDifference) : ProjectionEvent(Model);

/// <summary>The table before the last rebuild is to come back.</summary>
[WireName("projection.rollback-ordered.v1")]
public sealed record ProjectionRollbackOrdered(string Model) : ProjectionEvent(Model);

/// <summary>Rows that stand still are to be folded again.</summary>
[WireName("projection.retry-ordered.v1")]
public sealed record ProjectionRetryOrdered(string Model) : ProjectionEvent(Model);

/// <summary>It does not do what it should, and nobody asked for that.</summary>
[WireName("projection.fault-noticed.v1")]
public sealed record ProjectionFaultNoticed(string Model, ProjectionFault Fault) : ProjectionEvent(Model);

/// <summary>It does what it should again.</summary>
[WireName("projection.mended.v1")]
public sealed record ProjectionMended(string Model) : ProjectionEvent(Model);
