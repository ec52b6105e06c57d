using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Services;
using FluentValidation;

namespace EventSourcedOps.Application.Services;

/// <summary>Puts a service into the catalogue.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="ServiceId">The service; made by the client when it is registered.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Organisation">Code of the organisation that offers it.</param>
/// <param name="OwnerTeam">The team that answers for it.</param>
/// <param name="Criticality">How much harm it does when the service is away.</param>
/// <param name="SupportTeams">Teams that take up its incidents.</param>
[Operation("service.register")]
public sealed record RegisterService(
    Guid CommandId, Guid ServiceId, string Name, string Organisation, Guid OwnerTeam, Criticality Criticality,
    IReadOnlyList<Guid> SupportTeams)
    : Command<Service, ServiceEvent>(CommandId)
{
    protected internal override Guid Stream => ServiceId;

    protected internal override string? Home => Organisation;

    protected override Decision<ServiceEvent> Decide(Service? state, Circumstances given) =>
        state.Register(new(ServiceId, Name, Organisation, OwnerTeam, Criticality, SupportTeams), given.Landscape);
}

public sealed class RegisterServiceValidator : AbstractValidator<RegisterService>
{
    private const int LongestName = 100;
    private const int MostTeams = 50;

    public RegisterServiceValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.ServiceId).NotEmpty();
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Name).NotEmpty().MaximumLength(LongestName);
        RuleFor(command => command.OwnerTeam).NotEmpty();
        RuleFor(command => command.Criticality).IsInEnum();
        RuleFor(command => command.SupportTeams).NotNull().Must(teams => teams is null || teams.Count <= MostTeams)
            .WithMessage($"A service has at most {MostTeams} support teams.");
    }
}
