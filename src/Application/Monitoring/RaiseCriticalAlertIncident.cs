using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>
/// A critical alert that names its service becomes an incident, or part of the one that its group or a service it has to do with has; comes
/// to nothing otherwise.
/// </summary>
[Operation("alert.raise-critical-incident")]
public sealed record RaiseCriticalAlertIncident(Guid CommandId, Guid AlertId) : AlertCommand(CommandId, AlertId)
{
    /// <summary>The incident that it belongs to; no part of what was asked.</summary>
    internal Guid IncidentId { get; init; }

    /// <summary>By which services that was found.</summary>
    internal string? Via { get; init; }

    /// <summary>Whether the one that it belonged to is resolved.</summary>
    internal bool IsNext { get; init; }

    protected internal override async Task<Command> Grounded(ProcessMeans means, Caller caller)
    {
        var (incident, via, isNext) = await CorrelatedIncident.Of(AlertId, means);
        return this with { IncidentId = incident, Via = via, IsNext = isNext };
    }

    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.RaiseIncidentItself(IncidentId, given, Via, IsNext);
}

public sealed class RaiseCriticalAlertIncidentValidator : AlertShape<RaiseCriticalAlertIncident>;
