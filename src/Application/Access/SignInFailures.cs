using Npgsql;

namespace EventSourcedOps.Application.Access;

/// <summary>
/// Counts wrong guesses for each login and source together: whoever guesses locks out themselves, and nobody can lock out somebody else.
/// </summary>
public sealed class SignInFailures(NpgsqlDataSource database, TimeProvider time)
{
    public const int Most = 5;

    /// <summary>How long a lock lasts, and after how long without a wrong guess counting starts anew.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    /// <summary>How long that source has to wait before it may try that login again; null when it need not.</summary>
    public async Task<TimeSpan?> LockedFor(string login, string source, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand("select failures, last_at from ops.sign_in_failures where login = $1 and source = $2");
        ask.Parameters.Add(new() { Value = login });
        ask.Parameters.Add(new() { Value = source });
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation) || rows.GetInt32(0) < Most) return null;
        var left = rows.GetFieldValue<DateTimeOffset>(1) + Lock - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : null;
    }

    /// <summary>Counts a try before it is looked at, so that tries at the same time count too; answers how many there were.</summary>
    public async Task<int> Note(string login, string source, CancellationToken cancellation)
    {
        await using var note = database.CreateCommand(
            """
            insert into ops.sign_in_failures as f (login, source, failures, last_at) values ($1, $2, 1, $3)
            on conflict (login, source) do update set
                failures = case when f.last_at < $4 then 1 else f.failures + 1 end, last_at = excluded.last_at
            returning failures
            """);
        var now = time.GetUtcNow();
        foreach (var value in (object[])[login, source, now.UtcDateTime, (now - Lock).UtcDateTime]) note.Parameters.Add(new() { Value = value });
        return (int)(await note.ExecuteScalarAsync(cancellation))!;
    }

    public async Task Forgive(string login, string source, CancellationToken cancellation)
    {
        await using var forgive = database.CreateCommand("delete from ops.sign_in_failures where login = $1 and source = $2");
        forgive.Parameters.Add(new() { Value = login });
        forgive.Parameters.Add(new() { Value = source });
        await forgive.ExecuteNonQueryAsync(cancellation);
    }
}
