using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Decides what becomes of a difference; the ledger follows at once.</summary>
/// <param name="Tag">The number that it is about.</param>
/// <param name="Settlement">What becomes of it.</param>
/// <param name="Note">Why.</param>
[Operation("stocktaking.settle")]
public sealed record SettleStocktakingDifference(Guid CommandId, Guid StocktakingId, string Tag, Settlement Settlement, string Note)
    : StocktakingCommand(CommandId, StocktakingId)
{
    protected override Decision<StocktakingEvent> Ask(Stocktaking? stocktaking, Circumstances given) => stocktaking.Settle(Tag, Settlement, Note);
}

public sealed class SettleStocktakingDifferenceValidator : StocktakingShape<SettleStocktakingDifference>
{
    public SettleStocktakingDifferenceValidator()
    {
        RuleFor(command => command.Tag).IsTag();
        RuleFor(command => command.Settlement).IsInEnum();
        RuleFor(command => command.Note).IsReason();
    }
}
