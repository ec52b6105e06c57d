using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Says how much hangs on an item and how sensitive it is. Nobody can make it more sensitive than they may see.</summary>
/// <param name="Importance">Whom it harms when it fails.</param>
/// <param name="Label">How much harm it does when it comes to light.</param>
/// <param name="ChangeId">The change that it is part of; an item that is labelled important is edited by changes.</param>
[Operation("item.classify")]
public sealed record ClassifyItem(Guid CommandId, Guid ItemId, Importance Importance, DataLabel Label, Guid? ChangeId = null)
    : ItemCommand(CommandId, ItemId)
{
    internal override Guid? PartOf => ChangeId;

    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) =>
        item is not null && !given.Rights.Reaches("item.classify", item.Organisation, Label) ? ItemRefusals.LabelOutOfReach
        : item.Classify(Importance, Label);
}

public sealed class ClassifyItemValidator : ItemShape<ClassifyItem>
{
    public ClassifyItemValidator()
    {
        RuleFor(command => command.Importance).IsInEnum();
        RuleFor(command => command.Label).IsInEnum();
    }
}
