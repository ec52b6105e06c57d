namespace EventSourcedOps.Domain.Audit;

/// <summary>A fact about rows that left the product as a file. Stored for ever: add fields as optional, never rename.</summary>
public abstract record ExportEvent(Guid ExportId);

/// <summary>Somebody was handed a file.</summary>
/// <param name="Shelf">What was listed, such as incidents.</param>
/// <param name="Format">What kind of file, such as xlsx.</param>
/// <param name="Rows">How many rows there were when it was asked for.</param>
/// <param name="Filter">Which rows, as they were asked for.</param>
[WireName("audit.export-ordered.v1")]
public sealed record ExportOrdered(Guid ExportId, string Shelf, string Format, int Rows, string Filter) : ExportEvent(ExportId);

/// <summary>A file that somebody was handed.</summary>
public sealed record Export(Guid Id, string Shelf, string Format, int Rows, string Filter) : IEvolve<Export, ExportEvent>
{
    /// <summary>More rows than this are no list that somebody reads; whoever needs them narrows the filter or reads the feed.</summary>
    public const int MostRows = 100_000;

    public static Export Evolve(Export? state, ExportEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, ExportOrdered e) => new(e.ExportId, e.Shelf, e.Format, e.Rows, e.Filter),
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class ExportDecisions
{
    extension(Export? export)
    {
        public Decision<ExportEvent> Order(ExportOrdered order) =>
            export is not null ? Decision<ExportEvent>.Nothing
            : order.Rows > Export.MostRows ? ExportRefusals.TooLarge
            : order;
    }
}

public static class ExportRefusals
{
    public static readonly Refusal TooLarge = new("export.too-large",
        $"An export has at most {Export.MostRows} rows. Narrow the filter, by time or by organisation.");
}
