using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Makes a stock-taking as sensitive as something that it names has become.</summary>
/// <param name="Label">How sensitive that is.</param>
[Operation("stocktaking.follow-label")]
public sealed record FollowAssetLabel(Guid CommandId, Guid StocktakingId, DataLabel Label) : StocktakingCommand(CommandId, StocktakingId)
{
    protected override Decision<StocktakingEvent> Ask(Stocktaking? stocktaking, Circumstances given) => stocktaking.FollowLabel(Label);
}

public sealed class FollowAssetLabelValidator : StocktakingShape<FollowAssetLabel>
{
    public FollowAssetLabelValidator()
    {
        RuleFor(command => command.Label).IsInEnum();
    }
}
