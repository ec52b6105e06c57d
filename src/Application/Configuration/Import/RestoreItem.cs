using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>Takes back what an import did to one item; the product itself sends it for each item of an import that is undone.</summary>
/// <param name="ImportId">The import that is undone.</param>
/// <param name="Trace">What it did.</param>
[Operation("item.restore")]
public sealed record RestoreItem(Guid CommandId, Guid ItemId, Guid ImportId, ItemTrace Trace) : ItemCommand(CommandId, ItemId)
{
    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) =>
        item.Restore(ImportId, Trace, given.Landscape.Items);
}

public sealed class RestoreItemValidator : ItemShape<RestoreItem>
{
    public RestoreItemValidator()
    {
        RuleFor(command => command.ImportId).NotEmpty();
        RuleFor(command => command.Trace).NotNull();
    }
}
