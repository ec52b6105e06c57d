using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>
/// A wish about one incident. Whatever is decided, its clocks follow here, so that no use case can forget them; and who may not see things
/// as sensitive as this one is told that there is none.
/// </summary>
/// <param name="IncidentId">The incident; made by the client when it is reported.</param>
public abstract record IncidentCommand(Guid CommandId, Guid IncidentId) : Command<Incident, IncidentEvent>(CommandId)
{
    protected internal override Guid Stream => IncidentId;

    /// <summary>The use case's own decision.</summary>
    protected abstract Decision<IncidentEvent> Ask(Incident? incident, Circumstances given);

    protected sealed override Decision<IncidentEvent> Decide(Incident? state, Circumstances given) =>
        state is not null && !given.Rights.Reaches(Operations.Of(GetType()), state.Organisation, state.Label)
            ? WriteRefusals.UnknownStream
            : IncidentClocks.Followed(Ask(state, given), state, given);
}

/// <summary>What every wish about an incident must have: its own id and the incident's.</summary>
public abstract class IncidentShape<TCommand> : AbstractValidator<TCommand> where TCommand : IncidentCommand
{
    protected IncidentShape()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.IncidentId).NotEmpty();
    }
}
