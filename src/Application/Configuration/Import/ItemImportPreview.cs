using EventSourcedOps.Application.Configuration.Import.Tables;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>What a file would come to, before anything is recorded.</summary>
/// <param name="Columns">Headings of a table.</param>
/// <param name="Suggested">How the columns are probably meant.</param>
/// <param name="Types">What the rows of a table can be.</param>
/// <param name="Meanings">What a column can say of an item of the plan's type.</param>
/// <param name="Items">The first items as they would be read.</param>
/// <param name="Faults">The first things that cannot be read, each with its place.</param>
/// <param name="Models">How much there is of each kind of record, as far as was looked.</param>
/// <param name="IsWhole">Whether the whole file was looked at.</param>
/// <param name="Failure">Why the file cannot be read at all; null when it can.</param>
public sealed record ImportPreview(
    IReadOnlyList<string> Columns, IReadOnlyList<MappedColumn> Suggested, IReadOnlyList<ImportableType> Types, IReadOnlyList<ColumnMeaning> Meanings,
    IReadOnlyList<PreviewedItem> Items, IReadOnlyList<ImportFault> Faults, IReadOnlyList<ModelCount> Models, bool IsWhole, string? Failure = null);

/// <summary>How a column is read, as it is shown.</summary>
/// <param name="Column">Its heading.</param>
/// <param name="Role">What it says.</param>
/// <param name="Of">Key of the attribute, or of the kind of relation.</param>
public sealed record MappedColumn(string Column, ColumnRole Role, string? Of);

/// <summary>A type of which a table may tell items.</summary>
/// <param name="Key">Such as server.</param>
/// <param name="Zh">What people call it, in Chinese.</param>
/// <param name="En">The same in English.</param>
public sealed record ImportableType(string Key, string Zh, string En);

/// <summary>Something that a column can say.</summary>
/// <param name="Role">What kind of thing it says.</param>
/// <param name="Of">Key of the attribute, or of the kind of relation.</param>
/// <param name="Zh">What people call it, in Chinese; null where the role says it all.</param>
/// <param name="En">The same in English.</param>
public sealed record ColumnMeaning(ColumnRole Role, string? Of, string? Zh = null, string? En = null);

/// <summary>An item as it would be read.</summary>
/// <param name="Place">Line, or model and number.</param>
/// <param name="Type">Key of its type; null when the row cannot be read.</param>
/// <param name="Values">Its attributes in the form in which they would be kept; of a row that cannot be read, what stands there.</param>
/// <param name="Relations">How many relations it tells.</param>
/// <param name="Faults">What cannot be read of it.</param>
public sealed record PreviewedItem(
    string Place, string? Type, IReadOnlyList<PreviewedValue> Values, int Relations, IReadOnlyList<ImportFault> Faults);

/// <summary>A value as it would be read.</summary>
/// <param name="Key">Key of the attribute; of a row that cannot be read, the heading.</param>
/// <param name="Value">What stands there; null when nothing does.</param>
public sealed record PreviewedValue(string Key, string? Value);

/// <summary>Looks at files without recording anything.</summary>
public sealed class ItemImportPreview(FileStore files)
{
    private const int ItemsShown = 20;
    private const int FaultsShown = 100;

    /// <summary>Rows of a table that are looked at for faults.</summary>
    private const int RowsRead = 10_000;

    public async Task<ImportPreview> Of(ImportPlan plan, ItemModel model, CancellationToken cancellation)
    {
        try
        {
            return plan.Format is ImportFormat.Csv or ImportFormat.Xlsx ? OfTable(plan, model, cancellation) : await OfOther(plan, model, cancellation);
        }
        catch (FileRefusedException fault)
        {
            return new([], [], [], [], [], [], [], true, fault.Message);
        }
    }

    private async Task<ImportPreview> OfOther(ImportPlan plan, ItemModel model, CancellationToken cancellation)
    {
        var told = await ImportedFile.Read(plan, model, files, null, cancellation);
        var shown = told.Items.Take(ItemsShown).Select(item => new PreviewedItem(item.Place, item.Type, Values(item), item.Relations.Count, []));
        return new([], [], [], [], [.. shown], told.Faults, told.Models, true);
    }

    private ImportPreview OfTable(ImportPlan plan, ItemModel model, CancellationToken cancellation)
    {
        var table = TableFile.Of(plan.Format, () => ImportedFile.Open(plan, files));
        MappedColumn[] suggested = plan.Type is null ? [] :
            [.. TableMapping.Suggest(table.Headings, plan.Type, model).Select(column => new MappedColumn(column.Column, column.Role, column.Of))];
        // Nothing is mapped yet: then the cells themselves are shown.
        var reading = plan.Type is null || plan.Mapping.Count == 0 ? null : new TableReading(plan, model, table.Headings);
        var (items, faults, rows, broken) = (new List<PreviewedItem>(), new List<ImportFault>(), 0, 0);
        foreach (var row in table.Rows().Take(reading is null ? ItemsShown : RowsRead))
        {
            cancellation.ThrowIfCancellationRequested();
            rows++;
            var read = reading?.Read(row) ?? new(row, null, []);
            if (read.Faults.Count > 0) broken++;
            faults.AddRange(read.Faults.Take(FaultsShown - faults.Count));
            if (items.Count < ItemsShown) items.Add(Show(read, table.Headings));
        }

        ModelCount count = new("row", rows, rows - broken, 0, 0, 0, broken == 0 ? [] : [new("The row cannot be read.", broken)]);
        return new(table.Headings, suggested, TypesOf(model), MeaningsOf(plan.Type, model), items, faults, [count], rows < (reading is null ? ItemsShown : RowsRead));
    }

    private static ImportableType[] TypesOf(ItemModel model) =>
    [
        .. model.Types.Values.Where(type => !type.Retired && type.Key != BuiltInTypes.Root)
            .Select(type => new ImportableType(type.Key, type.Name.Zh, type.Name.En)),
    ];

    private static ColumnMeaning[] MeaningsOf(string? type, ItemModel model) => type is null || model.ShapeOf(type) is not { } shape ? [] :
    [
        .. shape.Attributes.Select(attribute => new ColumnMeaning(ColumnRole.Attribute, attribute.Key, attribute.Name.Zh, attribute.Name.En)),
        new(ColumnRole.Stage, null), new(ColumnRole.Key, null),
        .. model.Kinds.Values.Select(kind => new ColumnMeaning(ColumnRole.Relation, kind.Key, kind.Name.Zh, kind.Name.En)),
    ];

    private static PreviewedItem Show(TableItem read, IReadOnlyList<string> headings)
    {
        var place = read.Row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (read.Item is { } item) return new(place, item.Type, Values(item), item.Relations.Count, read.Faults);
        var cells = read.Row.Cells.Index().Where(cell => cell.Index < headings.Count).Select(cell => new PreviewedValue(headings[cell.Index], cell.Item));
        return new(place, null, [.. cells], 0, read.Faults);
    }

    private static PreviewedValue[] Values(ReportedItem item) => [.. item.Attributes.Select(pair => new PreviewedValue(pair.Key, pair.Value))];
}
