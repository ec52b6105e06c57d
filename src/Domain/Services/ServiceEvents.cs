using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Services;

/// <summary>How much harm it does when the service is away.</summary>
public enum Criticality
{
    /// <summary>The public is harmed at once.</summary>
    Critical,

    /// <summary>An organisation cannot work.</summary>
    High,

    /// <summary>Work is hindered.</summary>
    Medium,

    /// <summary>Hardly anybody notices.</summary>
    Low,
}

/// <summary>A fact about one service of the catalogue. Stored for ever: add fields as optional, never rename.</summary>
public abstract record ServiceEvent(Guid ServiceId) : LandscapeEvent;

[WireName("service.registered.v1")]
public sealed record ServiceRegistered(
    Guid ServiceId, string Name, string Organisation, Guid OwnerTeam, Criticality Criticality, IReadOnlyList<Guid> SupportTeams)
    : ServiceEvent(ServiceId);

[WireName("service.changed.v1")]
public sealed record ServiceChanged(
    Guid ServiceId, string Name, Guid OwnerTeam, Criticality Criticality, IReadOnlyList<Guid> SupportTeams) : ServiceEvent(ServiceId);

/// <summary>How sensitive its incidents are from now on; those that are open follow.</summary>
[WireName("service.relabelled.v1")]
public sealed record ServiceRelabelled(Guid ServiceId, DataLabel Label, string? Reason) : ServiceEvent(ServiceId);

[WireName("service.retired.v1")]
public sealed record ServiceRetired(Guid ServiceId) : ServiceEvent(ServiceId);
