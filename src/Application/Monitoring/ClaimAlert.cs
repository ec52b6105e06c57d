using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Takes the alert as one's own work.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
[Operation("alert.claim")]
public sealed record ClaimAlert(Guid CommandId, Guid AlertId) : AlertCommand(CommandId, AlertId)
{
    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.Claim(given);
}

public sealed class ClaimAlertValidator : AlertShape<ClaimAlert>;
