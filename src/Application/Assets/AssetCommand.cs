using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>A wish about one asset. Who may not see things as sensitive as this one is told that there is none.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="AssetId">The asset; made by the client when it is received.</param>
public abstract record AssetCommand(Guid CommandId, Guid AssetId) : Command<Asset, AssetEvent>(CommandId)
{
    protected internal override Guid Stream => AssetId;

    protected internal sealed override IEnumerable<Guid> Holds(object? state, Landscape landscape) =>
        state is Asset asset ? AssetHoldings.Of(asset) : [];

    /// <summary>The use case's own decision.</summary>
    protected abstract Decision<AssetEvent> Ask(Asset? asset, Circumstances given);

    protected sealed override Decision<AssetEvent> Decide(Asset? state, Circumstances given) =>
        state is not null && !given.Rights.Reaches(Operations.Of(GetType()), state.Organisation, state.Facts.Label)
            ? WriteRefusals.UnknownStream
            : Ask(state, given);
}

/// <summary>What every wish about an asset must have: its own id and the asset's.</summary>
public abstract class AssetShape<TCommand> : AbstractValidator<TCommand> where TCommand : AssetCommand
{
    protected AssetShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.AssetId).NotEmpty();
    }
}
