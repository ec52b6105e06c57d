using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Api.People;
using EventSourcedOps.Api.Telemetry;
using EventSourcedOps.Application.Monitoring.Localisation;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Incidents;
using GraphQL;

namespace EventSourcedOps.Api.Monitoring.Localisation;

/// <summary>Another rule for who is suspected beyond all others.</summary>
/// <param name="UsualMinutes">Null: as services were ranked then.</param>
internal sealed record SuspectsTrial(SuspicionRule Rule, int? UsualMinutes)
{
    /// <summary>Suspects are noted minutes after an incident began; so many facts are there by then at most.</summary>
    private const int MostFacts = 500;

    private static readonly Refusal NotRanked = new("suspects.not-ranked", "It was not worked out who is suspected of it.", "incident");

    public async Task<SuspectsReplayAnswer?> Run(
        ReadDesk desk, TelemetryDesk telemetry, FaultSearch search, Guid incident, CancellationToken cancellation)
    {
        if (await desk.Find("incident.read", IncidentBoard.Model, incident, null, cancellation) is not { } row) return null;
        var key = new StreamKey(row.Organisation, row.Id);
        var pages = await IncidentStreams.Pages(desk.Sight("incident.read"), [key], 0, null, MostFacts, cancellation);
        List<Recorded> facts = [.. pages.GetValueOrDefault(key) ?? []];
        if (facts.FindIndex(told => told.Fact is IncidentSuspectsRanked) is var place && place < 0) throw Error(NotRanked);
        var (ranked, state) = (facts[place], (Incident?)null);
        foreach (var told in facts.Take(place + 1)) state = Incident.Evolve(state, (IncidentEvent)told.Fact, told.OccurredAt);
        var then = ((IncidentSuspectsRanked)ranked.Fact).Ranking;
        var otherwise = UsualMinutes is { } minutes ? await Ranked(telemetry, search, row.Organisation, then, minutes, cancellation) : new(then, ServiceMap.Empty, IsWhole: true);
        // Rosters and owners as they were known then.
        var landscape = await desk.Landscape(ranked.RecordedAt);
        var given = new Circumstances(ranked.RecordedAt, ranked.RecordedAt, "suspects-replay", landscape, _ => null);
        var went = facts.Skip(place).Select(told => told.Fact).OfType<IncidentReassigned>().FirstOrDefault(fact => fact.Suspect is not null);
        return new(
            new(new(then, ServiceMap.Empty, IsWhole: true), SuspicionRule.InForce, went, landscape),
            new(otherwise, Rule, state.PassedOn(otherwise.Ranking, Rule, given), landscape));
    }

    private static async Task<FaultAnswer> Ranked(
        TelemetryDesk telemetry, FaultSearch search, string organisation, FaultRanking then, int minutes, CancellationToken cancellation)
    {
        if (telemetry.Sight.Organisations?.Contains(organisation) == false) throw Error(WriteRefusals.OrganisationOutOfReach);
        var sight = new TelemetrySight(telemetry.Sight.Wall, new HashSet<string>([organisation], StringComparer.Ordinal));
        var (answer, refusal) = await search.Suspects(sight, new(then.Since.AddMinutes(-minutes), then.Since, then.Until), cancellation);
        return answer ?? throw Error(refusal!);
    }

    private static ApiError Error(Refusal refusal) => new(refusal.Code, refusal.Reason);
}

/// <summary>Who was suspected of the fault behind an incident, and who would have been.</summary>
/// <param name="Then">What was decided.</param>
/// <param name="Otherwise">What the other rule would have decided.</param>
[GraphQLMetadata("SuspectsReplay")]
public sealed record SuspectsReplayAnswer(Suspicion Then, Suspicion Otherwise);

/// <summary>Who is suspected, and what follows from it.</summary>
public sealed class Suspicion(FaultAnswer answer, SuspicionRule rule, IncidentReassigned? passedOn, Landscape landscape)
{
    /// <summary>Services by how much they surprise, and what was looked at.</summary>
    public FaultSuspects Ranking => new(answer, landscape);

    /// <summary>The one that is suspected beyond all others; null when there is none.</summary>
    public string? Outstanding => answer.Ranking.Outstanding(rule)?.Service;

    /// <summary>To whom the incident is passed on because of it; null when it stays where it is.</summary>
    public TeamNode? PassedOnTo => passedOn?.TeamId is { } team ? TeamNode.Of(team, landscape) : null;
}
