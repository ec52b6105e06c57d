using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Retires an item that was missing long enough; comes to nothing when somebody sees it after all.</summary>
/// <param name="Source">Who misses it.</param>
[Operation("item.retire-missing")]
public sealed record RetireMissingItem(Guid CommandId, Guid ItemId, string Source) : ItemCommand(CommandId, ItemId)
{
    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) => item.RetireIfStillMissed(Source);
}

public sealed class RetireMissingItemValidator : ItemShape<RetireMissingItem>
{
    public RetireMissingItemValidator()
    {
        RuleFor(command => command.Source).IsKey();
    }
}
