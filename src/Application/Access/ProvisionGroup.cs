using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Organisations;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Makes a group as the directory that keeps it wants it.</summary>
/// <param name="CommandId">Made for each request.</param>
/// <param name="GroupId">The group.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Organisation">Code of the organisation it belongs to.</param>
/// <param name="ExternalId">Under which the directory knows it.</param>
/// <param name="Add">Accounts that join.</param>
/// <param name="Remove">Accounts that leave.</param>
/// <param name="Facts">How many facts the directory saw; null for a new group.</param>
[Operation("group.provision")]
public sealed record ProvisionGroup(
    Guid CommandId, Guid GroupId, string Name, string Organisation, string? ExternalId, IReadOnlyList<Guid> Add, IReadOnlyList<Guid> Remove,
    int? Facts) : Command<AccessGroup, GroupEvent>(CommandId)
{
    protected internal override Guid Stream => GroupId;

    protected internal override string? Home => Organisation;

    protected override Decision<GroupEvent> Decide(AccessGroup? state, Circumstances given) =>
        state.Provision(GroupId, new(Name.Trim(), Organisation, ExternalId, Add, Remove, Facts), given);
}

public sealed class ProvisionGroupValidator : AbstractValidator<ProvisionGroup>
{
    public ProvisionGroupValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.GroupId).NotEmpty();
        RuleFor(command => command.Name).NotEmpty().MaximumLength(AccessLimits.Name);
        RuleFor(command => command.Organisation).NotEmpty().MaximumLength(DivisionCode.LongestCode);
        RuleFor(command => command.ExternalId).MaximumLength(AccessLimits.Reason);
        RuleFor(command => command.Add).NotNull().Must(ids => ids is null || ids.Count <= AccessLimits.Members)
            .WithMessage($"At most {AccessLimits.Members} accounts at once.");
        RuleFor(command => command.Remove).NotNull().Must(ids => ids is null || ids.Count <= AccessLimits.Members)
            .WithMessage($"At most {AccessLimits.Members} accounts at once.");
    }
}
