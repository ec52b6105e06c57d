using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>A critical alert that names its service becomes an incident, or part of the one that its group has; comes to nothing otherwise.</summary>
[Operation("alert.raise-critical-incident")]
public sealed record RaiseCriticalAlertIncident(Guid CommandId, Guid AlertId) : AlertCommand(CommandId, AlertId)
{
    /// <summary>The incident of its group; no part of what was asked.</summary>
    internal Guid IncidentId { get; init; }

    protected internal override async Task<Command> Grounded(ProcessMeans means, Caller caller) =>
        this with { IncidentId = await GroupIncident.Of(AlertId, means) };

    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.RaiseIncidentItself(IncidentId, given);
}

public sealed class RaiseCriticalAlertIncidentValidator : AlertShape<RaiseCriticalAlertIncident>;
