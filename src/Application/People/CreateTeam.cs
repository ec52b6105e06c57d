using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.People;
using FluentValidation;

namespace EventSourcedOps.Application.People;

/// <summary>Forms a support team.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="TeamId">The team; made by the client when it is created.</param>
/// <param name="Organisation">Code of the organisation it belongs to.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Members">All members by user name.</param>
[Operation("team.create")]
public sealed record CreateTeam(Guid CommandId, Guid TeamId, string Organisation, string Name, IReadOnlyList<string> Members)
    : Command<SupportTeam, TeamEvent>(CommandId)
{
    protected internal override Guid Stream => TeamId;

    protected internal override string? Home => Organisation;

    protected override Decision<TeamEvent> Decide(SupportTeam? state, Circumstances given) =>
        state.Create(TeamId, Organisation, Name, Members, given.Landscape);
}

public sealed class CreateTeamValidator : AbstractValidator<CreateTeam>
{
    private const int LongestName = 100;
    private const int LongestUserName = 100;
    private const int MostMembers = 500;

    public CreateTeamValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.TeamId).NotEmpty();
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Name).NotEmpty().MaximumLength(LongestName);
        RuleFor(command => command.Members).NotNull().Must(members => members is null || members.Count <= MostMembers)
            .WithMessage($"A team has at most {MostMembers} members.");
        RuleForEach(command => command.Members).NotEmpty().MaximumLength(LongestUserName);
    }
}
