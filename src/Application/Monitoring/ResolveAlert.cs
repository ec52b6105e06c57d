using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using FluentValidation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Says that the alert is over. If it still fires, the next signal opens it again.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="Note">What it was.</param>
[Operation("alert.resolve")]
public sealed record ResolveAlert(Guid CommandId, Guid AlertId, string? Note = null) : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.Resolve(Note);
}

public sealed class ResolveAlertValidator : AlertShape<ResolveAlert>
{
    public ResolveAlertValidator()
    {
        RuleFor(command => command.Note).MayBeLine(TextRules.Reason);
    }
}
