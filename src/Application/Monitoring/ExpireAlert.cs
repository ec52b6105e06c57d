using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Nothing was heard of the alert for too long.</summary>
[Operation("alert.expire")]
public sealed record ExpireAlert(Guid CommandId, Guid AlertId) : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.Expire();
}

public sealed class ExpireAlertValidator : AlertShape<ExpireAlert>;
