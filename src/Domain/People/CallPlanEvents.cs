using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Domain.People;

/// <summary>Whom to call, and for how long to wait for an answer before the next step.</summary>
/// <param name="Level">Whoever is on call for the team at that level; null for nobody by roster.</param>
/// <param name="People">User names of others who are called as well, such as a head of department.</param>
/// <param name="Channels">By which channels: those to people reach everybody who is called, those to rooms reach the room.</param>
/// <param name="WaitMinutes">So long an answer is waited for.</param>
public sealed record CallStep(int? Level, IReadOnlyList<string> People, IReadOnlyList<Guid> Channels, int WaitMinutes);

/// <summary>A fact about whom a team has called. Stored for ever: add fields as optional, never rename.</summary>
public abstract record CallPlanEvent(Guid TeamId) : LandscapeEvent;

/// <summary>
/// Who is called about what comes to the team, from an instant on. A version without steps ends calling. The same record, never
/// recorded, is a draft.
/// </summary>
/// <param name="Rounds">How often the steps are gone through when nobody answers.</param>
/// <param name="LeastPriority">What is less urgent than that calls nobody.</param>
[WireName("call-plan.published.v1")]
public sealed record CallPlanPublished(
    Guid TeamId, string Organisation, int Version, DateTimeOffset EffectiveFrom, IReadOnlyList<CallStep> Steps, int Rounds,
    Priority LeastPriority) : CallPlanEvent(TeamId), IEffectiveVersion;
