namespace EventSourcedOps.Projections.ReadModels;

/// <summary>
/// Rows that were read lately. A list is asked for again and again while its rows stay as they are, and reading a row's JSON costs more
/// than fetching it. Equal bytes are the same row, so nothing here is ever out of date; whoever comes next to a place takes it over.
/// </summary>
internal static class RowMemory<TRow> where TRow : class
{
    private const int Places = 4_096;
    private const int LongestRow = 16 * 1024;

    private static readonly Known?[] places = new Known?[Places];

    private sealed record Known(byte[] Json, TRow Row);

    public static TRow Read(ReadModel<TRow> model, Guid id, long position, byte[] json)
    {
        ref var place = ref places[(uint)HashCode.Combine(id, position) % Places];
        if (place is { } known && json.AsSpan().SequenceEqual(known.Json)) return known.Row;
        var row = (TRow)model.Read(json);
        if (json.Length <= LongestRow) place = new(json, row);
        return row;
    }
}
