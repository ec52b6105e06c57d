using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Asks for a role for oneself; somebody else approves or turns it down.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="GrantId">The grant.</param>
/// <param name="Role">Name of a role that the product brings along, or id of one that an organisation defined.</param>
/// <param name="Organisation">Code of the organisation; 000000 stands for all.</param>
/// <param name="WithSubtree">Whether the organisations under that one belong to it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Label">The highest label that may be seen; only ordinary work unless told.</param>
/// <param name="ExpiresAt">When it ends by itself; never unless told.</param>
[Operation("permission.request")]
public sealed record RequestGrant(
    Guid CommandId, Guid GrantId, string Role, string Organisation, bool WithSubtree, string Reason, DataLabel? Label = null,
    DateTimeOffset? ExpiresAt = null) : Command<Grant, GrantEvent>(CommandId)
{
    protected internal override Guid Stream => GrantId;

    protected internal override string? Home => Organisation;

    protected override Decision<GrantEvent> Decide(Grant? state, Circumstances given) =>
        state.Request(
            new(default, Role, new(Organisation, WithSubtree), Label ?? DataLabel.Normal, ExpiresAt, Reason), given);
}

public sealed class RequestGrantValidator : AbstractValidator<RequestGrant>
{
    public RequestGrantValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.GrantId).NotEmpty();
        RuleFor(command => command.Role).NotEmpty().MaximumLength(AccessLimits.Role);
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.Reason).NotEmpty().MaximumLength(AccessLimits.Reason);
        RuleFor(command => command.Label).IsInEnum();
    }
}
