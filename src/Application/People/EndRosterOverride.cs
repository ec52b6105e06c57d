using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.People;
using FluentValidation;

namespace EventSourcedOps.Application.People;

/// <summary>Ends that somebody stands in: whoever's turn it is is on call again.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="TeamId">The team.</param>
/// <param name="OverrideId">The override.</param>
/// <param name="Reason">Why.</param>
[Operation("roster.end-override")]
public sealed record EndRosterOverride(Guid CommandId, Guid TeamId, Guid OverrideId, string? Reason = null)
    : Command<OnCallRoster, OnCallEvent>(CommandId)
{
    protected internal override Guid Stream => OnCallRoster.IdOf(TeamId);

    protected override Decision<OnCallEvent> Decide(OnCallRoster? state, Circumstances given) => state.EndOverride(OverrideId, Reason, given);
}

public sealed class EndRosterOverrideValidator : AbstractValidator<EndRosterOverride>
{
    public EndRosterOverrideValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.TeamId).NotEmpty();
        RuleFor(command => command.OverrideId).NotEmpty();
        RuleFor(command => command.Reason).MayBeLine(TextRules.Reason);
    }
}
