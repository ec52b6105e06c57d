using EventSourcedOps.Domain.Telemetry.Dependencies;
using EventSourcedOps.Projections.Telemetry;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry.Dependencies;

/// <summary>That one service asks another one, or does no more.</summary>
/// <param name="At">When it was first seen, or last.</param>
internal sealed record SeenDependency(string Organisation, string Caller, string Callee, DateTimeOffset At);

/// <summary>How often one service of an organisation asked another one.</summary>
public sealed record CountedCalls(string Organisation, string Caller, string Callee, long Calls, long Failed);

/// <summary>Keeps how often services asked each other, up to when that was counted, and what of it the log does not say yet.</summary>
public sealed class DependencyBook(NpgsqlDataSource database)
{
    /// <summary>How long it is known how often services asked each other.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>How often services asked each other in the hour of that time, as far as the caller may see it.</summary>
    public static Task<IReadOnlyList<CountedCalls>> Of(TelemetrySight sight, DateTimeOffset at, CancellationToken cancellation) => sight.Wall.List(
        TelemetrySight.Question(
            """
            select organisation, caller, callee, calls, failed from telemetry.service_calls
            where hour = date_trunc('hour', $1::timestamptz, 'UTC') and ($2::text[] is null or organisation = any($2))
            """, [at.UtcDateTime, sight.Codes]),
        row => new CountedCalls(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4)), cancellation);

    /// <summary>Forgets counts of long ago.</summary>
    internal async Task Forget(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var delete = database.CreateCommand("delete from telemetry.service_calls where hour < $1");
        delete.Parameters.Add(new() { Value = before.UtcDateTime });
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Organisations that sent spans of that time, with up to when those are counted.</summary>
    internal async Task<IReadOnlyList<(string Organisation, DateTimeOffset? LookedTo)>> Senders(
        DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            """
            select s.organisation, l.looked_to
            from (select distinct organisation from telemetry.span_blocks where until >= $1 and since <= $2) s
            left join telemetry.service_looks l using (organisation) order by 1
            """);
        ask.Parameters.Add(new() { Value = from.UtcDateTime });
        ask.Parameters.Add(new() { Value = until.UtcDateTime });
        return await List(ask, row => (row.GetString(0), TimeOf(row, 1)), cancellation);
    }

    /// <summary>Counts and how far they reach are one transaction: what is counted is counted once.</summary>
    internal async Task Write(string organisation, IReadOnlyList<ServiceCalls> counted, DateTimeOffset lookedTo, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(
            """
            insert into telemetry.service_calls as known (organisation, caller, callee, hour, calls, failed, first_at, last_at)
            select $1, * from unnest($2::text[], $3::text[], $4::timestamptz[], $5::bigint[], $6::bigint[], $7::timestamptz[], $8::timestamptz[])
            on conflict (organisation, caller, callee, hour) do update set calls = known.calls + excluded.calls,
                failed = known.failed + excluded.failed, first_at = least(known.first_at, excluded.first_at),
                last_at = greatest(known.last_at, excluded.last_at)
            """)
        {
            Parameters =
            {
                new() { Value = organisation },
                new() { Value = counted.Select(one => one.Caller).ToArray() },
                new() { Value = counted.Select(one => one.Callee).ToArray() },
                Times(counted.Select(one => one.Hour)),
                new() { Value = counted.Select(one => one.Calls).ToArray() },
                new() { Value = counted.Select(one => one.Failed).ToArray() },
                Times(counted.Select(one => one.FirstAt)),
                Times(counted.Select(one => one.LastAt)),
            },
        });
        batch.BatchCommands.Add(new(
            """
            insert into telemetry.service_looks (organisation, looked_to) values ($1, $2)
            on conflict (organisation) do update set looked_to = excluded.looked_to
            """) { Parameters = { new() { Value = organisation }, new() { Value = lookedTo.UtcDateTime } } });
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>What was seen lately and does not stand on the map yet, the oldest first; no more of an organisation than it has room for.</summary>
    internal async Task<IReadOnlyList<SeenDependency>> New(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            $"""
            with present as ({Present}),
                fresh as (
                    select organisation, caller, callee, min(first_at) as first_at from telemetry.service_calls c
                    where hour >= $1 and not exists (
                        select from present p where (p.organisation, p.caller, p.callee) = (c.organisation, c.caller, c.callee))
                    group by 1, 2, 3),
                placed as (
                    select *, row_number() over (partition by organisation order by first_at, caller, callee) as place from fresh)
            select organisation, caller, callee, first_at from placed f
            where place + (select count(*) from present p where p.organisation = f.organisation) <= {ServiceDependency.MostPresent}
            order by organisation, first_at, caller, callee
            """);
        ask.Parameters.Add(new() { Value = (now - ServiceDependency.Quiet).UtcDateTime });
        return await List(ask, Seen, cancellation);
    }

    /// <summary>What stands on the map and was not seen for long.</summary>
    internal async Task<IReadOnlyList<SeenDependency>> Silent(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            $"""
            select p.organisation, p.caller, p.callee, coalesce(c.last_at, p.since)
            from ({Present}) p left join lateral (
                select last_at from telemetry.service_calls c
                where (c.organisation, c.caller, c.callee) = (p.organisation, p.caller, p.callee) order by hour desc limit 1) c on true
            where coalesce(c.last_at, p.since) < $1
            """);
        ask.Parameters.Add(new() { Value = (now - ServiceDependency.Quiet).UtcDateTime });
        return await List(ask, Seen, cancellation);
    }

    private static string Present =>
        $"""
        select organisation, row ->> 'caller' as caller, row ->> 'callee' as callee, seen_from as since from {ServiceDependencies.Model.Table}
        where until = 'infinity' and seen_until is null
        """;

    private static SeenDependency Seen(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), TimeOf(row, 3)!.Value);

    private static async Task<List<T>> List<T>(NpgsqlCommand ask, Func<NpgsqlDataReader, T> of, CancellationToken cancellation)
    {
        var found = new List<T>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) found.Add(of(rows));
        return found;
    }

    private static DateTimeOffset? TimeOf(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : new(row.GetFieldValue<DateTime>(column));

    private static NpgsqlParameter Times(IEnumerable<DateTimeOffset> times) =>
        new() { Value = times.Select(time => time.UtcDateTime).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };
}
