using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>Records what became of a file; the product itself sends it when it has gone through the file.</summary>
/// <param name="Ended">What became of it.</param>
[Operation("item.end-import")]
public sealed record EndItemImport(Guid CommandId, Guid ImportId, ItemImportEnded Ended) : ItemImportCommand(CommandId, ImportId)
{
    protected override Decision<ItemImportEvent> Decide(ItemImport? state, Circumstances given) => state.End(Ended);
}

public sealed class EndItemImportValidator : ItemImportShape<EndItemImport>;
