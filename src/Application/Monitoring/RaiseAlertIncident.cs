using EventSourcedOps.Application.Monitoring.Correlation;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Correlation;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Has an incident reported that the alert belongs to, or adds it to the one that its group has already.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="ServiceId">The service that is harmed; the one that the alert's label names when left out.</param>
[Operation("alert.raise-incident")]
public sealed record RaiseAlertIncident(Guid CommandId, Guid AlertId, Guid? ServiceId = null) : AlertCommand(CommandId, AlertId)
{
    /// <summary>The incident of its group; no part of what was asked.</summary>
    internal Belonging? Belonging { get; init; }

    protected internal override async Task<Command> Grounded(ProcessMeans means, Caller caller) =>
        this with { Belonging = await CorrelatedIncident.OfGroup(AlertId, means) };

    protected override Decision<AlertEvent> Decide(Alert? state, Circumstances given) => state.RaiseIncident(Belonging!, ServiceId, given);
}

public sealed class RaiseAlertIncidentValidator : AlertShape<RaiseAlertIncident>;
