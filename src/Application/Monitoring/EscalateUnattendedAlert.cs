using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Time has passed: what nobody looked at becomes more severe.</summary>
[Operation("alert.escalate-unattended")]
public sealed record EscalateUnattendedAlert(Guid CommandId, Guid AlertId) : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) =>
        state.EscalateUnattended(EscalationPolicy.Default, given);
}

public sealed class EscalateUnattendedAlertValidator : AlertShape<EscalateUnattendedAlert>;
