using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.People;
using FluentValidation;

namespace EventSourcedOps.Application.People;

/// <summary>Dissolves a team that no service in use needs.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="TeamId">The team.</param>
[Operation("team.close")]
public sealed record CloseTeam(Guid CommandId, Guid TeamId)
    : Command<SupportTeam, TeamEvent>(CommandId)
{
    protected internal override Guid Stream => TeamId;

    protected override Decision<TeamEvent> Decide(SupportTeam? state, Circumstances given) =>
        state.Close(given.Landscape);
}

public sealed class CloseTeamValidator : AbstractValidator<CloseTeam>
{
    public CloseTeamValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.TeamId).NotEmpty();
    }
}
