using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;

namespace EventSourcedOps.Api.Tests.Crash;

/// <summary>Counts by plain SQL, without any of the product's code.</summary>
internal sealed class CrashCheck(string connectionString)
{
    public async Task Every_acknowledged_command_stands_exactly_once(IReadOnlyDictionary<Guid, JsonNode> acknowledged)
    {
        var accepted = acknowledged.Where(pair => pair.Value["refusal"] is null).Select(pair => pair.Key).ToArray();
        accepted.Length.ShouldBeGreaterThan(100);

        (await Number(
            """
            select count(*) from unnest($1) as sent(id)
            where (select count(*) from ops.mt_events e where e.type like 'audit.%' and e.data ->> 'commandId' = sent.id::text) <> 1
            """, accepted)).ShouldBe(0, "each acknowledged command has one audit entry");
        (await Number(
            """
            select count(*) from unnest($1) as sent(id)
            where (select count(*) from ops.mt_events e where e.type like 'incident.%' and e.type not like 'incident.clock%'
                     and e.headers ->> 'command' = sent.id::text) <> 1
            """, accepted)).ShouldBe(0, "each acknowledged command recorded its one fact, once");
        (await Number("select count(*) from unnest($1) as sent(id) where not exists (select from ops.receipts r where r.command_id = sent.id)", accepted))
            .ShouldBe(0, "each acknowledged command has its receipt");
        (await Number(
            """
            select count(*) from (select stream_id, data ->> 'kind', data ->> 'percent' from ops.mt_events
                where type = 'incident.clock-warned.v1' group by 1, 2, 3 having count(*) > 1) as doubled
            """)).ShouldBe(0, "no timer fired twice");
    }

    /// <summary>Read models have seen everything that stands in the log by now; timers go on adding to it.</summary>
    public async Task Caught_up()
    {
        var last = await Number("select max(seq_id) from ops.mt_events");
        await Eventually.IsTrueAsync(async () =>
            await Number(
                """
                select count(*) from ops.mt_event_progression
                where name in ('incident_board:All', 'sla_tracking:All', 'audit_trail:All') and last_seq_id >= $1
                """, last) == 3, "the read models have caught up");
    }

    /// <summary>Both clocks of an incident run out a minute after its triage; each warns at three moments, whoever was dead then.</summary>
    public Task Every_timer_fired() => Eventually.IsTrueAsync(async () =>
        await Number(
            """
            with due as (
                select t.stream_id, (select count(*) from ops.mt_events w where w.stream_id = t.stream_id and w.type = 'incident.clock-warned.v1') as fired
                from ops.mt_events t where t.type = 'incident.triaged.v1' and t.timestamp < now() - interval '61 seconds')
            select case when count(*) = 0 then -1 else count(*) filter (where fired < 6) end from due
            """) == 0, "the timers of all incidents that are a minute old have fired");

    private Task<long> Number(string sql, params object[] arguments) => PlainSql.AskAsync<long>(connectionString, sql, arguments);
}
