using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Time has passed: suppressions that end by themselves.</summary>
[Operation("alert.end-suppressions")]
public sealed record EndAlertSuppressions(Guid CommandId, Guid AlertId) : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.EndSuppressions(given);
}

public sealed class EndAlertSuppressionsValidator : AlertShape<EndAlertSuppressions>;
