using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.Walls;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Monitoring.Rules;

/// <summary>Where it is kept how rules stand, so that a restart neither loses what waits nor tells again what fires.</summary>
public sealed class RuleNotes(NpgsqlDataSource database)
{
    private const string Columns =
        "rule, organisation, version, looked_at, series, fault_code, fault_reason, fault_since, standing::text";

    /// <summary>Rules of which a version judges, as far as the list of rules has come.</summary>
    public async Task<IReadOnlyList<AlertRuleRow>> Judging(CancellationToken cancellation)
    {
        var rules = new List<AlertRuleRow>();
        await using var ask = database.CreateCommand(
            $"select row from {AlertRules.Model.Table} where until = 'infinity' and active is not null order by id");
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) rules.Add((AlertRuleRow)AlertRules.Model.Read(rows.GetFieldValue<byte[]>(0)));
        return rules;
    }

    public async Task<IReadOnlyDictionary<Guid, RuleNote>> All(CancellationToken cancellation)
    {
        var notes = new Dictionary<Guid, RuleNote>();
        await using var ask = database.CreateCommand($"select {Columns} from telemetry.rule_standings");
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) notes[rows.GetGuid(0)] = From(rows);
        return notes;
    }

    /// <summary>Those of some rules, as far as they may be seen.</summary>
    public static async Task<IReadOnlyDictionary<Guid, RuleNote>> Of(Sight sight, IReadOnlyList<Guid> rules, CancellationToken cancellation)
    {
        var question = new NpgsqlBatchCommand($"select {Columns} from telemetry.rule_standings where rule = any($1)");
        question.Parameters.Add(new() { Value = rules.ToArray() });
        return (await sight.List(question, From, cancellation)).ToDictionary(note => note.Rule);
    }

    public async Task Keep(RuleNote note, CancellationToken cancellation)
    {
        await using var write = database.CreateCommand(
            """
            insert into telemetry.rule_standings (rule, organisation, version, looked_at, series, fault_code, fault_reason, fault_since, standing)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (rule) do update set version = excluded.version, looked_at = excluded.looked_at, series = excluded.series,
                fault_code = excluded.fault_code, fault_reason = excluded.fault_reason, fault_since = excluded.fault_since, standing = excluded.standing
            """);
        foreach (var value in (object[])[note.Rule, note.Organisation, note.Version]) write.Parameters.Add(new() { Value = value });
        write.Parameters.Add(Nullable(note.LookedAt?.UtcDateTime, NpgsqlDbType.TimestampTz));
        write.Parameters.Add(new() { Value = note.Count });
        write.Parameters.Add(Nullable(note.Fault?.Code, NpgsqlDbType.Text));
        write.Parameters.Add(Nullable(note.Fault?.Reason, NpgsqlDbType.Text));
        write.Parameters.Add(Nullable(note.Fault?.Since.UtcDateTime, NpgsqlDbType.TimestampTz));
        write.Parameters.Add(new() { Value = note.Written(), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await write.ExecuteNonQueryAsync(cancellation);
    }

    public async Task Forget(Guid rule, CancellationToken cancellation)
    {
        await using var delete = database.CreateCommand("delete from telemetry.rule_standings where rule = $1");
        delete.Parameters.Add(new() { Value = rule });
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    private static RuleNote From(NpgsqlDataReader row)
    {
        var (standing, told) = RuleNote.Read(row.GetString(8));
        return new(
            row.GetGuid(0), row.GetString(1), row.GetInt32(2), Time(3), row.GetInt32(4), standing, told,
            row.IsDBNull(5) ? null : new(row.GetString(5), row.GetString(6), Time(7)!.Value));

        DateTimeOffset? Time(int column) => row.IsDBNull(column) ? null : new(row.GetFieldValue<DateTime>(column));
    }

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
