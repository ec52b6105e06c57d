namespace EventSourcedOps.Api.Hosting;

/// <summary>What every start tells PostgreSQL. On the command line, so that no ALTER SYSTEM can weaken durability behind our back.</summary>
internal static class ServerSettings
{
    private static readonly Dictionary<string, string> Always = new()
    {
        ["listen_addresses"] = "127.0.0.1",
        ["unix_socket_directories"] = "",
        ["fsync"] = "on",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
        ["max_connections"] = "200",
        ["shared_buffers"] = "256MB",
        ["effective_cache_size"] = "1GB",
        ["work_mem"] = "16MB",
        ["maintenance_work_mem"] = "128MB",
        ["max_wal_size"] = "4GB",
        // Used log files are kept for reuse: while a new one is made, every commit waits.
        ["min_wal_size"] = "1GB",
        ["checkpoint_timeout"] = "15min",
        ["random_page_cost"] = "1.1",
        ["jit"] = "off",
        ["timezone"] = "UTC",
        ["log_timezone"] = "UTC",
        // A forgotten transaction would hold back every reader of the event order.
        ["idle_in_transaction_session_timeout"] = "60s",
        ["logging_collector"] = "on",
        ["log_directory"] = "log",
        ["log_filename"] = "postgresql-%d.log",
        ["log_truncate_on_rotation"] = "on",
        ["log_rotation_age"] = "1d",
    };

    public static async Task<IReadOnlyDictionary<string, string>> ForAsync(
        PostgresPrograms programs, ClusterAccount account, string cluster, IReadOnlyDictionary<string, string> chosen,
        CancellationToken cancellation)
    {
        var settings = new Dictionary<string, string>(Always);
        if (await CompressesWithLz4Async(programs, account, cluster, cancellation)) settings["wal_compression"] = "lz4";
        foreach (var (name, value) in chosen) settings[name] = value;
        return settings;
    }

    private static async Task<bool> CompressesWithLz4Async(
        PostgresPrograms programs, ClusterAccount account, string cluster, CancellationToken cancellation) =>
        (await ChildProcess.RunAsync(
            account.Run(programs.Server, "-D", cluster, "-c", "wal_compression=lz4", "-C", "wal_compression"), cancellation)).Succeeded;
}
