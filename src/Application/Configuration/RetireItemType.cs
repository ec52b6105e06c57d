using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Lets nothing new be registered under a type; items that are there stay.</summary>
[Operation("item-type.retire")]
public sealed record RetireItemType(Guid CommandId, string Key) : ItemTypeCommand(CommandId, Key)
{
    protected override Decision<ItemTypeEvent> Decide(ItemType? state, Circumstances given) =>
        given.Landscape.Items.TypeOf(Key).Retire(Key, given.Landscape.Items);
}

public sealed class RetireItemTypeValidator : AbstractValidator<RetireItemType>
{
    public RetireItemTypeValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Key).IsKey();
    }
}
