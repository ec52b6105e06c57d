using System.Globalization;
using EventSourcedOps.Application.Files;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import.Tables;

/// <summary>A row as it is read: the item it tells of, or what is wrong with it.</summary>
public sealed record TableItem(TableRow Row, ReportedItem? Item, IReadOnlyList<ImportFault> Faults);

/// <summary>Reads rows as items of one type. A row of which any cell cannot be read is not taken over: half a row would be worse.</summary>
public sealed class TableReading
{
    private readonly ItemShape shape;
    private readonly ImportPlan plan;
    private readonly IReadOnlyList<(ColumnMapping Mapping, int Place)> columns;

    /// <exception cref="FileRefusedException">The table lacks a column that is to be read.</exception>
    public TableReading(ImportPlan plan, ItemModel model, IReadOnlyList<string> headings)
    {
        this.plan = plan;
        shape = model.ShapeOf(plan.Type ?? "") ?? throw new FileRefusedException($"There is no type \"{plan.Type}\".");
        var places = headings.Index().GroupBy(heading => heading.Item).ToDictionary(same => same.Key, same => same.First().Index, StringComparer.Ordinal);
        var missing = plan.Mapping.Where(column => !places.ContainsKey(column.Column)).Select(column => $"\"{column.Column}\"").ToArray();
        if (missing.Length > 0) throw new FileRefusedException($"The table lacks the columns {string.Join(", ", missing)}; nothing was imported.");
        columns = [.. plan.Mapping.Select(column => (column, places[column.Column]))];
    }

    public TableItem Read(TableRow row)
    {
        if (row.Fault is not null) return new(row, null, [new(PlaceOf(row), null, "row-unreadable", row.Fault)]);
        var faults = new List<ImportFault>();
        var told = columns.Select(column => (column.Mapping, Cell: column.Place < row.Cells.Count ? row.Cells[column.Place] : null))
            .Where(column => column.Cell is not null).ToArray();
        var name = told.FirstOrDefault(column => column.Mapping is { Role: ColumnRole.Attribute, Of: ConfigurationItem.NameKey }).Cell;
        if (name is null) faults.Add(Fault(row, NameColumn, ItemRefusals.NameMissing));
        var key = told.FirstOrDefault(column => column.Mapping.Role == ColumnRole.Key).Cell ?? name;
        var item = new ReportedItem($"{shape.Type.Key}:{key}", shape.Type.Key, PlaceOf(row)) { Stage = StageOf(row, told, faults) };
        foreach (var (mapping, cell) in told)
            if (mapping.Role == ColumnRole.Relation) item.Add(new(mapping.Of!, cell!) { ByName = true });
            else if (mapping.Role == ColumnRole.Attribute && shape.Attribute(mapping.Of!) is { } attribute)
                if (attribute.Read(cell!, out var value) is { } unfit) faults.Add(Fault(row, mapping.Column, unfit));
                else item.With(attribute.Key, value);
        return new(row, faults.Count == 0 ? item : null, faults);
    }

    private string NameColumn => plan.Mapping.First(column => column is { Role: ColumnRole.Attribute, Of: ConfigurationItem.NameKey }).Column;

    private Stage StageOf(TableRow row, IEnumerable<(ColumnMapping Mapping, string? Cell)> told, List<ImportFault> faults)
    {
        var (mapping, cell) = told.FirstOrDefault(column => column.Mapping.Role == ColumnRole.Stage);
        if (cell is null) return plan.Stage ?? Stage.InUse;
        if (StageWords.Read(cell) is { } stage && shape.Stages.Contains(stage)) return stage;
        faults.Add(Fault(row, mapping.Column, StageWords.Unknown(shape.Stages)));
        return Stage.InUse;
    }

    private static ImportFault Fault(TableRow row, string column, Refusal why) => new(PlaceOf(row), column, why.Code, why.Reason);

    private static string PlaceOf(TableRow row) => row.Line.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The stages of an item's life as people write them.</summary>
public static class StageWords
{
    private static readonly Dictionary<string, Stage> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["planned"] = Stage.Planned, ["规划"] = Stage.Planned, ["计划"] = Stage.Planned,
        ["instock"] = Stage.InStock, ["库存"] = Stage.InStock, ["在库"] = Stage.InStock,
        ["inuse"] = Stage.InUse, ["active"] = Stage.InUse, ["在用"] = Stage.InUse, ["运行"] = Stage.InUse,
        ["maintenance"] = Stage.Maintenance, ["维护"] = Stage.Maintenance, ["维护中"] = Stage.Maintenance,
        ["retired"] = Stage.Retired, ["退役"] = Stage.Retired, ["报废"] = Stage.Retired,
    };

    public static Stage? Read(string text) =>
        Words.TryGetValue(string.Concat(text.Where(char.IsLetter)), out var stage) ? stage : null;

    public static Refusal Unknown(IEnumerable<Stage> possible) =>
        new("import.stage-unknown", $"Write one of: {string.Join(", ", possible)}.", "stage");
}
