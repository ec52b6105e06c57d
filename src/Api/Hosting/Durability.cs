using Npgsql;

namespace EventSourcedOps.Api.Hosting;

/// <summary>An acknowledged command survives a power cut only on a server that is set to keep that promise.</summary>
public static class Durability
{
    private const int OldestServer = 150000;

    /// <summary>Refuses a server that may lose what it has acknowledged.</summary>
    public static async Task RequireAsync(string connectionString, CancellationToken cancellation = default)
    {
        await using var connection = await KnownTypes.ConnectAsync(connectionString, cancellation);
        await using var command = new NpgsqlCommand(
            """
            select name, setting from pg_settings
            where name in ('fsync', 'full_page_writes') and setting <> 'on'
               or name = 'synchronous_commit' and setting = 'off'
               or name = 'server_encoding' and setting <> 'UTF8'
               or name = 'server_version_num' and setting::int < $1
            """, connection) { Parameters = { new() { Value = OldestServer } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var weak = new List<string>();
        while (await reader.ReadAsync(cancellation)) weak.Add($"{reader.GetString(0)} = {reader.GetString(1)}");
        if (weak.Count > 0)
            throw new CannotStartException(
                $"This PostgreSQL cannot keep what it acknowledges: {string.Join(", ", weak)}. Needed: version 15 or newer, UTF8, "
                + "fsync, full_page_writes and synchronous_commit on.");
    }
}
