using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Services;
using FluentValidation;

namespace EventSourcedOps.Application.Services;

/// <summary>Says anew what a service is called, how critical it is and who looks after it.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Name">What people call it.</param>
/// <param name="OwnerTeam">The team that answers for it.</param>
/// <param name="Criticality">How much harm it does when the service is away.</param>
/// <param name="SupportTeams">Teams that take up its incidents.</param>
[Operation("service.change")]
public sealed record ChangeService(
    Guid CommandId, Guid ServiceId, string Name, Guid OwnerTeam, Criticality Criticality, IReadOnlyList<Guid> SupportTeams)
    : Command<Service, ServiceEvent>(CommandId)
{
    protected internal override Guid Stream => ServiceId;

    protected override Decision<ServiceEvent> Decide(Service? state, Circumstances given) =>
        state.Change(Name, OwnerTeam, Criticality, SupportTeams, given.Landscape);
}

public sealed class ChangeServiceValidator : AbstractValidator<ChangeService>
{
    private const int LongestName = 100;
    private const int MostTeams = 50;

    public ChangeServiceValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.ServiceId).NotEmpty();
        RuleFor(command => command.Name).NotEmpty().MaximumLength(LongestName);
        RuleFor(command => command.OwnerTeam).NotEmpty();
        RuleFor(command => command.Criticality).IsInEnum();
        RuleFor(command => command.SupportTeams).NotNull().Must(teams => teams is null || teams.Count <= MostTeams)
            .WithMessage($"A service has at most {MostTeams} support teams.");
    }
}
