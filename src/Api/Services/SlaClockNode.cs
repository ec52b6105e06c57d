using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Api.People;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.Services;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Services;

/// <summary>One clock of one incident: what was promised, what was used, and the official verdict.</summary>
[GraphQLMetadata("SlaClock")]
public sealed class SlaClockNode(SlaClockRow row, DateTimeOffset? asOf)
{
    /// <summary>Its id.</summary>
    public Guid Id => row.Id;

    /// <summary>Number of the incident.</summary>
    public string Number => row.Number;

    /// <summary>What is wrong, in a line.</summary>
    public string Title => row.Title;

    /// <summary>What it measures.</summary>
    public ClockKind Kind => row.Kind;

    /// <summary>Whether it runs.</summary>
    public ClockState State => row.State;

    /// <summary>Priority of the incident; null before triage.</summary>
    public Priority? Priority => row.Priority;

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt => row.StartedAt;

    /// <summary>Covered seconds used when the promise was last set, or in all once stopped.</summary>
    public long ConsumedSeconds => row.ConsumedSeconds;

    /// <summary>Covered seconds allowed; null when nothing is promised.</summary>
    public long? TargetSeconds => row.TargetSeconds;

    /// <summary>When the target is used up; null while paused or stopped.</summary>
    public DateTimeOffset? DueAt => row.DueAt;

    /// <summary>The highest share of the target that somebody was warned of.</summary>
    public int WarnedPercent => row.WarnedPercent;

    /// <summary>Whether the target was missed.</summary>
    public bool Breached => row.Breached;

    /// <summary>When it stopped; null while it has not.</summary>
    public DateTimeOffset? StoppedAt => row.StoppedAt;

    /// <summary>How it ended, or how it stands.</summary>
    public ClockVerdict Verdict => row switch
    {
        { Promised: false }            => ClockVerdict.Unpromised,
        { Met: true }                  => ClockVerdict.Met,
        { Met: false } or { Breached: true } => ClockVerdict.Missed,
        _                              => ClockVerdict.Open,
    };

    /// <summary>The agreement that promises.</summary>
    public Guid? AgreementId => row.AgreementId;

    /// <summary>Its version.</summary>
    public int? AgreementVersion => row.AgreementVersion;

    /// <summary>The incident.</summary>
    public IDataLoaderResult<IncidentNode?> Incident([FromServices] ReadDesk desk) => IncidentNode.Load(desk, row.IncidentId, asOf);

    /// <summary>The organisation that is harmed.</summary>
    public async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk) =>
        OrganisationNode.Of(row.Organisation, await desk.Landscape(asOf));

    /// <summary>The service that is harmed.</summary>
    public async Task<ServiceNode?> Service([FromServices] ReadDesk desk) => ServiceNode.Of(row.ServiceId, await desk.Landscape(asOf));

    /// <summary>The team that has the incident.</summary>
    public async Task<TeamNode?> Team([FromServices] ReadDesk desk) =>
        row.TeamId is { } team ? TeamNode.Of(team, await desk.Landscape(asOf)) : null;
}

/// <summary>How a clock ended, or how it stands.</summary>
public enum ClockVerdict
{
    /// <summary>It stopped in time.</summary>
    Met,

    /// <summary>The target was used up before it stopped.</summary>
    Missed,

    /// <summary>It has not stopped, and there is time left.</summary>
    Open,

    /// <summary>No agreement promises anything.</summary>
    Unpromised,
}

internal static class ClockVerdicts
{
    /// <summary>A recorded verdict stands; without one, what the clock shows.</summary>
    public static ClockVerdict Of(ClockReading reading, IncidentClockStopped? official = null) => (official, reading) switch
    {
        ({ TargetSeconds: not null, Met: var met }, _) => met ? ClockVerdict.Met : ClockVerdict.Missed,
        (_, { Target: null })                          => ClockVerdict.Unpromised,
        (_, { BreachedAt: not null })                  => ClockVerdict.Missed,
        (_, { State: ClockState.Stopped })             => ClockVerdict.Met,
        _                                              => ClockVerdict.Open,
    };
}
