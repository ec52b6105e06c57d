using Npgsql;

namespace EventSourcedOps.Application.Access;

/// <summary>
/// Logout tokens that were used: each is good once, on whatever node it arrives. Only its id is kept, and no longer than the token would
/// be believed anyway.
/// </summary>
public sealed class LogoutTokens(NpgsqlDataSource database, TimeProvider time)
{
    internal const string Schema = """
        create table if not exists ops.logout_tokens (
            provider text not null,
            id       text not null,
            until    timestamptz not null,
            primary key (provider, id)
        );
        """;

    /// <summary>Uses a token up; false when it was used before.</summary>
    public async Task<bool> Use(string provider, string id, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var use = database.CreateCommand(
            """
            with old as (delete from ops.logout_tokens where until < $4)
            insert into ops.logout_tokens (provider, id, until) values ($1, $2, $3) on conflict do nothing
            """);
        foreach (var value in (object[])[provider, id, until.UtcDateTime, time.GetUtcNow().UtcDateTime]) use.Parameters.Add(new() { Value = value });
        return await use.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
