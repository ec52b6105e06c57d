using System.Collections.Immutable;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Walls;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Api.Incidents;

/// <summary>Where a stream stands.</summary>
internal sealed record StreamKey(string Organisation, Guid Id);

/// <summary>An incident folded from its events, and the verdicts that were recorded about its clocks.</summary>
internal sealed record IncidentStory(Incident State, ImmutableDictionary<ClockKind, IncidentClockStopped> Verdicts)
{
    public static IncidentStory Evolve(IncidentStory? story, Recorded happened)
    {
        var state = Incident.Evolve(story?.State, (IncidentEvent)happened.Fact, happened.OccurredAt);
        var verdicts = story?.Verdicts ?? ImmutableDictionary<ClockKind, IncidentClockStopped>.Empty;
        return new(state, happened.Fact is IncidentClockStopped stopped ? verdicts.SetItem(stopped.Kind, stopped) : verdicts);
    }
}

/// <summary>Reads the streams of many incidents in one statement.</summary>
internal static class IncidentStreams
{
    /// <summary>One page of each stream.</summary>
    public static async Task<IReadOnlyDictionary<StreamKey, IReadOnlyList<Recorded>>> Pages(
        Sight sight, IReadOnlyList<StreamKey> keys, long behind, DateTimeOffset? asOf, int take,
        CancellationToken cancellation)
    {
        var question = new NpgsqlBatchCommand(
            $"""
            select e.* from unnest($1, $2) as k (organisation, id) cross join lateral (
                select {Recorded.Columns} from ops.mt_events e
                where e.tenant_id = k.organisation and e.stream_id = k.id and e.version > $3 and e.timestamp <= $4
                order by e.version limit $5) as e
            order by e.stream_id, e.version
            """);
        Fill(question, keys, behind, ReadDesk.Until(asOf), take);
        return (await Read(sight, question, cancellation)).GroupBy(KeyOf)
            .ToDictionary(stream => stream.Key, stream => (IReadOnlyList<Recorded>)stream.ToArray());
    }

    /// <summary>Whole streams, folded.</summary>
    /// <param name="types">Only facts of these names; null for all.</param>
    public static async Task<IReadOnlyDictionary<StreamKey, IncidentStory>> Stories(
        Sight sight, IReadOnlyList<StreamKey> keys, DateTimeOffset? asOf, CancellationToken cancellation,
        IReadOnlyList<string>? types = null)
    {
        var question = new NpgsqlBatchCommand(
            $"""
            select {Recorded.Columns} from unnest($1, $2) as k (organisation, id)
            join ops.mt_events e on e.tenant_id = k.organisation and e.stream_id = k.id
            where e.timestamp <= $3 and ($4::text[] is null or e.type = any($4)) order by e.stream_id, e.version
            """);
        Fill(question, keys, ReadDesk.Until(asOf), new NpgsqlParameter
        {
            Value = (object?)types?.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        });
        var stories = new Dictionary<StreamKey, IncidentStory>();
        foreach (var happened in await Read(sight, question, cancellation))
            stories[KeyOf(happened)] = IncidentStory.Evolve(stories.GetValueOrDefault(KeyOf(happened)), happened);
        return stories;
    }

    private static StreamKey KeyOf(Recorded happened) => new(happened.Organisation, happened.Stream);

    private static void Fill(NpgsqlBatchCommand question, IReadOnlyList<StreamKey> keys, params IEnumerable<object> more)
    {
        question.Parameters.Add(new() { Value = keys.Select(key => key.Organisation).ToArray() });
        question.Parameters.Add(new() { Value = keys.Select(key => key.Id).ToArray() });
        foreach (var value in more) question.Parameters.Add(value as NpgsqlParameter ?? new() { Value = value });
    }

    private static Task<IReadOnlyList<Recorded>> Read(Sight sight, NpgsqlBatchCommand question, CancellationToken cancellation) =>
        sight.List(question, rows => Recorded.From(rows), cancellation);
}
