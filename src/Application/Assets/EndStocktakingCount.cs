using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;

namespace EventSourcedOps.Application.Assets;

/// <summary>Says that everything was counted; what differs from the ledger is fixed now.</summary>
[Operation("stocktaking.end-count")]
public sealed record EndStocktakingCount(Guid CommandId, Guid StocktakingId) : StocktakingCommand(CommandId, StocktakingId)
{
    protected override Decision<StocktakingEvent> Ask(Stocktaking? stocktaking, Circumstances given) => stocktaking.EndCount();
}

public sealed class EndStocktakingCountValidator : StocktakingShape<EndStocktakingCount>;
