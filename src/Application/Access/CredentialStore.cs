using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Access;

/// <summary>What a credential is made of.</summary>
public enum CredentialKind
{
    /// <summary>The hash of a password.</summary>
    Password,

    /// <summary>The sealed secret of a second factor.</summary>
    SecondFactor,
}

/// <summary>A credential as it is stored: nothing in it lets anybody in by itself.</summary>
/// <param name="Codes">Hashes of recovery codes that were not used yet.</param>
public sealed record StoredCredential(Guid Id, Guid Account, string Secret, IReadOnlyList<string> Codes);

/// <summary>
/// Keeps credentials. Stored first, and counting only once an event of the account names it: until then, and after it was replaced, a
/// row is inert.
/// </summary>
public sealed class CredentialStore(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<Guid> Add(
        Guid account, CredentialKind kind, string secret, IReadOnlyCollection<string> codes, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        await using var add = database.CreateCommand(
            "insert into ops.credentials (id, account, kind, secret, codes, set_at) values ($1, $2, $3, $4, $5, $6)");
        foreach (var value in (object[])[id, account, kind.ToString(), secret, codes.ToArray(), time.GetUtcNow().UtcDateTime])
            add.Parameters.Add(new() { Value = value });
        await add.ExecuteNonQueryAsync(cancellation);
        return id;
    }

    public Task<StoredCredential?> Find(Guid id, CancellationToken cancellation) => One("id = $1", cancellation, id);

    /// <summary>The one that was stored last, whether it counts or not.</summary>
    public Task<StoredCredential?> Last(Guid account, CredentialKind kind, CancellationToken cancellation) =>
        One("account = $1 and kind = $2 order by set_at desc limit 1", cancellation, account, kind.ToString());

    /// <summary>Stores the hashes of recovery codes beside a second factor that does not count yet.</summary>
    public async Task KeepCodes(Guid id, IReadOnlyCollection<string> hashes, CancellationToken cancellation)
    {
        await using var keep = database.CreateCommand("update ops.credentials set codes = $2 where id = $1");
        keep.Parameters.Add(new() { Value = id });
        keep.Parameters.Add(new() { Value = hashes.ToArray() });
        await keep.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<StoredCredential?> One(string which, CancellationToken cancellation, params object[] values)
    {
        await using var find = database.CreateCommand($"select id, account, secret, codes from ops.credentials where {which}");
        foreach (var value in values) find.Parameters.Add(new() { Value = value });
        await using var rows = await find.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation)
            ? new(rows.GetGuid(0), rows.GetGuid(1), rows.GetString(2), rows.GetFieldValue<string[]>(3))
            : null;
    }

    /// <summary>The newest secrets of that kind that were ever stored for the account.</summary>
    public async Task<IReadOnlyList<string>> Newest(Guid account, CredentialKind kind, int most, CancellationToken cancellation)
    {
        await using var find = database.CreateCommand(
            "select secret from ops.credentials where account = $1 and kind = $2 order by set_at desc limit $3");
        foreach (var value in (object[])[account, kind.ToString(), most]) find.Parameters.Add(new() { Value = value });
        var secrets = new List<string>();
        await using var rows = await find.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) secrets.Add(rows.GetString(0));
        return secrets;
    }

    /// <summary>Hashes get stronger with the years: the same password, hashed anew.</summary>
    public async Task Rehash(Guid id, string secret, CancellationToken cancellation)
    {
        await using var change = database.CreateCommand("update ops.credentials set secret = $2 where id = $1");
        change.Parameters.Add(new() { Value = id });
        change.Parameters.Add(new() { Value = secret });
        await change.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Spends the code of a time step; false when it, or a later one, was spent before.</summary>
    public Task<bool> SpendStep(Guid id, long step, CancellationToken cancellation) =>
        Spend("update ops.credentials set last_step = $2 where id = $1 and last_step < $2", id, new() { Value = step }, cancellation);

    /// <summary>Spends a recovery code; false when there is none of that hash.</summary>
    public Task<bool> SpendCode(Guid id, string hash, CancellationToken cancellation) => Spend(
        "update ops.credentials set codes = array_remove(codes, $2) where id = $1 and $2 = any(codes)", id,
        new() { Value = hash, NpgsqlDbType = NpgsqlDbType.Text }, cancellation);

    private async Task<bool> Spend(string sql, Guid id, NpgsqlParameter what, CancellationToken cancellation)
    {
        await using var spend = database.CreateCommand(sql);
        spend.Parameters.Add(new() { Value = id });
        spend.Parameters.Add(what);
        return await spend.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
