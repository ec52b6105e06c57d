using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>A source that once reported an item does not see it any more.</summary>
/// <param name="Source">Who no longer sees it.</param>
[Operation("item.miss")]
public sealed record MissItem(Guid CommandId, Guid ItemId, string Source) : ItemCommand(CommandId, ItemId)
{
    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) => item.Miss(Source);
}

public sealed class MissItemValidator : ItemShape<MissItem>
{
    public MissItemValidator()
    {
        RuleFor(command => command.Source).IsKey();
    }
}
