using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Moves an item to another stage of its life.</summary>
/// <param name="Stage">Where it stands from now on.</param>
/// <param name="Reason">Why; needed to retire it and to bring it back.</param>
/// <param name="ChangeId">The change that it is part of; an item that is labelled important is edited by changes.</param>
[Operation("item.move-stage")]
public sealed record MoveItemStage(Guid CommandId, Guid ItemId, Stage Stage, string? Reason = null, Guid? ChangeId = null) : ItemCommand(CommandId, ItemId)
{
    internal override Guid? PartOf => ChangeId;

    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) =>
        item.MoveStage(Stage, Reason, given.Landscape.Items);
}

public sealed class MoveItemStageValidator : ItemShape<MoveItemStage>
{
    public MoveItemStageValidator()
    {
        RuleFor(command => command.Stage).IsInEnum();
        RuleFor(command => command.Reason).MayBeLine(TextRules.Reason);
    }
}
