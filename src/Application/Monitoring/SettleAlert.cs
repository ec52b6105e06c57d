using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Time has passed: an alert that flapped is calm when it did not turn for long enough.</summary>
[Operation("alert.settle")]
public sealed record SettleAlert(Guid CommandId, Guid AlertId) : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.Settle(FlapPolicy.Default, given);
}

public sealed class SettleAlertValidator : AlertShape<SettleAlert>;
