using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Says who answers for an item and which service it belongs to; what is left out is nobody or none.</summary>
/// <param name="TeamId">The team that looks after it.</param>
/// <param name="Owner">The person who answers for it.</param>
/// <param name="ServiceId">The service of the catalogue that it belongs to.</param>
[Operation("item.entrust")]
public sealed record EntrustItem(
    Guid CommandId, Guid ItemId, Guid? TeamId = null, string? Owner = null, Guid? ServiceId = null)
    : ItemCommand(CommandId, ItemId)
{
    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) =>
        item.Entrust(TeamId, Owner, ServiceId, given.Landscape);
}

public sealed class EntrustItemValidator : ItemShape<EntrustItem>
{
    public EntrustItemValidator()
    {
        RuleFor(command => command.Owner).MayBeLine();
    }
}
