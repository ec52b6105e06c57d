using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>What an agent or a tool sees of one thing.</summary>
/// <param name="Key">How the source names it, the same every time.</param>
/// <param name="Type">What it is, such as server.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Stage">Where it stands in its life; in use unless told. Counts only for things that are new.</param>
/// <param name="Attributes">What else is seen of it; what is left out stays as it is known.</param>
/// <param name="Relations">What it has to do with others; what is left out stays as it is known.</param>
public sealed record DiscoveredItem(
    string Key, string Type, string Name, Stage? Stage = null, IReadOnlyList<AttributeValue>? Attributes = null,
    IReadOnlyList<DiscoveredRelation>? Relations = null);

/// <summary>A relation that an agent or a tool sees.</summary>
/// <param name="Kind">What it means, such as runs-on.</param>
/// <param name="Target">How the source names the item that is pointed to: in this batch, or in an earlier one.</param>
/// <param name="Confidence">How certain it is, in percent; 100 unless told.</param>
/// <param name="Group">Relations of the item with the same group stand in for each other.</param>
/// <param name="Needed">How many of the group it needs; 1 unless told.</param>
public sealed record DiscoveredRelation(string Kind, string Target, int? Confidence = null, string? Group = null, int? Needed = null);

/// <summary>
/// Tells what a source sees. The command itself only says that somebody told it; what is news in it follows as facts about the items,
/// and what was known already leaves no trace but this.
/// </summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Organisation">Code of the organisation that the things belong to.</param>
/// <param name="Source">Who sees it, such as discovery.</param>
/// <param name="Items">What is seen, 500 things at most.</param>
[Operation("item.discover")]
public sealed record DiscoverItems(Guid CommandId, string Organisation, string Source, IReadOnlyList<DiscoveredItem> Items)
    : Command<ItemImport, ItemImportEvent>(CommandId)
{
    public const int MostItems = 500;

    protected internal override Guid Stream => Ids.Derived("discovery", $"{CommandId}");

    protected internal override string? Home => Organisation;

    protected override Decision<ItemImportEvent> Decide(ItemImport? state, Circumstances given) =>
        given.Landscape.OrganisationOf(Organisation) is null or { Closed: true } ? ItemImportRefusals.OrganisationUnknown
        : Source == ItemSources.Manual ? ItemImportRefusals.SourceReserved
        : Decision<ItemImportEvent>.Nothing;
}

public sealed class DiscoverItemsValidator : AbstractValidator<DiscoverItems>
{
    private const int LongestKey = 300;
    private const int MostRelations = 200;

    public DiscoverItemsValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Source).IsKey();
        RuleFor(command => command.Items).NotNull().Must(items => items is null || items.Count is > 0 and <= DiscoverItems.MostItems)
            .WithMessage($"Tell 1 to {DiscoverItems.MostItems} items at once.")
            .Must(items => items is null || items.Select(item => item?.Key).OfType<string>().Distinct(StringComparer.Ordinal).Count() == items.Count)
            .WithMessage("Every item has a key of its own.");
        RuleForEach(command => command.Items).NotNull().ChildRules(item =>
        {
            item.RuleFor(seen => seen.Key).NotEmpty().MaximumLength(LongestKey);
            item.RuleFor(seen => seen.Type).IsKey();
            item.RuleFor(seen => seen.Name).IsName();
            item.RuleFor(seen => seen.Stage).IsInEnum();
            item.RuleFor(seen => seen.Attributes!).AreAttributes().When(seen => seen.Attributes is not null);
            item.RuleFor(seen => seen.Relations).Must(relations => relations is null || relations.Count <= MostRelations)
                .WithMessage($"An item points to {MostRelations} others at most.");
            item.RuleForEach(seen => seen.Relations).NotNull().ChildRules(relation =>
            {
                relation.RuleFor(told => told.Kind).IsKey();
                relation.RuleFor(told => told.Target).NotEmpty().MaximumLength(LongestKey);
                relation.RuleFor(told => told.Confidence).InclusiveBetween(0, 100);
                relation.RuleFor(told => told.Group).MayBeLine();
                relation.RuleFor(told => told.Needed).InclusiveBetween(1, MostRelations);
            });
        });
    }
}
