using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.People;
using FluentValidation;

namespace EventSourcedOps.Application.People;

/// <summary>Lets somebody stand in for whoever would be on call.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="TeamId">The team.</param>
/// <param name="OverrideId">The override; made by the client when it is declared.</param>
/// <param name="Level">At which level: 1 is called first.</param>
/// <param name="Person">Who stands in, by user name; a member of the team.</param>
/// <param name="From">When it begins; now, if that has passed.</param>
/// <param name="To">When it ends; after 92 days at most.</param>
/// <param name="Reason">Why.</param>
[Operation("roster.declare-override")]
public sealed record DeclareRosterOverride(
    Guid CommandId, Guid TeamId, Guid OverrideId, int Level, string Person, DateTimeOffset From, DateTimeOffset To, string? Reason = null)
    : Command<OnCallRoster, OnCallEvent>(CommandId)
{
    protected internal override Guid Stream => OnCallRoster.IdOf(TeamId);

    protected override Decision<OnCallEvent> Decide(OnCallRoster? state, Circumstances given) =>
        state.DeclareOverride(new(TeamId, OverrideId, Level, Person, From, To, Reason), given);
}

public sealed class DeclareRosterOverrideValidator : AbstractValidator<DeclareRosterOverride>
{
    public DeclareRosterOverrideValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.TeamId).NotEmpty();
        RuleFor(command => command.OverrideId).NotEmpty();
        RuleFor(command => command.Level).InclusiveBetween(1, OnCallLayerValidator.MostLevels);
        RuleFor(command => command.Person).IsName();
        RuleFor(command => command.Reason).MayBeLine(TextRules.Reason);
    }
}
