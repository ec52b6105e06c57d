using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Services;

/// <summary>An agreement that is considered. From its effect on it stands in place of the agreement it is a draft of.</summary>
/// <param name="Organisation">Code of the organisation that would promise, for itself and everything under it.</param>
/// <param name="EffectiveFrom">When it would take effect; may lie in the past.</param>
/// <param name="CalendarId">The calendar by which time would be measured.</param>
/// <param name="Rules">What would be promised.</param>
/// <param name="PausingReasons">Reasons for a hold that would stop the clocks.</param>
/// <param name="AgreementId">The agreement that it is a draft of; left out for a new one.</param>
/// <param name="Name">What it is called.</param>
public sealed record AgreementDraft(
    string Organisation, DateTimeOffset EffectiveFrom, Guid CalendarId, IReadOnlyList<AgreementRule> Rules,
    IReadOnlyList<HoldReason> PausingReasons, Guid? AgreementId = null, string? Name = null)
{
    private static readonly Guid New = Domain.Ids.Derived("agreement", "draft");

    internal PublishAgreement Command() => new(
        Guid.CreateVersion7(), AgreementId ?? New, Organisation, Name ?? "Draft", EffectiveFrom, CalendarId, Rules, PausingReasons);

    internal AgreementVersionPublished Version(int number) => Command().Draft with { Version = number };
}

/// <summary>Official verdicts and those under a draft, side by side.</summary>
/// <param name="clocks">All clocks of the period.</param>
[GraphQLMetadata("SlaWhatIf")]
public sealed class SlaWhatIfAnswer(IReadOnlyList<WhatIfClock> clocks)
{
    /// <summary>How many clocks were compared.</summary>
    public int Count => clocks.Count;

    /// <summary>Of how many the verdict would differ.</summary>
    public int Differing => clocks.Count(clock => clock.Differs);

    /// <summary>What counts: the recorded verdicts, and for open clocks the agreements in force.</summary>
    public VerdictCounts Official => VerdictCounts.Of(clocks.Select(clock => clock.Official));

    /// <summary>What would have counted.</summary>
    public VerdictCounts Draft => VerdictCounts.Of(clocks.Select(clock => clock.Draft));

    /// <summary>The clocks one by one, by number of their incident.</summary>
    /// <param name="differing">Only those whose verdict would differ; so unless told.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    public Connection<WhatIfClock> Clocks(bool differing = true, int? first = null, string? after = null) =>
        KeysetPage.Of(first, after, "what-if.number").Slice(
            clocks.Where(clock => clock.Differs || !differing), clock => $"{clock.Number}\u001f{clock.Kind}", StringComparer.Ordinal);
}

/// <summary>How many clocks ended or stand how.</summary>
/// <param name="Met">Stopped in time.</param>
/// <param name="Missed">Target used up.</param>
/// <param name="Open">Not stopped, time left.</param>
/// <param name="Unpromised">Nothing promised.</param>
public sealed record VerdictCounts(int Met, int Missed, int Open, int Unpromised)
{
    internal static VerdictCounts Of(IEnumerable<ClockVerdict> verdicts)
    {
        var counts = verdicts.CountBy(verdict => verdict).ToDictionary();
        return new(Number(ClockVerdict.Met), Number(ClockVerdict.Missed), Number(ClockVerdict.Open), Number(ClockVerdict.Unpromised));

        int Number(ClockVerdict verdict) => counts.GetValueOrDefault(verdict);
    }
}

/// <summary>One clock, judged twice.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Number">Its number.</param>
/// <param name="OrganisationCode">Code of the organisation that was harmed.</param>
/// <param name="Kind">What the clock measures.</param>
/// <param name="State">Whether it runs.</param>
/// <param name="Official">The verdict that counts.</param>
/// <param name="Draft">The verdict under the draft.</param>
/// <param name="OfficialTargetSeconds">Covered seconds allowed; null when nothing is promised.</param>
/// <param name="DraftTargetSeconds">Covered seconds that the draft would allow.</param>
/// <param name="OfficialConsumedSeconds">Covered seconds used.</param>
/// <param name="DraftConsumedSeconds">Covered seconds used by the draft's calendar and pauses.</param>
public sealed record WhatIfClock(
    Guid IncidentId, string Number, string OrganisationCode, ClockKind Kind, ClockState State, ClockVerdict Official, ClockVerdict Draft,
    long? OfficialTargetSeconds, long? DraftTargetSeconds, long OfficialConsumedSeconds, long DraftConsumedSeconds)
{
    /// <summary>Whether the two verdicts differ.</summary>
    public bool Differs => Official != Draft;

    /// <summary>The incident itself.</summary>
    public IDataLoaderResult<IncidentNode?> Incident([FromServices] ReadDesk desk) => IncidentNode.Load(desk, IncidentId, null);
}
