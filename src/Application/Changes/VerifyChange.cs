using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Says whether the change does what it should.</summary>
/// <param name="Passed">Whether it does.</param>
/// <param name="Findings">What was looked at and seen.</param>
/// <param name="Evidence">A file that shows it, uploaded before.</param>
[Operation("change.verify")]
public sealed record VerifyChange(
    Guid CommandId, Guid ChangeId, bool Passed, string Findings, Evidence? Evidence = null)
    : ChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => state.Verify(Passed, Findings, Evidence);
}

public sealed class VerifyChangeValidator : ChangeShape<VerifyChange>
{
    public VerifyChangeValidator()
    {
        RuleFor(command => command.Findings).IsReason();
        RuleFor(command => command.Evidence!).SetValidator(new EvidenceValidator()).When(command => command.Evidence is not null);
    }
}
