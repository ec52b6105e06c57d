using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>A wish about one change.</summary>
/// <param name="ChangeId">The change; made by the client when it is drafted.</param>
public abstract record ChangeCommand(Guid CommandId, Guid ChangeId) : Command<Change, ChangeEvent>(CommandId)
{
    protected internal override Guid Stream => ChangeId;
}

/// <summary>A wish about one change that is decided on what stands around it: items, impact, other changes.</summary>
/// <param name="ChangeId">The change; made by the client when it is drafted.</param>
public abstract record GroundedChangeCommand(Guid CommandId, Guid ChangeId) : ChangeCommand(CommandId, ChangeId)
{
    /// <summary>What was found around the change; no part of what was asked, so no caller can hand it in.</summary>
    internal ChangeGround Ground { get; init; } = ChangeGround.Empty;

    /// <summary>The plan that is looked at; the change's own unless the wish is another plan.</summary>
    internal virtual ChangePlan? Proposed => null;

    /// <summary>The time that is looked at; the change's own unless the wish is another time.</summary>
    internal virtual TimeWindow? Wanted => null;

    protected abstract Decision<ChangeEvent> Decide(Change? state, ChangeGround ground, Circumstances given);

    protected sealed override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => Decide(state, Ground, given);

    protected internal sealed override async Task<Command> Grounded(ProcessMeans means, Caller caller) =>
        this with { Ground = await ChangeSurroundings.Of(ChangeId, Proposed, Wanted, caller, means) };
}

/// <summary>What every wish about a change must have: its own id and the change's.</summary>
public abstract class ChangeShape<TCommand> : AbstractValidator<TCommand> where TCommand : ChangeCommand
{
    protected ChangeShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.ChangeId).NotEmpty();
    }
}
