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

    public Task<Dictionary<Guid, ConfigurationItem>> Load(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        StreamStates.Load<ConfigurationItem>(database, organisation, ids, cancellation);

    /// <summary>The items that bear one of those marks.</summary>
    public async Task<IReadOnlyList<(Guid Id, string[] Marks)>> Bearing(IReadOnlyCollection<string> marks, CancellationToken cancellation)
    {
        if (marks.Count == 0) return [];
        await using var ask = database.CreateCommand(
            $"""
            select id, attributes || sources from {ConfigurationItems.Model.Table}
            where until = 'infinity' and organisation = $1 and (attributes && $2 or sources && $2) and stage <> '{Stage.Retired}' limit {MostCandidates}
            """);
        ask.Parameters.Add(new() { Value = organisation });
        ask.Parameters.Add(new() { Value = marks.ToArray() });
        return await List(ask, rows => (rows.GetGuid(0), rows.GetFieldValue<string[]>(1)), cancellation);
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
