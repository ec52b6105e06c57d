using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.People;
using FluentValidation;

namespace EventSourcedOps.Application.People;

/// <summary>Gives a team another name.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="TeamId">The team.</param>
/// <param name="Name">What people call it.</param>
[Operation("team.rename")]
public sealed record RenameTeam(Guid CommandId, Guid TeamId, string Name)
    : Command<SupportTeam, TeamEvent>(CommandId)
{
    protected internal override Guid Stream => TeamId;

    protected override Decision<TeamEvent> Decide(SupportTeam? state, Circumstances given) =>
        state.Rename(Name);
}

public sealed class RenameTeamValidator : AbstractValidator<RenameTeam>
{
    private const int LongestName = 100;

    public RenameTeamValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.TeamId).NotEmpty();
        RuleFor(command => command.Name).NotEmpty().MaximumLength(LongestName);
    }
}
