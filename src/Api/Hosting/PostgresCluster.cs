using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace EventSourcedOps.Api.Hosting;

/// <summary>The cluster's files and its server process: create, start, find running, stop.</summary>
internal sealed class PostgresCluster(string home, PostgresPrograms programs, ClusterAccount account, string password)
{
    public const string Superuser = "postgres";
    private const int StartTimeoutSeconds = 300;

    /// <summary>While a log file is made for the first time every commit waits: the shorter, the smaller it is.</summary>
    private const int LogFileMegabytes = 4;

    private const int StopTimeoutSeconds = 60;
    private const string GuardPatienceSeconds = "3";
    private const string NoProcess = "2147483646";
    private const int StartAttempts = 20;
    private static readonly TimeSpan AttemptInterval = TimeSpan.FromMilliseconds(250);

    public static string FolderIn(string home) => Path.Combine(home, "pg");

    public string Folder { get; } = FolderIn(home);

    private string PidFile => Path.Combine(Folder, "postmaster.pid");
    private string StartLog => Path.Combine(Folder, "start.log");
    private string PortFile => Path.Combine(home, "pg.port");

    /// <summary>The cluster is made aside and renamed when whole, so that a kill half-way leaves nothing half-made.</summary>
    public async Task CreateIfMissingAsync(CancellationToken cancellation)
    {
        if (File.Exists(Path.Combine(Folder, "PG_VERSION"))) return;
        var incoming = $"{Folder}.incoming";
        var passwordFile = Path.Combine(home, "pg.initial");
        if (Directory.Exists(incoming)) Directory.Delete(incoming, recursive: true);
        Directory.CreateDirectory(incoming);
        OwnerOnly(incoming);
        await account.OwnAsync(incoming, cancellation);
        try
        {
            await SecretFile.WriteAsync(passwordFile, password, cancellation);
            await account.OwnAsync(passwordFile, cancellation);
            var made = await ChildProcess.RunAsync(account.Run(
                [programs.Initdb, "-D", incoming, "-U", Superuser, $"--pwfile={passwordFile}", "--auth=scram-sha-256",
                    "--encoding=UTF8", "--data-checksums", $"--wal-segsize={LogFileMegabytes}", .. Locale()]), cancellation);
            if (!made.Succeeded) throw new CannotStartException($"initdb failed in {incoming}: {made.Said}");
        }
        finally
        {
            File.Delete(passwordFile);
        }
        Directory.Move(incoming, Folder);
    }

    /// <summary>The port and process of a server that runs on this folder, whoever started it.</summary>
    public RunningServer? Running()
    {
        var lines = File.Exists(PidFile) ? File.ReadAllLines(PidFile) : [];
        return lines.Length > PidFileLine.Status && lines[PidFileLine.Status].Trim() == "ready"
            && int.TryParse(lines[PidFileLine.Pid], out var pid) && int.TryParse(lines[PidFileLine.Port], out var port)
            && RunningServer.IsAlive(pid, Folder)
            ? new RunningServer(pid, port)
            : null;
    }

    /// <param name="samePort">Where clients expect it, when it is started again; null when nobody knows it yet.</param>
    public async Task<RunningServer> StartAsync(
        IReadOnlyDictionary<string, string> settings, int? samePort, CancellationToken cancellation)
    {
        ForgetReusedPid();
        var port = samePort ?? PortToUse();
        var options = string.Join(' ', (await ServerSettings.ForAsync(programs, account, Folder, settings, cancellation))
            .Append(new("port", port.ToString(CultureInfo.InvariantCulture)))
            .Select(setting => $"-c {setting.Key}={setting.Value}"));
        var command = account.Run(programs.PgCtl, "start", "-w", "-s", "-D", Folder, "-l", StartLog, "-o", options,
            "-t", StartTimeoutSeconds.ToString(CultureInfo.InvariantCulture));
        for (var attempt = 1; ; attempt++)
        {
            if (File.Exists(StartLog)) File.Delete(StartLog);
            var started = await ChildProcess.RunAsync(command, cancellation);
            if (Running() is { } server)
            {
                await File.WriteAllTextAsync(PortFile, server.Port.ToString(CultureInfo.InvariantCulture), cancellation);
                return server;
            }
            var log = File.Exists(StartLog) ? await File.ReadAllTextAsync(StartLog, cancellation) : "";
            // After kill -9 of the server its last children may still hold the shared memory for a moment.
            if (attempt == StartAttempts || !log.Contains("shared memory block", StringComparison.Ordinal))
                throw new CannotStartException($"PostgreSQL did not start in {Folder}: {started.Said}{Environment.NewLine}{log}");
            await Task.Delay(AttemptInterval, cancellation);
        }
    }

    public async Task StopAsync()
    {
        if (!File.Exists(PidFile)) return;
        var stopped = await ChildProcess.RunAsync(StopCommand());
        if (!stopped.Succeeded && Running() is not null)
            throw new CannotStartException($"PostgreSQL did not stop in {Folder}: {stopped.Said}");
    }

    /// <summary>
    /// Stops the server when this process is gone and nobody else uses the cluster; null where the system has no flock.
    /// A dying process may lose its end of the pipe a moment before its lock, so the guard waits for the lock a little.
    /// </summary>
    public Process? GuardAgainstOurDeath(string usersFile) =>
        ChildProcess.OnPath("flock") is { } flock && ChildProcess.OnPath("setsid") is { } setsid
            ? ChildProcess.StartBoundToUs(
                [setsid, "/bin/sh", "-c", "trap '' INT; read _; exec \"$@\"", "guard", flock, "-w", GuardPatienceSeconds, usersFile, .. StopCommand()])
            : null;

    private IReadOnlyList<string> StopCommand() =>
        account.Run(programs.PgCtl, "stop", "-w", "-s", "-m", "fast", "-D", Folder,
            "-t", StopTimeoutSeconds.ToString(CultureInfo.InvariantCulture));

    // C sorts by bytes on every machine; C.UTF-8 for letters, because pg_trgm and lower() ignore Chinese under plain C.
    private string[] Locale() =>
        !OperatingSystem.IsLinux() ? ["--locale=C"]
        : programs.Major >= 17 ? ["--locale=C", "--lc-ctype=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        : ["--locale=C", "--lc-ctype=C.UTF-8"];

    // PostgreSQL believes any living process of its account that has the number in its file; after a reboot, or as a zombie, that is
    // not our server. The number alone is replaced: the rest of the file still protects from children that outlived a killed server.
    private void ForgetReusedPid()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(PidFile)) return;
        var lines = File.ReadAllLines(PidFile);
        if (lines.Length == 0 || !int.TryParse(lines[PidFileLine.Pid], out var pid)) return;
        if (!Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}")) || RunningServer.IsAlive(pid, Folder)) return;
        lines[PidFileLine.Pid] = NoProcess;
        File.WriteAllLines(PidFile, lines);
    }

    private int PortToUse() =>
        File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), out var last) && TcpPort.IsFree(IPAddress.Loopback, last)
            ? last
            : TcpPort.AnyFree();

    private static void OwnerOnly(string folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static class PidFileLine
    {
        public const int Pid = 0;
        public const int Port = 3;
        public const int Status = 7;
    }
}
