using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.People;
using FluentValidation;

namespace EventSourcedOps.Application.People;

/// <summary>Says who belongs to a team from now on.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="TeamId">The team.</param>
/// <param name="Members">All members by user name.</param>
[Operation("team.change-members")]
public sealed record ChangeTeamMembers(Guid CommandId, Guid TeamId, IReadOnlyList<string> Members)
    : Command<SupportTeam, TeamEvent>(CommandId)
{
    protected internal override Guid Stream => TeamId;

    protected override Decision<TeamEvent> Decide(SupportTeam? state, Circumstances given) =>
        state.ChangeMembers(Members);
}

public sealed class ChangeTeamMembersValidator : AbstractValidator<ChangeTeamMembers>
{
    private const int LongestUserName = 100;
    private const int MostMembers = 500;

    public ChangeTeamMembersValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.TeamId).NotEmpty();
        RuleFor(command => command.Members).NotNull().Must(members => members is null || members.Count <= MostMembers)
            .WithMessage($"A team has at most {MostMembers} members.");
        RuleForEach(command => command.Members).NotEmpty().MaximumLength(LongestUserName);
    }
}
