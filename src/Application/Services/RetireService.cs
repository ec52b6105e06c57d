using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Services;
using FluentValidation;

namespace EventSourcedOps.Application.Services;

/// <summary>Takes a service out of use; what happened to it stays.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="ServiceId">The service.</param>
[Operation("service.retire")]
public sealed record RetireService(Guid CommandId, Guid ServiceId)
    : Command<Service, ServiceEvent>(CommandId)
{
    protected internal override Guid Stream => ServiceId;

    protected override Decision<ServiceEvent> Decide(Service? state, Circumstances given) =>
        state.Retire();
}

public sealed class RetireServiceValidator : AbstractValidator<RetireService>
{
    public RetireServiceValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.ServiceId).NotEmpty();
    }
}
