using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>Ends a stock-taking of which every difference was decided on.</summary>
/// <param name="Note">What else is to be said.</param>
[Operation("stocktaking.close")]
public sealed record CloseStocktaking(Guid CommandId, Guid StocktakingId, string? Note = null) : StocktakingCommand(CommandId, StocktakingId)
{
    protected override Decision<StocktakingEvent> Ask(Stocktaking? stocktaking, Circumstances given) => stocktaking.Close(Note);
}

public sealed class CloseStocktakingValidator : StocktakingShape<CloseStocktaking>
{
    public CloseStocktakingValidator()
    {
        RuleFor(command => command.Note).MayBeLine(TextRules.Reason);
    }
}
