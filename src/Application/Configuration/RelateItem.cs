using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Points from an item to another one.</summary>
/// <param name="Kind">What the relation means, such as runs-on.</param>
/// <param name="Target">The item that is pointed to.</param>
/// <param name="Source">Who says so, such as manual, netbox or discovery.</param>
/// <param name="Confidence">How sure the source is, in percent; 100 unless told.</param>
/// <param name="ValidFrom">From when it holds in the business; from now unless told.</param>
/// <param name="Group">Relations of the item with the same group stand in for each other.</param>
/// <param name="Needed">How many of the group the item needs; 1 unless told.</param>
/// <param name="ChangeId">The change that it is part of; an item that is labelled important is edited by changes.</param>
[Operation("item.relate")]
public sealed record RelateItem(
    Guid CommandId, Guid ItemId, string Kind, Guid Target, string Source, int? Confidence = null, DateTimeOffset? ValidFrom = null,
    string? Group = null, int? Needed = null, Guid? ChangeId = null)
    : ItemCommand(CommandId, ItemId)
{
    /// <summary>How sure somebody is who declares it.</summary>
    private const int Declared = 100;

    internal override IEnumerable<Guid> Others => [Target];

    internal override Guid? PartOf => ChangeId;

    internal override string ToldBy => Source;

    protected override Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given) => item.Relate(
        ItemId, new(Kind, Target, Source, Confidence ?? Declared, ValidFrom?.ToUniversalTime(), Group, Group is null ? null : Needed ?? 1), given);
}

public sealed class RelateItemValidator : ItemShape<RelateItem>
{
    private const int MostNeeded = 1_000;

    public RelateItemValidator()
    {
        RuleFor(command => command.Kind).IsKey();
        RuleFor(command => command.Target).NotEmpty();
        RuleFor(command => command.Source).IsKey();
        RuleFor(command => command.Confidence).InclusiveBetween(0, 100);
        RuleFor(command => command.Group).MayBeLine();
        RuleFor(command => command.Needed).InclusiveBetween(1, MostNeeded);
    }
}
