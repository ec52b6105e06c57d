using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>Takes back what an import recorded, save what was changed later; itemImportProgress tells how far it is.</summary>
/// <param name="Reason">Why.</param>
[Operation("item.undo-import")]
public sealed record UndoItemImport(Guid CommandId, Guid ImportId, string? Reason = null) : ItemImportCommand(CommandId, ImportId)
{
    protected override Decision<ItemImportEvent> Decide(ItemImport? state, Circumstances given) => state.BeginUndo(Reason);
}

public sealed class UndoItemImportValidator : ItemImportShape<UndoItemImport>
{
    public UndoItemImportValidator()
    {
        RuleFor(command => command.Reason).MayBeLine(TextRules.Reason);
    }
}
