using EventSourcedOps.Application.Monitoring.Correlation;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Correlation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>
/// A critical alert that names its service becomes an incident, or part of the one that its group has, or a service or an item that it has
/// to do with; comes to nothing otherwise.
/// </summary>
[Operation("alert.raise-critical-incident")]
public sealed record RaiseCriticalAlertIncident(Guid CommandId, Guid AlertId) : AlertCommand(CommandId, AlertId)
{
    /// <summary>The incident that it belongs to, and why; no part of what was asked.</summary>
    internal Belonging? Belonging { get; init; }

    /// <summary>Whether the one that it belonged to is resolved.</summary>
    internal bool IsNext { get; init; }

    protected internal override async Task<Command> Grounded(ProcessMeans means, Caller caller)
    {
        var (belonging, isNext) = await CorrelatedIncident.Of(AlertId, means);
        return this with { Belonging = belonging, IsNext = isNext };
    }

    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.RaiseIncidentItself(Belonging!, given, IsNext);
}

public sealed class RaiseCriticalAlertIncidentValidator : AlertShape<RaiseCriticalAlertIncident>;
