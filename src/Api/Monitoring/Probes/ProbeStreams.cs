using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Walls;
using Npgsql;

namespace EventSourcedOps.Api.Monitoring.Probes;

/// <summary>Reads what many probes stood through in one statement.</summary>
internal static class ProbeStreams
{
    /// <summary>Of a probe that turns again and again as many are looked at; how it stood before is not known then.</summary>
    private const int MostTurns = 5_000;

    /// <summary>Whatever turned from then on, and what stood before it.</summary>
    public static async Task<IReadOnlyDictionary<StreamKey, IReadOnlyList<Recorded>>> Turns(
        Sight sight, IReadOnlyList<StreamKey> keys, DateTimeOffset from, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var question = Question(
            $"""
            select e.* from unnest($1, $2) as k (organisation, id) cross join lateral (
                select {Recorded.Columns} from ops.mt_events e
                where e.tenant_id = k.organisation and e.stream_id = k.id and e.timestamp <= $4 and e.version >= coalesce((
                    select max(b.version) from ops.mt_events b
                    where b.tenant_id = k.organisation and b.stream_id = k.id and b.timestamp <= least($3, $4)), 0)
                order by e.version desc limit {MostTurns}) as e
            order by e.stream_id, e.version
            """, keys, from.UtcDateTime, ReadDesk.Until(asOf));
        return await Read(sight, question, cancellation);
    }

    /// <summary>One page of each one's verdicts, the newest first.</summary>
    public static async Task<IReadOnlyDictionary<StreamKey, IReadOnlyList<Recorded>>> Verdicts(
        Sight sight, IReadOnlyList<StreamKey> keys, long before, DateTimeOffset? asOf, int take, CancellationToken cancellation)
    {
        var question = Question(
            $"""
            select e.* from unnest($1, $2) as k (organisation, id) cross join lateral (
                select {Recorded.Columns} from ops.mt_events e
                where e.tenant_id = k.organisation and e.stream_id = k.id and e.version < $3 and e.timestamp <= $4
                    and e.type = '{WireNames.Of(typeof(ProbeJudged))}'
                order by e.version desc limit $5) as e
            order by e.stream_id, e.version desc
            """, keys, before, ReadDesk.Until(asOf), take);
        return await Read(sight, question, cancellation);
    }

    public static ProbeAvailability Availability(IReadOnlyList<Recorded> turns, DateTimeOffset from, DateTimeOffset to) => ProbeAvailability.Of(
        turns.Select(turn => ((ProbeEvent)turn.Fact).TurnOf(turn.OccurredAt)), from, to,
        turns is [{ Version: > 1 }, ..] ? ProbePhase.Unknown : ProbePhase.Paused);

    private static NpgsqlBatchCommand Question(string sql, IReadOnlyList<StreamKey> keys, params IEnumerable<object> more)
    {
        var question = new NpgsqlBatchCommand(sql);
        question.Parameters.Add(new() { Value = keys.Select(key => key.Organisation).ToArray() });
        question.Parameters.Add(new() { Value = keys.Select(key => key.Id).ToArray() });
        foreach (var value in more) question.Parameters.Add(new() { Value = value });
        return question;
    }

    private static async Task<IReadOnlyDictionary<StreamKey, IReadOnlyList<Recorded>>> Read(
        Sight sight, NpgsqlBatchCommand question, CancellationToken cancellation) =>
        (await sight.List(question, rows => Recorded.From(rows), cancellation)).GroupBy(fact => new StreamKey(fact.Organisation, fact.Stream))
            .ToDictionary(stream => stream.Key, stream => (IReadOnlyList<Recorded>)stream.ToArray());
}
