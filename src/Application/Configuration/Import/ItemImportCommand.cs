using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>A wish about one import.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="ImportId">The import; made by the client when it is started.</param>
public abstract record ItemImportCommand(Guid CommandId, Guid ImportId) : Command<ItemImport, ItemImportEvent>(CommandId)
{
    protected internal override Guid Stream => ImportId;
}

/// <summary>What every wish about an import must have: its own id and the import's.</summary>
public abstract class ItemImportShape<TCommand> : AbstractValidator<TCommand> where TCommand : ItemImportCommand
{
    protected ItemImportShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.ImportId).NotEmpty();
    }
}
