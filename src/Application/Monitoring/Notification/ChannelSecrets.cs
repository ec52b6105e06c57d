using System.Text.Json;
using Npgsql;

namespace EventSourcedOps.Application.Monitoring.Notification;

/// <summary>
/// Keeps the secrets of channels, sealed. Stored first, and counting only once an event of the channel names it: until then, and after it
/// was replaced, a row is inert.
/// </summary>
public sealed class ChannelSecrets(NpgsqlDataSource database, SecretSeal seal)
{
    internal const string Schema = """
        create table if not exists ops.channel_secrets (
            id      uuid primary key,
            channel uuid not null,
            sealed  text not null,
            set_at  timestamptz not null default now()
        )
        """;

    /// <summary>The first that is kept under an id stands: a command that is sent again has the secret it had.</summary>
    public async Task<ChannelSecret> Keep(Guid id, Guid channel, ChannelSecret secret, CancellationToken cancellation)
    {
        await using var keep = database.CreateCommand(
            "insert into ops.channel_secrets (id, channel, sealed) values ($1, $2, $3) on conflict (id) do nothing");
        foreach (var value in (object[])[id, channel, seal.Close(JsonSerializer.Serialize(secret))]) keep.Parameters.Add(new() { Value = value });
        return await keep.ExecuteNonQueryAsync(cancellation) == 1 ? secret : await Find(id, cancellation);
    }

    public async Task<ChannelSecret> Find(Guid? id, CancellationToken cancellation)
    {
        if (id is not { } known) return ChannelSecret.None;
        await using var find = database.CreateCommand("select sealed from ops.channel_secrets where id = $1");
        find.Parameters.Add(new() { Value = known });
        return await find.ExecuteScalarAsync(cancellation) is string text
            ? JsonSerializer.Deserialize<ChannelSecret>(seal.Open(text))!
            : throw new InvalidOperationException($"A channel names the secret {known}, which is not there.");
    }
}
