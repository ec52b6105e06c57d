using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Gives a stock-taking up; it says nothing about the ledger.</summary>
/// <param name="Reason">Why.</param>
[Operation("stocktaking.cancel")]
public sealed record CancelStocktaking(Guid CommandId, Guid StocktakingId, string Reason) : StocktakingCommand(CommandId, StocktakingId)
{
    protected override Decision<StocktakingEvent> Ask(Stocktaking? stocktaking, Circumstances given) => stocktaking.Cancel(Reason);
}

public sealed class CancelStocktakingValidator : StocktakingShape<CancelStocktaking>
{
    public CancelStocktakingValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
