using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Says that one has seen the alert.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Note">What one thinks of it.</param>
[Operation("alert.acknowledge")]
public sealed record AcknowledgeAlert(Guid CommandId, Guid AlertId, string? Note = null) : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.Acknowledge(Note, given);
}

public sealed class AcknowledgeAlertValidator : AlertShape<AcknowledgeAlert>
{
    public AcknowledgeAlertValidator()
    {
        RuleFor(command => command.Note).MayBeLine(TextRules.Reason);
    }
}
