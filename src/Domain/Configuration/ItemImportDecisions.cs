using static EventSourcedOps.Domain.Configuration.ItemImportRefusals;

namespace EventSourcedOps.Domain.Configuration;

using Decision = Decision<ItemImportEvent>;

/// <summary>How an import begins, ends, and is taken back.</summary>
public static class ItemImportDecisions
{
    extension(ItemImport? import)
    {
        public Decision Start(string organisation, ImportPlan plan, Landscape landscape)
        {
            if (import is not null) return AlreadyStarted;
            if (landscape.OrganisationOf(organisation) is null or { Closed: true }) return OrganisationUnknown;
            if (plan.Source == ItemSources.Manual) return SourceReserved;
            if (plan.Format is not (ImportFormat.Csv or ImportFormat.Xlsx)) return new ItemImportStarted(organisation, plan);
            if (landscape.Items.TypeOf(plan.Type ?? "") is null or { Retired: true }) return TypeUnknown;
            return WhyNot(plan, landscape.Items) is { } no ? no : new ItemImportStarted(organisation, plan);
        }

        public Decision End(ItemImportEnded ended) => import switch
        {
            null                            => Unknown,
            { State: ImportState.Running }  => ended,
            _                               => Decision.Nothing,
        };

        public Decision BeginUndo(string? reason) => import switch
        {
            null                                                => Unknown,
            { State: ImportState.Running }                      => StillRunning,
            { State: ImportState.Undoing or ImportState.Undone } => AlreadyUndone,
            _                                                   => new ItemImportUndoStarted(reason),
        };

        public Decision EndUndo(ItemImportUndone undone) => import switch
        {
            null                           => Unknown,
            { State: ImportState.Undoing } => undone,
            _                              => Decision.Nothing,
        };
    }

    /// <summary>Why a table cannot be read that way; null when it can.</summary>
    private static Refusal? WhyNot(ImportPlan plan, ItemModel model)
    {
        var attributes = model.ShapeOf(plan.Type!)!;
        if (!plan.Mapping.Any(column => column is { Role: ColumnRole.Attribute, Of: ConfigurationItem.NameKey })) return NameUnmapped;
        foreach (var column in plan.Mapping)
        {
            if (column.Role == ColumnRole.Attribute && attributes.Attribute(column.Of ?? "") is null) return AttributeUnknown(column);
            if (column.Role == ColumnRole.Relation && model.KindOf(column.Of ?? "") is null) return KindUnknown(column);
        }

        return plan.Mapping.CountBy(column => (column.Role, column.Of)).Any(said => said.Key.Role != ColumnRole.Relation && said.Value > 1)
            ? MappedTwice
            : null;
    }
}

/// <summary>Every reason for which something about an import is refused.</summary>
public static class ItemImportRefusals
{
    public static readonly Refusal Unknown             = new("item-import.unknown", "There is no such import.", "importId");
    public static readonly Refusal AlreadyStarted      = new("item-import.already-started", "An import of this id was started before.", "importId");
    public static readonly Refusal OrganisationUnknown = new("item-import.organisation-unknown", "There is no such organisation at work.", "organisation");
    public static readonly Refusal TypeUnknown         = new("item-import.type-unknown", "Say of which type the rows are; there is no such type in use.", "type");
    public static readonly Refusal SourceReserved      = new("item-import.source-reserved", "\"manual\" is what people type in; name the file's source differently.", "source");
    public static readonly Refusal NameUnmapped        = new("item-import.name-unmapped", "Say which column holds the name.", "mapping");
    public static readonly Refusal MappedTwice         = new("item-import.mapped-twice", "Two columns say the same; choose one of them.", "mapping");
    public static readonly Refusal StillRunning        = new("item-import.still-running", "Wait until the import has ended, then undo it.");
    public static readonly Refusal AlreadyUndone       = new("item-import.already-undone", "The import is being undone or was undone before.");

    public static Refusal AttributeUnknown(ColumnMapping column) =>
        new("item-import.attribute-unknown", $"Column \"{column.Column}\": the type has no attribute \"{column.Of}\".", "mapping");

    public static Refusal KindUnknown(ColumnMapping column) =>
        new("item-import.relation-kind-unknown", $"Column \"{column.Column}\": there is no kind of relation \"{column.Of}\".", "mapping");
}
