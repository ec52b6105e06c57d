using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Application.Services;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Organisations;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.Incidents;

namespace EventSourcedOps.Api.Services;

/// <summary>Reads what happened, tells each clock twice, and records nothing.</summary>
internal static class WhatIf
{
    public const string Operation = "sla.what-if";
    private const int MostClocks = 20_000;
    private const int ClocksOfIncident = 2;

    /// <summary>All that moves a clock, and the recorded verdicts; comments and links would only be carried along.</summary>
    private static readonly string[] Types = [.. new[]
    {
        typeof(IncidentReported), typeof(IncidentTriaged), typeof(IncidentAccepted), typeof(IncidentHeld), typeof(IncidentResumed),
        typeof(IncidentResolved), typeof(IncidentReopened), typeof(IncidentClosed), typeof(IncidentMarkedDuplicate),
        typeof(IncidentUnmarkedDuplicate), typeof(IncidentMovedToService), typeof(IncidentClockStopped),
    }.Select(WireNames.Of)];

    public static async Task<SlaWhatIfAnswer> Compare(
        ReadDesk desk, AgreementDraft draft, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<string>? organisations,
        CancellationToken cancellation)
    {
        var official = await desk.Landscape(null);
        Demand(desk, draft, official);
        var supposed = official.Supposing(desk.Now, draft.Version(LatestOf(draft, official) + 1));
        var query = (await desk.Rows(Operation, IncidentBoard.Model, null, organisations)).Between("reported_at", from, to);
        var found = await query.Ask(
            "organisation, id, row ->> 'number'", $"limit {(MostClocks / ClocksOfIncident) + 1}",
            rows => (Key: new StreamKey(rows.GetString(0), rows.GetGuid(1)), Number: rows.GetString(2)), cancellation);
        if (found.Count * ClocksOfIncident > MostClocks)
            throw new ApiError("what-if-too-large", $"The period holds more than {MostClocks} clocks. Ask for a shorter one, or for fewer organisations.");

        var stories = await IncidentStreams.Stories(desk.Sight(Operation), [.. found.Select(incident => incident.Key)], null, cancellation, Types);
        return new([.. found.Where(incident => stories.ContainsKey(incident.Key)).OrderBy(incident => incident.Number, StringComparer.Ordinal)
            .SelectMany(incident => Clocks(incident.Key.Id, incident.Number, stories[incident.Key], official, supposed, desk.Now))]);
    }

    private static IEnumerable<WhatIfClock> Clocks(
        Guid id, string number, IncidentStory story, Landscape official, Landscape supposed, DateTimeOffset now) =>
        from kind in Enum.GetValues<ClockKind>()
        let clock = story.State.Clock(kind)
        from both in SlaWhatIf.Compare([clock.History], official, supposed, clock.NotBefore(now))
        let recorded = clock.Stopped ? story.Verdicts.GetValueOrDefault(kind) : null
        select new WhatIfClock(
            id, number, story.State.Organisation, kind, both.Official.State,
            ClockVerdicts.Of(both.Official, recorded), ClockVerdicts.Of(both.Draft),
            recorded?.TargetSeconds ?? (long?)both.Official.Target?.TotalSeconds, (long?)both.Draft.Target?.TotalSeconds,
            recorded?.ConsumedSeconds ?? (long)both.Official.Consumed.TotalSeconds, (long)both.Draft.Consumed.TotalSeconds);

    private static int LatestOf(AgreementDraft draft, Landscape landscape) =>
        draft.AgreementId is { } id && landscape.AgreementOf(id) is { } agreement ? agreement.LatestVersion : 0;

    /// <summary>A draft must be fit to be published, but for its effect: the question may be about the past.</summary>
    private static void Demand(ReadDesk desk, AgreementDraft draft, Landscape landscape)
    {
        var shape = new PublishAgreementValidator().Validate(draft.Command());
        if (!shape.IsValid) throw new ApiError("malformed", shape.Errors[0].ErrorMessage);
        Refusal? refusal =
            landscape.OrganisationOf(draft.Organisation) is null || !desk.Caller.Reaches(Operation, draft.Organisation) ? OrganisationRefusals.Unknown
            : landscape.CalendarOf(draft.CalendarId) is null ? CalendarRefusals.Unknown
            : draft.Rules.Any(rule => rule.ServiceId is { } service && landscape.ServiceOf(service) is null) ? ServiceRefusals.Unknown
            : draft.Rules.DistinctBy(rule => (rule.ServiceId, rule.Priority)).Count() != draft.Rules.Count ? AgreementRefusals.RuleTwice
            : draft.AgreementId is { } id && landscape.AgreementOf(id) is { } known && known.Organisation != draft.Organisation
                ? AgreementRefusals.ForeignOrganisation
            : null;
        if (refusal is not null) throw new ApiError(refusal.Code, refusal.Reason);
    }
}
