using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Configuration;
using Npgsql;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>What one organisation's database of configuration items knows already: states from the log, and whom a mark belongs to.</summary>
internal sealed class KnownItems(NpgsqlDataSource database, string organisation)
{
    /// <summary>More candidates than this share a mark that says nothing.</summary>
    private const int MostCandidates = 5_000;

    private const int MarksAtOnce = 50;

    public Task<Dictionary<Guid, ConfigurationItem>> Load(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        StreamStates.Load<ConfigurationItem>(database, organisation, ids, cancellation);

    /// <summary>The items that bear one of those marks.</summary>
    public async Task<IReadOnlyList<(Guid Id, string[] Marks)>> Bearing(IReadOnlyCollection<string> marks, CancellationToken cancellation)
    {
        if (marks.Count == 0) return [];
        // An index of marks compares each it is asked for with all others, so it is asked for a few at a time. It is asked alone, by what does
        // not look like many, and planned anew each time: to a table that is young everything else looks rarer, and all items would be read.
        await using var ask = database.CreateBatch();
        ask.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('plan_cache_mode', 'force_custom_plan', true)"));
        ask.BatchCommands.Add(new NpgsqlBatchCommand(
            $"""
            with few as (select array_agg(mark) as marks from unnest((select $2::text[])) with ordinality as wanted(mark, at) group by at / {MarksAtOnce}),
            bearing as materialized (
                select i.* from few cross join lateral (
                    select id, organisation, stage, attributes || sources as marks from {ConfigurationItems.Model.Table}
                    where until = 'infinity' and (attributes && few.marks or sources && few.marks)) i)
            select distinct id, marks from bearing where organisation = $1 and stage <> '{Stage.Retired}' limit {MostCandidates}
            """)
        {
            Parameters = { new() { Value = organisation }, new() { Value = marks.ToArray() } },
        });
        var found = new List<(Guid, string[])>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        await rows.NextResultAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) found.Add((rows.GetGuid(0), rows.GetFieldValue<string[]>(1)));
        return found;
    }

    /// <summary>Items that a source told of, by id: what it no longer tells is missing.</summary>
    public async Task<IReadOnlyList<Guid>> ToldBy(string source, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            $"""
            select id from {ConfigurationItems.Model.Table}
            where until = 'infinity' and organisation = $1 and sources @> array[$2] and stage <> '{Stage.Retired}'
            """);
        ask.Parameters.Add(new() { Value = organisation });
        ask.Parameters.Add(new() { Value = ItemMarks.OfSource(source) });
        return await List(ask, rows => rows.GetGuid(0), cancellation);
    }

    private static async Task<IReadOnlyList<T>> List<T>(NpgsqlCommand ask, Func<NpgsqlDataReader, T> of, CancellationToken cancellation)
    {
        var found = new List<T>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) found.Add(of(rows));
        return found;
    }
}
