using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;
using FluentValidation;

namespace EventSourcedOps.Application.Assets;

/// <summary>A wish about one stock-taking. Who may not see things as sensitive as those it names is told that there is none.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="StocktakingId">The stock-taking; made by the client when it is opened.</param>
public abstract record StocktakingCommand(Guid CommandId, Guid StocktakingId) : Command<Stocktaking, StocktakingEvent>(CommandId)
{
    protected internal override Guid Stream => StocktakingId;

    /// <summary>The use case's own decision.</summary>
    protected abstract Decision<StocktakingEvent> Ask(Stocktaking? stocktaking, Circumstances given);

    protected sealed override Decision<StocktakingEvent> Decide(Stocktaking? state, Circumstances given) =>
        state is not null && !given.Rights.Reaches(Operations.Of(GetType()), state.Organisation, state.Label)
            ? WriteRefusals.UnknownStream
            : Ask(state, given);
}

/// <summary>What every wish about a stock-taking must have: its own id and the stock-taking's.</summary>
public abstract class StocktakingShape<TCommand> : AbstractValidator<TCommand> where TCommand : StocktakingCommand
{
    protected StocktakingShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.StocktakingId).NotEmpty();
    }
}
