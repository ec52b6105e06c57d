namespace EventSourcedOps.Domain.Configuration;

/// <summary>How an imported file is written.</summary>
public enum ImportFormat
{
    /// <summary>A dump of NetBox's database as JSON, packed or not.</summary>
    NetBox,

    /// <summary>A table of separated values.</summary>
    Csv,

    /// <summary>The first sheet of a workbook.</summary>
    Xlsx,

    /// <summary>A graph of devices and lines.</summary>
    GraphMl,
}

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>The file is being taken over.</summary>
    Running,

    /// <summary>All that could be taken over is.</summary>
    Ended,

    /// <summary>The file could not be read.</summary>
    Failed,

    /// <summary>What it recorded is being taken back.</summary>
    Undoing,

    /// <summary>What nobody changed later is as it was before.</summary>
    Undone,
}

/// <summary>What a column of a table says.</summary>
public enum ColumnRole
{
    /// <summary>An attribute's value.</summary>
    Attribute,

    /// <summary>The name under which the source knows the item.</summary>
    Key,

    /// <summary>Where the item stands in its life.</summary>
    Stage,

    /// <summary>The name of an item that this one points to.</summary>
    Relation,
}

/// <summary>How one column of a table is read.</summary>
/// <param name="Column">Its heading.</param>
/// <param name="Role">What it says.</param>
/// <param name="Of">Key of the attribute, or of the kind of relation.</param>
public sealed record ColumnMapping(string Column, ColumnRole Role, string? Of = null);

/// <summary>A file whose content is told to the database of configuration items, and how it is to be read.</summary>
/// <param name="FileName">What people call it.</param>
/// <param name="Sha256">Digest of its bytes, under which the file store keeps it.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Source">Under which source everything in it is remembered.</param>
/// <param name="Type">Type of the items, for tables: each row is an item of it.</param>
/// <param name="Mapping">How the columns are read, for tables.</param>
/// <param name="Stage">Where items of a table stand that say nothing of it; in use unless told.</param>
public sealed record ImportPlan(
    string FileName, string Sha256, ImportFormat Format, string Source, string? Type, IReadOnlyList<ColumnMapping> Mapping, Stage? Stage = null);

/// <summary>A file that was told to the database of configuration items, and what became of it.</summary>
public sealed record ItemImport(string Organisation, ImportPlan Plan, ImportState State) : IEvolve<ItemImport, ItemImportEvent>
{
    public static ItemImport Evolve(ItemImport? state, ItemImportEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, ItemImportStarted e)          => new(e.Organisation, e.Plan, ImportState.Running),
        ({ } now, ItemImportEnded e)         => now with { State = e.Failure is null ? ImportState.Ended : ImportState.Failed },
        ({ } now, ItemImportUndoStarted)     => now with { State = ImportState.Undoing },
        ({ } now, ItemImportUndone)          => now with { State = ImportState.Undone },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} cannot come here."),
    };
}
