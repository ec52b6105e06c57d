using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring.Notification;
using EventSourcedOps.Api.People;
using EventSourcedOps.Domain.Incidents;
using GraphQL;

namespace EventSourcedOps.Api.Incidents;

public sealed partial class IncidentNode
{
    /// <summary>The newest call since it came to whoever has it, and what came of it; null when nobody was called.</summary>
    public async Task<IncidentCall?> Call([FromServices] ReadDesk desk) => row.Call is { } call
        ? new(
            call.PlanVersion, call.Round, call.Step,
            [.. call.People.Select(called => new IncidentCallee(called.Person, called.OnCall?.Level, called.OnCall?.Layer, called.OnCall?.OverrideId))],
            CallPlanNode.ChannelsOf(call.Channels, await desk.Landscape(asOf)), call.CalledAt, call.NextAt, call.Phase, call.AnsweredBy)
        : null;
}

/// <summary>A call to an incident.</summary>
/// <param name="PlanVersion">Version of the team's call plan.</param>
/// <param name="Round">How often its steps have been gone through, from 1.</param>
/// <param name="Step">Which step, from 1.</param>
/// <param name="People">Who was called.</param>
/// <param name="Channels">By which channels.</param>
/// <param name="CalledAt">When.</param>
/// <param name="NextAt">When the next step is called, unless somebody answers.</param>
/// <param name="Phase">What came of it.</param>
/// <param name="AnsweredBy">User name of whoever answered; null while nobody did.</param>
public sealed record IncidentCall(
    int PlanVersion, int Round, int Step, IReadOnlyList<IncidentCallee> People, IReadOnlyList<NotificationChannelNode> Channels,
    DateTimeOffset CalledAt, DateTimeOffset NextAt, CallingPhase Phase, string? AnsweredBy);

/// <summary>Somebody who was called.</summary>
/// <param name="Person">User name.</param>
/// <param name="Level">At which level of the roster; null for whoever has the incident, and for those whom the plan names.</param>
/// <param name="Layer">The layer whose turn it was.</param>
/// <param name="OverrideId">By which override somebody stood in.</param>
public sealed record IncidentCallee(string Person, int? Level, string? Layer, Guid? OverrideId);
