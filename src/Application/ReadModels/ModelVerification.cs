using System.Data;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>
/// Compares a read model with a fold that shares nothing with it but the rule of one event: every version of every row is kept in
/// a plain dictionary, and looked up one by one among the stored ones.
/// </summary>
internal sealed class ModelVerification(NpgsqlDataSource database, ReadModel model)
{
    public async Task<Finding> Run(IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var promise = $"{model.Name} is the fold of the events";
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var position = await ShardProgress.Of(connection, model, cancellation);
        progress?.Report(new($"folding {model.Name}", 0, position));
        var expected = await Fold(connection, position, cancellation);
        var breaches = new List<string>();
        await using var ask = new NpgsqlCommand(
            $"select id, since, nullif(until, 'infinity'), position, row from {model.Table}", connection) { CommandTimeout = 0 };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation) && breaches.Count < LogPromises.Shown)
        {
            var (id, since) = (rows.GetGuid(0), new DateTimeOffset(rows.GetFieldValue<DateTime>(1)));
            if (!expected.Remove((id, since), out var version)) breaches.Add($"row {id} has a version since {since:O} that no event made");
            else if (Differs(version, rows)) breaches.Add($"row {id} since {since:O} is not what its events make of it");
        }

        if (breaches.Count < LogPromises.Shown)
            breaches.AddRange(expected.Keys.Take(LogPromises.Shown).Select(missing => $"row {missing.Id} lacks its version since {missing.Since:O}"));
        return new($"{promise} (position {position})", breaches);
    }

    private bool Differs(Version expected, NpgsqlDataReader row) =>
        (row.IsDBNull(2) ? null : (DateTimeOffset?)new DateTimeOffset(row.GetFieldValue<DateTime>(2))) != expected.Until
        || row.GetInt64(3) != expected.Position
        || model.Write(model.Read(row.GetFieldValue<byte[]>(4))) != expected.Row;

    private async Task<Dictionary<(Guid Id, DateTimeOffset Since), Version>> Fold(
        NpgsqlConnection connection, long upTo, CancellationToken cancellation)
    {
        var now = new Dictionary<Guid, (object Row, DateTimeOffset Since)>();
        var versions = new Dictionary<(Guid, DateTimeOffset), Version>();
        var stuck = await Stuck(connection, cancellation);
        await using var ask = new NpgsqlCommand(
            $"select {Recorded.Columns} from ops.mt_events e where e.seq_id <= $1 and e.type = any($2) order by e.seq_id", connection)
        {
            Parameters = { new() { Value = upTo }, new() { Value = model.WireTypes.ToArray() } }, CommandTimeout = 0,
        };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var happened = Recorded.From(rows);
            foreach (var key in model.KeysOf(happened).Where(key => !stuck.TryGetValue(key, out var since) || happened.Position < since))
                Take(key, happened);
        }

        return versions;

        void Take(Guid key, Recorded happened)
        {
            var before = now.TryGetValue(key, out var known) ? known : default;
            var after = model.Evolve(key, before.Row, happened);
            if (ReferenceEquals(before.Row, after)) return;
            if (before.Row is not null && before.Since != happened.RecordedAt)
                versions[(key, before.Since)] = versions[(key, before.Since)] with { Until = happened.RecordedAt };
            if (after is null) (_, _) = (now.Remove(key), versions.Remove((key, happened.RecordedAt)));
            else
            {
                now[key] = (after, happened.RecordedAt);
                versions[(key, happened.RecordedAt)] = new(null, happened.Position, model.Write(model.Read(model.WriteBytes(after))));
            }
        }
    }

    private async Task<Dictionary<Guid, long>> Stuck(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("select key, position from read.dead_letters where model = $1", connection)
        {
            Parameters = { new() { Value = model.Name } },
        };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        var stuck = new Dictionary<Guid, long>();
        while (await rows.ReadAsync(cancellation)) stuck[rows.GetGuid(0)] = rows.GetInt64(1);
        return stuck;
    }

    private sealed record Version(DateTimeOffset? Until, long Position, string Row);
}
