using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Brings back the attributes that an item had at a version, as a new version.</summary>
/// <param name="Version">The version whose values hold again.</param>
/// <param name="ChangeId">The change that it is part of; an item that is labelled important is edited by changes.</param>
[Operation("item.revert")]
public sealed record RevertItem(Guid CommandId, Guid ItemId, long Version, Guid? ChangeId = null) : ItemCommand(CommandId, ItemId)
{
    internal override Guid? PartOf => ChangeId;

    internal override bool NeedsChange => true;

    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) =>
        item.Revert(Version, given.Landscape.Items);
}

public sealed class RevertItemValidator : ItemShape<RevertItem>
{
    public RevertItemValidator()
    {
        RuleFor(command => command.Version).GreaterThan(0);
    }
}
