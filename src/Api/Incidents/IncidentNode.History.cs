using System.Collections.Frozen;
using System.Text.Json;
using EventSourcedOps.Api.Audit;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.EventLog;
using GraphQL.DataLoader;
using GraphQL;

namespace EventSourcedOps.Api.Incidents;

public sealed partial class IncidentNode
{
    /// <summary>Everything that was recorded about it, in the order in which it was recorded.</summary>
    /// <param name="first">How many entries; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the entry of this cursor.</param>
    public IDataLoaderResult<Connection<TimelineEntry>> Timeline([FromServices] ReadDesk desk, int? first = null, string? after = null) =>
        Timelines.Of(desk, "incident", new(row.Organisation, row.Id), asOf, first, after, async () =>
        {
            var landscape = await desk.Landscape(asOf);
            return fact => IncidentSentences.Of((IncidentEvent)fact.Fact, landscape);
        });

    /// <summary>Both clocks, worked out from what happened under the agreements in force.</summary>
    public IDataLoaderResult<IReadOnlyList<IncidentClockReading>> Clocks([FromServices] ReadDesk desk) =>
        Story(desk).ThenAsync(async story => await Read(story, desk));

    /// <summary>What the caller may do to it next. Asked about the past, nothing: only the present can be acted on.</summary>
    public IDataLoaderResult<IEnumerable<IncidentAction>> AllowedActions([FromServices] ReadDesk desk) =>
        Story(desk).Then(story => asOf is null && story is not null
            ? IncidentActions.Allowed(story.State).Where(action => desk.Caller.Rights.Reaches(OperationOf[action], row.Organisation, story.State.Label))
            : []);

    private static readonly FrozenDictionary<IncidentAction, string> OperationOf = ActionOperations.Of<IncidentAction>("incident");

    private async Task<IReadOnlyList<IncidentClockReading>> Read(IncidentStory? story, ReadDesk desk)
    {
        if (story is null) return [];
        var landscape = await desk.Landscape(asOf);
        return [.. Enum.GetValues<ClockKind>().Select(kind => IncidentClockReading.Of(story, kind, landscape, asOf ?? desk.Now))];
    }

    private IDataLoaderResult<IncidentStory?> Story(ReadDesk desk) => desk.Batches.Load<StreamKey, IncidentStory>(
        $"story {asOf:o}", new(row.Organisation, row.Id),
        (keys, cancellation) => IncidentStreams.Stories(desk.Sight("incident.read"), keys, asOf, cancellation));
}

/// <summary>Something that was recorded about a thing.</summary>
/// <param name="Version">Its place among all that was recorded about the thing.</param>
/// <param name="Position">Its place in the whole log.</param>
/// <param name="Type">Name of the fact, such as incident.assigned.v1.</param>
/// <param name="RecordedAt">When it was recorded; the order of truth.</param>
/// <param name="OccurredAt">When it happened in the business.</param>
/// <param name="By">Who did it: a person, a partner or the product itself.</param>
/// <param name="Source">Address from which it was asked for.</param>
/// <param name="CommandId">The command that recorded it; the audit trail knows it too.</param>
/// <param name="TraceId">W3C trace id of the request.</param>
/// <param name="Summary">What happened, in a sentence.</param>
/// <param name="Data">The fact itself, as JSON text.</param>
public sealed record TimelineEntry(
    long Version, long Position, string Type, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, string? By, string? Source,
    Guid? CommandId, string? TraceId, string Summary, string Data)
{
    internal static TimelineEntry Of(Recorded happened, string summary) => new(
        happened.Version, happened.Position, happened.Type, happened.RecordedAt, happened.OccurredAt, happened.By, happened.Headers.Source,
        happened.Headers.Command, happened.Headers.Trace, summary,
        JsonSerializer.Serialize(happened.Fact, happened.Fact.GetType(), EventJson.Options));
}

/// <summary>What a clock shows.</summary>
/// <param name="Kind">What it measures.</param>
/// <param name="State">Whether it runs.</param>
/// <param name="ReadAt">The instant at which it was read.</param>
/// <param name="ConsumedSeconds">Covered time used so far.</param>
/// <param name="TargetSeconds">Covered time allowed; null when no agreement promises anything.</param>
/// <param name="SecondsLeft">Covered time left; negative when the target is used up and null without one.</param>
/// <param name="DueAt">When the target will be used up if nothing else changes; null while paused, stopped or without one.</param>
/// <param name="BreachedAt">When the target was used up.</param>
/// <param name="AgreementId">The agreement that promises.</param>
/// <param name="AgreementName">Its name.</param>
/// <param name="AgreementVersion">Its version.</param>
/// <param name="Verdict">How it ended, or how it stands.</param>
/// <param name="Official">Whether the verdict was recorded and so stands whatever comes later.</param>
[GraphQLMetadata("IncidentClock")]
public sealed record IncidentClockReading(
    ClockKind Kind, ClockState State, DateTimeOffset ReadAt, long ConsumedSeconds, long? TargetSeconds, long? SecondsLeft,
    DateTimeOffset? DueAt, DateTimeOffset? BreachedAt, Guid? AgreementId, string? AgreementName, int? AgreementVersion,
    Services.ClockVerdict Verdict, bool Official)
{
    internal static IncidentClockReading Of(IncidentStory story, ClockKind kind, Domain.Landscape landscape, DateTimeOffset now)
    {
        var clock = story.State.Clock(kind);
        var at = clock.NotBefore(now);
        var reading = SlaClock.Read(clock.History, landscape, at);
        var (consumed, target) = ((long)reading.Consumed.TotalSeconds, (long?)reading.Target?.TotalSeconds);
        var official = clock.Stopped ? story.Verdicts.GetValueOrDefault(kind) : null;
        return new(
            kind, reading.State, at, consumed, target, target - consumed, reading.DueAt, reading.BreachedAt, reading.AgreementId,
            reading.AgreementId is { } id ? landscape.AgreementOf(id)?.InForceAt(at)?.Name : null, reading.AgreementVersion,
            Services.ClockVerdicts.Of(reading, official), official is not null);
    }
}
