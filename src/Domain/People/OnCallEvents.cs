using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.People;

/// <summary>People who are on call in turn, for some hours of the week or for all of them.</summary>
/// <param name="Name">What people call it, such as 白班.</param>
/// <param name="Level">1 is called first; the next level when nobody of this one answers.</param>
/// <param name="People">User names in the order in which they take over; members of the team.</param>
/// <param name="Start">The date on which the first of them takes over.</param>
/// <param name="TurnDays">How many days a turn lasts.</param>
/// <param name="HandoverAt">Local time HH:mm at which turns change.</param>
/// <param name="Windows">Hours of the week in which somebody of it is on call; none for all hours.</param>
public sealed record OnCallLayer(
    string Name, int Level, IReadOnlyList<string> People, DateOnly Start, int TurnDays, string HandoverAt, IReadOnlyList<WeeklyWindow> Windows);

/// <summary>A fact about who of a team is on call. Stored for ever: add fields as optional, never rename.</summary>
public abstract record OnCallEvent(Guid TeamId) : LandscapeEvent;

/// <summary>
/// Who is on call when, from an instant on. Of several layers of one level the first counts that has somebody at that hour. The same
/// record, never recorded, is a draft. A version without layers ends being on call.
/// </summary>
/// <param name="TakesQueue">Whether incidents that come to the team and to nobody in particular go to whoever is on call.</param>
[WireName("roster.published.v1")]
public sealed record RosterPublished(
    Guid TeamId, string Organisation, int Version, DateTimeOffset EffectiveFrom, string TimeZone, IReadOnlyList<OnCallLayer> Layers,
    bool TakesQueue) : OnCallEvent(TeamId), IEffectiveVersion;

/// <summary>Somebody stands in at one level for a while.</summary>
[WireName("roster.override-declared.v1")]
public sealed record RosterOverrideDeclared(
    Guid TeamId, Guid OverrideId, int Level, string Person, DateTimeOffset From, DateTimeOffset To, string? Reason) : OnCallEvent(TeamId);

/// <summary>The one who stood in does so no longer; of one that had not begun nothing is left.</summary>
[WireName("roster.override-ended.v1")]
public sealed record RosterOverrideEnded(Guid TeamId, Guid OverrideId, DateTimeOffset At, string? Reason) : OnCallEvent(TeamId);
