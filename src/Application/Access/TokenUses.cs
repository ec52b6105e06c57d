using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Access;

/// <summary>When each token was used last: noted in memory and written down once in a while, because it is a hint and not a fact.</summary>
public sealed class TokenUses(NpgsqlDataSource database, TimeProvider time)
{
    internal const string Schema = """
        create table if not exists ops.token_uses (token_id uuid primary key, used_at timestamptz not null);
        """;

    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> noted = new();
    private long writtenAt = time.GetTimestamp();

    public void Note(Guid token) => noted[token] = time.GetUtcNow();

    /// <summary>When each token was used last, by any node; at most a minute late.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> Read(CancellationToken cancellation = default)
    {
        var uses = new Dictionary<Guid, DateTimeOffset>();
        await using var read = database.CreateCommand("select token_id, used_at from ops.token_uses");
        await using (var rows = await read.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation)) uses[rows.GetGuid(0)] = rows.GetFieldValue<DateTimeOffset>(1);
        foreach (var (token, at) in noted)
            if (!uses.TryGetValue(token, out var written) || written < at) uses[token] = at;
        return uses;
    }

    internal Task WriteIfDue(CancellationToken cancellation) =>
        time.GetElapsedTime(writtenAt) < BetweenWrites ? Task.CompletedTask : Write(cancellation);

    internal async Task Write(CancellationToken cancellation)
    {
        writtenAt = time.GetTimestamp();
        var uses = noted.ToArray();
        if (uses.Length == 0) return;
        await using var write = database.CreateCommand(
            """
            insert into ops.token_uses (token_id, used_at) select * from unnest($1, $2)
            on conflict (token_id) do update set used_at = greatest(ops.token_uses.used_at, excluded.used_at)
            """);
        write.Parameters.Add(new() { Value = uses.Select(use => use.Key).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        write.Parameters.Add(new()
        {
            Value = uses.Select(use => use.Value.UtcDateTime).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
        });
        await write.ExecuteNonQueryAsync(cancellation);
        // What was used again meanwhile stays for the next time.
        foreach (var use in uses) ((ICollection<KeyValuePair<Guid, DateTimeOffset>>)noted).Remove(use);
    }
}
