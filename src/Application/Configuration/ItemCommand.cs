using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using FluentValidation;

namespace EventSourcedOps.Application.Configuration;

/// <summary>A wish about one configuration item. Who may not see things as sensitive as this one is told that there is none.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="ItemId">The item; made by the client when it is registered.</param>
public abstract record ItemCommand(Guid CommandId, Guid ItemId) : Command<ConfigurationItem, ConfigurationItemEvent>(CommandId)
{
    protected internal override Guid Stream => ItemId;

    protected internal sealed override IEnumerable<Guid> Holds(object? state, Landscape landscape) =>
        state is ConfigurationItem item ? item.UniqueValues(landscape.Items) : [];

    /// <summary>The change that the wish is part of; null when it is part of none.</summary>
    internal virtual Guid? PartOf => null;

    /// <summary>Whether nothing but a change will do when the item is labelled important.</summary>
    internal virtual bool NeedsChange => false;

    /// <summary>Other items the decision looks at.</summary>
    internal virtual IEnumerable<Guid> Others => [];

    protected internal sealed override IEnumerable<Guid> Reads => PartOf is { } change ? Others.Append(change) : Others;

    /// <summary>The source in whose name it is told; a wish of one's own has none.</summary>
    internal virtual string? ToldBy => null;

    /// <summary>Whether a person wants it so; else a source tells what it sees.</summary>
    private bool IsByHand(Circumstances given) => ToldBy is null or ItemSources.Manual && given.Self is not null;

    /// <summary>The use case's own decision.</summary>
    protected abstract Decision<ConfigurationItemEvent> Ask(ConfigurationItem? item, Circumstances given);

    protected sealed override Decision<ConfigurationItemEvent> Decide(ConfigurationItem? state, Circumstances given) =>
        state is not null && !given.Rights.Reaches(Operations.Of(GetType()), state.Organisation, state.Label)
            ? WriteRefusals.UnknownStream
            : Ask(state, given).Planned(ItemId, state, new(PartOf, IsByHand(given), NeedsChange), given);

    /// <summary>Values that look like the id of another item: what a reference names must be there.</summary>
    protected static IEnumerable<Guid> Named(IReadOnlyList<AttributeValue> attributes)
    {
        foreach (var told in attributes)
            if (told.Value is { Length: >= 32 and <= 68 } value && Guid.TryParse(value, out var id)) yield return id;
    }
}

/// <summary>What every wish about an item must have: its own id and the item's.</summary>
public abstract class ItemShape<TCommand> : AbstractValidator<TCommand> where TCommand : ItemCommand
{
    protected ItemShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.ItemId).NotEmpty();
    }
}
