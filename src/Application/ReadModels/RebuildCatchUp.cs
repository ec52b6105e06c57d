using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Folds what happened since into a table that is not the live one, page by page as the live model does.</summary>
/// <param name="held">Rows that stand still in that table; what cannot be folded is added.</param>
internal sealed class RebuildCatchUp(ReadModel model, string table, ISet<Guid> held, ICollection<FoldFailure> failures)
{
    private const int PageSize = 2_000;

    private static readonly string Page =
        $"select {Recorded.Columns} from ops.mt_events e where e.seq_id > $1 and e.seq_id <= $2 and e.type = any($3) order by e.seq_id limit {PageSize}";

    private readonly string[] types = [.. model.WireTypes];

    /// <returns>The rows that were touched.</returns>
    public async Task<IReadOnlySet<Guid>> Run(NpgsqlConnection connection, long after, long upTo, CancellationToken cancellation)
    {
        var touched = new HashSet<Guid>();
        while (after < upTo)
        {
            var page = await Read(connection, after, upTo, cancellation);
            if (page.Count > 0) touched.UnionWith(await Fold(connection, page, cancellation));
            after = page.Count < PageSize ? upTo : page[^1].Position;
        }

        return touched;
    }

    private async Task<Guid[]> Fold(NpgsqlConnection connection, List<Recorded> page, CancellationToken cancellation)
    {
        var fold = new RowFold(model);
        Guid[] keys = [.. page.SelectMany(model.KeysOf).Distinct()];
        await ReadModelTable.Load(connection, model, table, fold, keys, cancellation);
        foreach (var key in held) fold.Hold(key);
        foreach (var failure in page.SelectMany(fold.Apply))
        {
            held.Add(failure.Key);
            failures.Add(failure);
        }

        await ReadModelTable.Save(connection, model, table, fold, cancellation);
        return keys;
    }

    private async Task<List<Recorded>> Read(NpgsqlConnection connection, long after, long upTo, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(Page, connection)
        {
            Parameters = { new() { Value = after }, new() { Value = upTo }, new() { Value = types } },
        };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        var page = new List<Recorded>();
        while (await rows.ReadAsync(cancellation)) page.Add(Recorded.From(rows));
        return page;
    }
}
