namespace EventSourcedOps.Domain.Configuration;

/// <summary>A fact about an import. Stored for ever: add fields as optional, never rename.</summary>
public abstract record ItemImportEvent;

/// <summary>A file is about to be taken over. Every fact that follows from it names the import as its cause.</summary>
[WireName("item-import.started.v1")]
public sealed record ItemImportStarted(string Organisation, ImportPlan Plan) : ItemImportEvent;

/// <summary>The file was gone through.</summary>
/// <param name="Failure">Why it could not be read at all; null when it could.</param>
[WireName("item-import.ended.v1")]
public sealed record ItemImportEnded(
    ImportCounts Counts, IReadOnlyList<ModelCount> Models, IReadOnlyList<ImportFault> Faults, string? Failure = null) : ItemImportEvent;

[WireName("item-import.undo-started.v1")]
public sealed record ItemImportUndoStarted(string? Reason) : ItemImportEvent;

/// <summary>What the import recorded is taken back, save what was changed later.</summary>
/// <param name="Kept">The first things that stay as they are now.</param>
[WireName("item-import.undone.v1")]
public sealed record ItemImportUndone(UndoCounts Counts, IReadOnlyList<UndoConflict> Kept) : ItemImportEvent;

/// <summary>What an import did.</summary>
/// <param name="Read">Records of the file.</param>
/// <param name="Registered">Items that were new.</param>
/// <param name="Changed">Items of which something new was told.</param>
/// <param name="Unchanged">Items of which all was known.</param>
/// <param name="Tombstones">Items that were retired here: a source does not bring them back.</param>
/// <param name="Related">Relations that began or changed.</param>
/// <param name="Unrelated">Relations that the source no longer tells.</param>
/// <param name="Missing">Items that the source no longer tells.</param>
/// <param name="Faults">Values and records that could not be taken over.</param>
public sealed record ImportCounts(
    int Read, int Registered, int Changed, int Unchanged, int Tombstones, int Related, int Unrelated, int Missing, int Faults)
{
    public static readonly ImportCounts None = new(0, 0, 0, 0, 0, 0, 0, 0, 0);
}

/// <summary>What became of the records of one kind. Each became an item, an attribute or a link of others, or was skipped.</summary>
/// <param name="Model">What the file calls the kind.</param>
/// <param name="Read">How many records.</param>
/// <param name="Items">How many became items.</param>
/// <param name="Attributes">How many became attributes of other records' items.</param>
/// <param name="Links">How many only link other records' items.</param>
/// <param name="Relations">How many relations were told by them.</param>
/// <param name="Skipped">How many were left out, by reason.</param>
public sealed record ModelCount(
    string Model, int Read, int Items, int Attributes, int Links, int Relations, IReadOnlyList<SkipCount> Skipped);

/// <summary>How many records were left out for one reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Count">How many.</param>
/// <param name="Code">The same reason for programs; imports of earlier times lack it.</param>
public sealed record SkipCount(string Reason, int Count, string? Code = null);

/// <summary>Something in a file that could not be taken over.</summary>
/// <param name="Place">Line, or model and number.</param>
/// <param name="Column">Heading or field; null when it is about the whole record.</param>
/// <param name="Code">For programs.</param>
/// <param name="Reason">For people.</param>
/// <param name="Count">How often the same was found; the place is that of the first.</param>
public sealed record ImportFault(string Place, string? Column, string Code, string Reason, int Count = 1);

/// <summary>What an undo did, or would do.</summary>
/// <param name="Restored">Items that are as they were before.</param>
/// <param name="Retired">Items that the import had registered.</param>
/// <param name="Conflicts">Things that were changed later and stay.</param>
public sealed record UndoCounts(int Restored, int Retired, int Conflicts);

/// <summary>Something that an import recorded and somebody changed later: it stays.</summary>
/// <param name="ItemId">Of which item.</param>
/// <param name="Item">Its name.</param>
/// <param name="What">Attribute, kind of relation, or what else was changed.</param>
/// <param name="Imported">What the import had left.</param>
/// <param name="Now">What holds now.</param>
/// <param name="By">Who changed it.</param>
/// <param name="At">When.</param>
public sealed record UndoConflict(Guid ItemId, string Item, string What, string? Imported, string? Now, string? By, DateTimeOffset? At);
