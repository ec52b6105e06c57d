using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Says which source is believed first for items of a type.</summary>
/// <param name="Sources">Best first; sources that are not named come last.</param>
/// <param name="Attribute">For which attribute or kind of relation; for all that have no order of their own unless told.</param>
[Operation("item-type.order-sources")]
public sealed record OrderItemSources(Guid CommandId, string Key, IReadOnlyList<string> Sources, string? Attribute = null)
    : ItemTypeCommand(CommandId, Key)
{
    protected override Decision<ItemTypeEvent> Decide(ItemType? state, Circumstances given) =>
        given.Landscape.Items.TypeOf(Key).OrderSources(Key, Attribute, Sources, given.Landscape.Items);
}

public sealed class OrderItemSourcesValidator : AbstractValidator<OrderItemSources>
{
    private const int MostSources = 50;

    public OrderItemSourcesValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Key).IsKey();
        RuleFor(command => command.Attribute).MayBeLine();
        RuleFor(command => command.Sources).NotNull().Must(sources => sources is null || sources.Count <= MostSources)
            .WithMessage($"Name at most {MostSources} sources.");
        RuleForEach(command => command.Sources).IsKey();
    }
}
