using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Application.Incidents.Processes;

/// <summary>Wakes up when a share of a clock's target is used up. One message a clock: each new promise takes the place of the last.</summary>
public sealed class ClockWarning : IProcessStep
{
    private sealed record Level(Guid IncidentId, ClockKind Kind, int Percent);

    public string Kind => "clock-warning";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact switch
    {
        IncidentClockSet { NextWarningAt: { } at, NextWarningPercent: { } percent } e =>
            [new(IdOf(told.Stream, e.Kind), told.Due(at), new Level(told.Stream, e.Kind, percent))],
        IncidentClockSet e     => [new(IdOf(told.Stream, e.Kind), null)],
        IncidentClockStopped e => [new(IdOf(told.Stream, e.Kind), null)],
        _ => [],
    };

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var level = message.Read<Level>();
        yield return new WarnOfClock(message.CommandId(), level.IncidentId, level.Kind, level.Percent);
        await Task.CompletedTask;
    }

    private static Guid IdOf(Guid incident, ClockKind kind) => Ids.Derived("clock-warning", incident.ToString(), kind.ToString());
}
