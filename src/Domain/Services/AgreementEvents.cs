using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Domain.Services;

/// <summary>How much covered time is allowed.</summary>
/// <param name="ServiceId">The service that the rule is about; null for every service without a rule of its own.</param>
/// <param name="Priority">The priority that the rule is about.</param>
/// <param name="ResponseMinutes">Covered minutes until somebody takes it up; null when nothing is promised.</param>
/// <param name="ResolutionMinutes">Covered minutes until it is resolved; null when nothing is promised.</param>
public sealed record AgreementRule(Guid? ServiceId, Priority Priority, int? ResponseMinutes, int? ResolutionMinutes)
{
    public int? MinutesFor(ClockKind kind) => kind == ClockKind.Response ? ResponseMinutes : ResolutionMinutes;
}

/// <summary>A fact about one agreement. Stored for ever: add fields as optional, never rename.</summary>
public abstract record AgreementEvent(Guid AgreementId) : LandscapeEvent;

/// <summary>
/// What an organisation promises, for itself and everything under it, from an instant on. The same record, never recorded,
/// is a draft. A version without rules promises nothing any more: what stands above in the tree applies again.
/// </summary>
[WireName("agreement.version-published.v1")]
public sealed record AgreementVersionPublished(
    Guid AgreementId, string Organisation, string Name, int Version, DateTimeOffset EffectiveFrom, Guid CalendarId,
    IReadOnlyList<AgreementRule> Rules, IReadOnlyList<HoldReason> PausingReasons) : AgreementEvent(AgreementId), IEffectiveVersion;
