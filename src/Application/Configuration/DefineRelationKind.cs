using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>Defines a kind of relation between items. Kinds are the same everywhere, so whoever asks has to reach all organisations.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Key">Names it for ever.</param>
/// <param name="Name">Read from the item that points.</param>
/// <param name="Inverse">Read from the item that is pointed to.</param>
/// <param name="Flow">Whom a failure harms.</param>
/// <param name="Exclusive">Whether an item may point to one other only; it may to several unless told.</param>
[Operation("relation-kind.define")]
public sealed record DefineRelationKind(Guid CommandId, string Key, Wording Name, Wording Inverse, ImpactFlow Flow, bool? Exclusive = null)
    : Command<RelationKind, RelationKindEvent>(CommandId)
{
    protected internal override Guid Stream => Ids.Derived("relation-kind", Key);

    protected internal override string? Home => Reach.Everywhere;

    protected override Decision<RelationKindEvent> Decide(RelationKind? state, Circumstances given) =>
        given.Landscape.Items.KindOf(Key).Define(new(Key, Name, Inverse, Flow, Exclusive ?? false));
}

public sealed class DefineRelationKindValidator : AbstractValidator<DefineRelationKind>
{
    public DefineRelationKindValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.Key).IsKey();
        RuleFor(command => command.Name).NotNull().SetValidator(new WordingValidator());
        RuleFor(command => command.Inverse).NotNull().SetValidator(new WordingValidator());
        RuleFor(command => command.Flow).IsInEnum();
    }
}
