using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Ends a relation.</summary>
/// <param name="Kind">What the relation means, such as runs-on.</param>
/// <param name="Target">The item that is pointed to.</param>
/// <param name="Reason">Why it ends.</param>
/// <param name="ChangeId">The change that it is part of; an item that is labelled important is edited by changes.</param>
[Operation("item.unrelate")]
public sealed record UnrelateItem(
    Guid CommandId, Guid ItemId, string Kind, Guid Target, string? Reason = null, Guid? ChangeId = null)
    : ItemCommand(CommandId, ItemId)
{
    internal override Guid? PartOf => ChangeId;

    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) =>
        item.Unrelate(Kind, Target, Reason, given.Landscape.Items);
}

public sealed class UnrelateItemValidator : ItemShape<UnrelateItem>
{
    public UnrelateItemValidator()
    {
        RuleFor(command => command.Kind).IsKey();
        RuleFor(command => command.Target).NotEmpty();
        RuleFor(command => command.Reason).MayBeLine(TextRules.Reason);
    }
}
