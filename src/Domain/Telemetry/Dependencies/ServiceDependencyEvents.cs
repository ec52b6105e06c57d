namespace EventSourcedOps.Domain.Telemetry.Dependencies;

/// <summary>A fact about who depends on whom. Stored for ever: add fields as optional, never rename.</summary>
public abstract record ServiceDependencyEvent;

/// <summary>A service was seen to ask another one, for the first time or for the first time after a long silence.</summary>
/// <param name="Caller">What the one that asks calls itself in what it sends.</param>
/// <param name="Callee">What the one that is asked calls itself.</param>
/// <param name="Since">When it was first seen.</param>
[WireName("service-dependency.appeared.v1")]
public sealed record ServiceDependencyAppeared(string Organisation, string Caller, string Callee, DateTimeOffset Since) : ServiceDependencyEvent;

/// <summary>For so long nobody saw it any more that it is taken for over.</summary>
/// <param name="Since">When it had appeared.</param>
/// <param name="LastAt">When it was last seen.</param>
[WireName("service-dependency.vanished.v1")]
public sealed record ServiceDependencyVanished(DateTimeOffset Since, DateTimeOffset LastAt) : ServiceDependencyEvent;
