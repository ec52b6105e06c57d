using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Services;
using FluentValidation;

namespace EventSourcedOps.Application.Services;

/// <summary>Says how sensitive the incidents of a service are. Open ones follow; nobody makes them more sensitive than they may see.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Label">How much harm its incidents do when they come to light.</param>
/// <param name="Reason">Why; needed to make them less sensitive.</param>
[Operation("service.relabel")]
public sealed record RelabelService(Guid CommandId, Guid ServiceId, DataLabel Label, string? Reason = null)
    : Command<Service, ServiceEvent>(CommandId)
{
    protected internal override Guid Stream => ServiceId;

    protected override Decision<ServiceEvent> Decide(Service? state, Circumstances given) =>
        state is not null && new[] { state.Label, Label }.Any(label => !given.Rights.Reaches("service.relabel", state.Organisation, label))
            ? ServiceRefusals.LabelOutOfReach
            : state.Relabel(Label, Reason);
}

public sealed class RelabelServiceValidator : AbstractValidator<RelabelService>
{
    private const int LongestReason = 2_000;

    public RelabelServiceValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.ServiceId).NotEmpty();
        RuleFor(command => command.Label).IsInEnum();
        RuleFor(command => command.Reason).MaximumLength(LongestReason);
    }
}
