using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Names the state in which an item stands, so that later ones can be compared with it.</summary>
/// <param name="Name">What the state is called; a name that is there already is moved here.</param>
[Operation("item.set-baseline")]
public sealed record SetItemBaseline(Guid CommandId, Guid ItemId, string Name) : ItemCommand(CommandId, ItemId)
{
    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) => item.SetBaseline(Name);
}

public sealed class SetItemBaselineValidator : ItemShape<SetItemBaseline>
{
    public SetItemBaselineValidator()
    {
        RuleFor(command => command.Name).IsName();
    }
}
