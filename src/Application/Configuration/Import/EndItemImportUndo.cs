using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>Records that an import is undone; the product itself sends it when it has gone through everything.</summary>
/// <param name="Undone">What was taken back, and what stays.</param>
[Operation("item.end-undo-import")]
public sealed record EndItemImportUndo(Guid CommandId, Guid ImportId, ItemImportUndone Undone) : ItemImportCommand(CommandId, ImportId)
{
    protected override Decision<ItemImportEvent> Decide(ItemImport? state, Circumstances given) => state.EndUndo(Undone);
}

public sealed class EndItemImportUndoValidator : ItemImportShape<EndItemImportUndo>;
