using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Makes a configuration item known.</summary>
/// <param name="Organisation">Code of the organisation that it belongs to.</param>
/// <param name="Type">What it is, such as server.</param>
/// <param name="Stage">Where it stands in its life.</param>
/// <param name="Source">Who says so, such as manual, netbox or discovery.</param>
/// <param name="Attributes">What is known of it; its name at least.</param>
/// <param name="PlacedIn">The item that it is located in, if that is known at once.</param>
[Operation("item.register")]
public sealed record RegisterItem(
    Guid CommandId, Guid ItemId, string Organisation, string Type, Stage Stage, string Source,
    IReadOnlyList<AttributeValue> Attributes, Guid? PlacedIn = null)
    : ItemCommand(CommandId, ItemId)
{
    protected internal override string? Home => Organisation;

    internal override IEnumerable<Guid> Others => PlacedIn is { } place ? Named(Attributes).Append(place) : Named(Attributes);

    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) =>
        item.Register(ItemId, new(Organisation, Type, Stage, Source, Attributes, PlacedIn), given);
}

public sealed class RegisterItemValidator : ItemShape<RegisterItem>
{
    public RegisterItemValidator()
    {
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Type).IsKey();
        RuleFor(command => command.Stage).IsInEnum();
        RuleFor(command => command.Source).IsKey();
        RuleFor(command => command.Attributes).AreAttributes();
    }
}
