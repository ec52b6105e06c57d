using EventSourcedOps.Application.Topology;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Correlation;
using EventSourcedOps.Domain.Topology;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.Walls;
using Npgsql;

namespace EventSourcedOps.Application.Monitoring.Correlation;

/// <summary>Which decisions are made again, and by which rule.</summary>
/// <param name="Organisation">Alerts of that organisation; those of others have no part in its incidents.</param>
public sealed record CorrelationQuestion(string Organisation, DateTimeOffset Since, DateTimeOffset Until, CorrelationRule Rule);

/// <summary>What another rule would have decided.</summary>
/// <param name="Repeated">How many decisions the rule in force would make as they were made: of the others not all is known, or the rule was another.</param>
/// <param name="Told">What joins alerts, by name.</param>
public sealed record CorrelationAnswer(IReadOnlyList<ReplayedDecision> Decisions, int Repeated, Func<CorrelationWay, string> Told);

/// <summary>Reads what was decided about the alerts of a time, with what was known then, and has it decided again. Nothing is recorded.</summary>
public sealed class CorrelationHistory(ReaderDatabase reader, TopologyMemory topology)
{
    public const int MostAlerts = 2_000;

    public static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(31);

    public static readonly Refusal PeriodEmpty = new("correlation.period-empty", "The end is after the start.", "until");
    public static readonly Refusal PeriodTooLong = new("correlation.period-too-long",
        $"Decisions of {LongestPeriod.TotalDays} days at most are made again.", "until");
    public static readonly Refusal TooManyAlerts = new("correlation.too-many-alerts",
        $"More than {MostAlerts} alerts belonged to incidents in that time. Take less time.", "since");

    public async Task<(CorrelationAnswer? Answer, Refusal? Refusal)> Replay(CorrelationQuestion question, CancellationToken cancellation)
    {
        if (question.Until <= question.Since) return (null, PeriodEmpty);
        if (question.Until - question.Since > LongestPeriod) return (null, PeriodTooLong);
        // Incidents are worked on or not whether or not the caller may see them; what is shown of them is asked for by the caller's own rights.
        var sight = reader.Of([question.Organisation], null);
        var alerts = await Alerts(sight, question, cancellation);
        if (alerts.Count > MostAlerts) return (null, TooManyAlerts);
        var facts = await Facts(sight, question, alerts, cancellation);
        await topology.Follow(cancellation);
        var inForce = await Decided(facts, new(CorrelationRule.InForce, question.Since), cancellation);
        var decisions = question.Rule == CorrelationRule.InForce ? inForce : await Decided(facts, new(question.Rule, question.Since), cancellation);
        var told = await NamedItems.Told([.. decisions.Select(decision => decision.Way).OfType<CorrelationWay>()], question.Organisation, reader, cancellation);
        return (new(decisions, inForce.Count(decision => decision.Change() == CorrelationChange.Same), told), null);
    }

    /// <summary>Alerts that ever belonged to incidents and changed late enough to bear on the time, and those that stand for their groups before it.</summary>
    private static async Task<IReadOnlyList<Guid>> Alerts(Sight sight, CorrelationQuestion question, CancellationToken cancellation)
    {
        var within = question.Rule.Within > CorrelationRule.InForce.Within ? question.Rule.Within : CorrelationRule.InForce.Within;
        return await sight.List(new NpgsqlBatchCommand(
            $"""
            with linked as materialized (
                select id, alert_group from {AlertBoard.Model.Table}
                where until = 'infinity' and organisation = $1 and changed_at >= $2 and fired_at < $3 and row -> 'incidents' <> '[]' limit {MostAlerts + 1})
            select id from linked
            union
            select earlier.id from (select distinct alert_group from linked) of_group cross join lateral (
                select id from {AlertBoard.Model.Table}
                where until = 'infinity' and organisation = $1 and alert_group = of_group.alert_group and changed_at < $2 and row -> 'incidents' <> '[]'
                order by changed_at desc limit 1) earlier
            """)
        {
            Parameters =
            {
                new() { Value = question.Organisation }, new() { Value = (question.Since - within).UtcDateTime }, new() { Value = question.Until.UtcDateTime },
            },
        }, row => row.GetGuid(0), cancellation);
    }

    /// <summary>What was recorded of alerts and of their incidents before the time was over, in the order of the log.</summary>
    private static async Task<IReadOnlyList<Recorded>> Facts(
        Sight sight, CorrelationQuestion question, IReadOnlyList<Guid> alerts, CancellationToken cancellation)
    {
        var ofAlerts = await Streams(sight, question, alerts, cancellation);
        var incidents = ofAlerts.Select(one => one.Fact).OfType<AlertIncidentLinked>().Select(linked => linked.IncidentId).Distinct().ToList();
        return [.. ofAlerts.Concat(await Streams(sight, question, incidents, cancellation)).OrderBy(one => one.Position)];
    }

    private static Task<IReadOnlyList<Recorded>> Streams(
        Sight sight, CorrelationQuestion question, IReadOnlyList<Guid> streams, CancellationToken cancellation) =>
        sight.List(
            new NpgsqlBatchCommand(
                $"select {Recorded.Columns} from ops.mt_events e where e.tenant_id = $1 and e.stream_id = any($2) and e.timestamp < $3 order by e.seq_id")
            {
                Parameters =
                {
                    new() { Value = question.Organisation }, new() { Value = streams.ToArray() }, new() { Value = question.Until.UtcDateTime },
                },
            },
            row => Recorded.From(row), cancellation);

    private async Task<IReadOnlyList<ReplayedDecision>> Decided(
        IReadOnlyList<Recorded> facts, CorrelationReplay replay, CancellationToken cancellation)
    {
        foreach (var told in facts)
            switch (told.Fact)
            {
                case AlertEvent fact:
                    Graph? known = replay.LooksAt(told.Stream, fact, told.OccurredAt) is { } then ? (await topology.AsOf(then, cancellation)).Graph : null;
                    replay.Tell(told.Stream, fact, told.OccurredAt, known);
                    break;
                case IncidentEvent fact:
                    replay.Tell(told.Stream, fact, told.OccurredAt);
                    break;
            }

        return replay.Decisions;
    }
}
