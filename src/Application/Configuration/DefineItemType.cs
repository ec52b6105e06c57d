using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>A wish about a type of items. Types are the same everywhere, so whoever asks has to reach all organisations.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Key">The type.</param>
public abstract record ItemTypeCommand(Guid CommandId, string Key) : Command<ItemType, ItemTypeEvent>(CommandId)
{
    protected internal override Guid Stream => Ids.Derived("item-type", Key);

    protected internal override string? Home => Reach.Everywhere;
}

/// <summary>Defines a type of items, or a new version of one. Items that are there keep their values.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Group">Under which heading types are listed, such as network.</param>
/// <param name="Parent">The type whose attributes it has as well.</param>
/// <param name="Attributes">Its own attributes, all of them.</param>
/// <param name="JointlyUnique">Attributes, or exclusive kinds of relation, whose values together may occur once only.</param>
/// <param name="MatchKeys">Attributes by which a report is recognised as being of an item that is there already, best first.</param>
/// <param name="PlaceRequired">Whether an item in use must be located somewhere.</param>
/// <param name="Icon">Name of the picture that stands for it.</param>
/// <param name="Stages">Where its items can stand in their life; as with the type above unless told.</param>
[Operation("item-type.define")]
public sealed record DefineItemType(
    Guid CommandId, string Key, Wording Name, string Group, string Parent, IReadOnlyList<AttributeDeclaration> Attributes,
    IReadOnlyList<IReadOnlyList<string>>? JointlyUnique = null, IReadOnlyList<string>? MatchKeys = null, bool? PlaceRequired = null,
    string? Icon = null, IReadOnlyList<Stage>? Stages = null) : ItemTypeCommand(CommandId, Key)
{
    protected override Decision<ItemTypeEvent> Decide(ItemType? state, Circumstances given) => given.Landscape.Items.TypeOf(Key).Define(
        new(Key, 0, Name, Group, Parent, [.. Attributes.Select(attribute => attribute.Definition)], JointlyUnique ?? [], MatchKeys ?? [],
            PlaceRequired ?? false, Icon, Stages is { Count: > 0 } ? Stages : null), given.Landscape.Items);
}

/// <summary>An attribute that items of a type have.</summary>
/// <param name="Key">Unique in its type and all types above and under it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Group">Under which heading the page shows it.</param>
/// <param name="Unit">Of a number, such as GiB.</param>
/// <param name="Required">Whether an item in use must have it.</param>
/// <param name="Unique">Whether no two items of the type may have the same value.</param>
/// <param name="Pattern">A regular expression that the whole text must match.</param>
/// <param name="Minimum">The smallest number allowed.</param>
/// <param name="Maximum">The largest number allowed.</param>
/// <param name="Choices">What a choice may be.</param>
/// <param name="ReferenceTo">The type of the items that a reference may name.</param>
public sealed record AttributeDeclaration(
    string Key, Wording Name, AttributeKind Kind, Wording? Group = null, string? Unit = null, bool? Required = null, bool? Unique = null,
    string? Pattern = null, decimal? Minimum = null, decimal? Maximum = null,
    IReadOnlyList<AttributeChoice>? Choices = null, string? ReferenceTo = null)
{
    internal AttributeDefinition Definition => new(Key, Name, Kind, Group)
    {
        Unit = Unit, Required = Required ?? false, Unique = Unique ?? false, Pattern = Pattern, Minimum = Minimum, Maximum = Maximum,
        Choices = Choices ?? [], ReferenceTo = ReferenceTo,
    };
}

public sealed class DefineItemTypeValidator : AbstractValidator<DefineItemType>
{
    private const int MostAttributes = 200;
    private const int MostRules = 20;

    public DefineItemTypeValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Key).IsKey();
        RuleFor(command => command.Name).NotNull().SetValidator(new WordingValidator());
        RuleFor(command => command.Group).IsKey();
        RuleFor(command => command.Parent).IsKey();
        RuleFor(command => command.Attributes).NotNull().Must(list => list is null || list.Count <= MostAttributes)
            .WithMessage($"A type has at most {MostAttributes} attributes of its own.");
        RuleForEach(command => command.Attributes).SetValidator(new AttributeDeclarationValidator());
        RuleFor(command => command.JointlyUnique)
            .Must(rules => rules is null || rules.Count <= MostRules && rules.All(keys => keys.Count is >= 2 and <= MostRules))
            .WithMessage($"Give at most {MostRules} rules of two keys or more.");
        RuleFor(command => command.MatchKeys).Must(keys => keys is null || keys.Count <= MostRules).WithMessage($"Give at most {MostRules} keys.");
        RuleFor(command => command.Icon).MayBeLine();
        RuleForEach(command => command.Stages).IsInEnum();
    }
}

public sealed class WordingValidator : AbstractValidator<Wording>
{
    public WordingValidator()
    {
        RuleFor(wording => wording.Zh).IsName();
        RuleFor(wording => wording.En).IsName();
    }
}

public sealed class AttributeDeclarationValidator : AbstractValidator<AttributeDeclaration>
{
    private const int MostChoices = 500;
    private const int LongestPattern = 500;

    public AttributeDeclarationValidator()
    {
        RuleFor(attribute => attribute.Key).IsKey();
        RuleFor(attribute => attribute.Name).NotNull().SetValidator(new WordingValidator());
        RuleFor(attribute => attribute.Kind).IsInEnum();
        RuleFor(attribute => attribute.Group!).SetValidator(new WordingValidator()).When(attribute => attribute.Group is not null);
        RuleFor(attribute => attribute.Unit).MayBeLine();
        RuleFor(attribute => attribute.Pattern).MayBeLine(LongestPattern);
        RuleFor(attribute => attribute.Choices).Must(choices => choices is null || choices.Count <= MostChoices)
            .WithMessage($"Give at most {MostChoices} choices.");
        RuleForEach(attribute => attribute.Choices).ChildRules(choice =>
        {
            choice.RuleFor(one => one.Key).IsName();
            choice.RuleFor(one => one.Name).NotNull().SetValidator(new WordingValidator());
        });
        RuleFor(attribute => attribute.ReferenceTo).MayBeLine();
    }
}
