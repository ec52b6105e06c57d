using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Takes back what was counted by mistake.</summary>
/// <param name="Tag">The number that was counted.</param>
[Operation("stocktaking.uncount")]
public sealed record UncountAsset(Guid CommandId, Guid StocktakingId, string Tag) : StocktakingCommand(CommandId, StocktakingId)
{
    protected override Decision<StocktakingEvent> Ask(Stocktaking? stocktaking, Circumstances given) => stocktaking.Uncount(Tag);
}

public sealed class UncountAssetValidator : StocktakingShape<UncountAsset>
{
    public UncountAssetValidator()
    {
        RuleFor(command => command.Tag).IsTag();
    }
}
