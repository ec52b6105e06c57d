using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Projections;
using EventSourcedOps.Projections;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>A read model that does not do what it should.</summary>
/// <param name="Model">Name of the read model.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Since">When it was noticed.</param>
public sealed record ProjectionAlarm(string Model, ProjectionFault Fault, DateTimeOffset Since);

/// <summary>
/// Records when a read model stops by a fault and when it moves again, so that administrators are told and history knows. What is open
/// is read from the log itself: a read model that stands still could not tell that it does.
/// </summary>
public sealed class ProjectionAlarms([FromKeyedServices(DatabaseRole.Projection)] NpgsqlDataSource database, CommandGate gate)
{
    private static readonly Caller By = Caller.Product("projection-watch");

    /// <summary>Where each model stood at the last look: one that moves is only behind.</summary>
    private readonly Dictionary<string, long> positions = new(StringComparer.Ordinal);

    /// <summary>What is known to be wrong, the oldest first.</summary>
    public async Task<IReadOnlyList<ProjectionAlarm>> Open(CancellationToken cancellation = default) =>
        [.. (await Known(cancellation)).Values.Where(control => control.Fault is not null)
            .Select(control => new ProjectionAlarm(control.Model, control.Fault!.Value, control.FaultSince!.Value))
            .OrderBy(alarm => alarm.Since).ThenBy(alarm => alarm.Model, StringComparer.Ordinal)];

    /// <summary>Records what is new in what was just seen. Every node looks; the decision tells once.</summary>
    public async Task Notice(IReadOnlyList<ProjectionState> seen, CancellationToken cancellation = default)
    {
        var known = await Known(cancellation);
        foreach (var state in seen)
        {
            var fault = FaultOf(state);
            positions[state.Name] = state.Position;
            if (fault == known.GetValueOrDefault(state.Name)?.Fault || state.Condition == ProjectionCondition.Paused) continue;
            await gate.Send(new(new NoticeProjectionFault(Guid.CreateVersion7(), state.Name, fault), By));
        }
    }

    private ProjectionFault? FaultOf(ProjectionState state) => state switch
    {
        { Condition: ProjectionCondition.Stuck } when positions.TryGetValue(state.Name, out var before) && before == state.Position
            => ProjectionFault.Standstill,
        { DeadLetters: > 0 } => ProjectionFault.RowsHeld,
        _                    => null,
    };

    private async Task<IReadOnlyDictionary<string, ProjectionControl>> Known(CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            $"""
            select {Recorded.Columns} from ops.mt_events e
            where e.tenant_id = $1 and e.stream_id = any($2) order by e.stream_id, e.version
            """);
        ask.Parameters.Add(new() { Value = Reach.Everywhere });
        ask.Parameters.Add(new() { Value = ProjectionCatalog.All.Select(model => ProjectionControl.IdOf(model.Name)).ToArray() });
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        var known = new Dictionary<string, ProjectionControl>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
        {
            var happened = Recorded.From(rows);
            var fact = (ProjectionEvent)happened.Fact;
            known[fact.Model] = ProjectionControl.Evolve(known.GetValueOrDefault(fact.Model), fact, happened.RecordedAt);
        }

        return known;
    }
}
