using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>A source sees an item again.</summary>
/// <param name="Source">Who sees it again.</param>
[Operation("item.find")]
public sealed record FindItem(Guid CommandId, Guid ItemId, string Source) : ItemCommand(CommandId, ItemId)
{
    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) => item.Find(Source);
}

public sealed class FindItemValidator : ItemShape<FindItem>
{
    public FindItemValidator()
    {
        RuleFor(command => command.Source).IsKey();
    }
}
