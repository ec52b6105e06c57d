using System.Globalization;
using System.Text.RegularExpressions;

namespace EventSourcedOps.Api.Hosting;

/// <summary>A folder with initdb, pg_ctl and postgres, and the major version they are.</summary>
internal sealed partial record PostgresPrograms(string Folder, int Major)
{
    public const int OldestMajor = 15;
    public const string Setting = "Ops__Postgres";

    public string Initdb => Program("initdb");
    public string PgCtl => Program("pg_ctl");
    public string Server => Program("postgres");

    /// <summary>The setting's folder, then what the build brought, then this system's; the cluster's own version when it has one.</summary>
    public static async Task<PostgresPrograms> FindAsync(int? clusterMajor, CancellationToken cancellation)
    {
        var seen = new List<string>();
        foreach (var folder in Candidates().Where(IsComplete).Distinct())
        {
            if (await MajorAsync(folder, cancellation) is not { } major) continue;
            if (major >= OldestMajor && (clusterMajor ?? major) == major) return new PostgresPrograms(folder, major);
            seen.Add($"{folder} ({major})");
        }
        var wanted = clusterMajor is { } needed ? $"the cluster needs version {needed}" : $"version {OldestMajor} or newer is needed";
        throw new CannotStartException(
            $"No fitting PostgreSQL was found: {wanted}, seen: {(seen.Count == 0 ? "none" : string.Join(", ", seen))}. "
            + $"Build once with npm and a network, install PostgreSQL, name its bin folder in {Setting}, or set ConnectionStrings__ops.");
    }

    /// <summary>The same programs where the account can run them: a clone below /root, for example, is closed to it.</summary>
    public async Task<PostgresPrograms> ReachableByAsync(ClusterAccount account, CancellationToken cancellation)
    {
        if (await account.CanEnterAsync(Folder, cancellation)) return this;
        var source = Path.GetDirectoryName(Folder)!;
        var home = Path.Combine(FallbackFolder.Root, $"postgresql-{Path.GetFileName(Path.GetDirectoryName(source))}");
        if (!Directory.Exists(home))
        {
            Directory.CreateDirectory(FallbackFolder.Root);
            var incoming = $"{home}.{Environment.ProcessId}";
            var copied = await ChildProcess.RunAsync(
                ["/bin/sh", "-c", "cp -a \"$0\" \"$1\" && chmod -R go+rX \"$1\" && { mv -T \"$1\" \"$2\" || test -d \"$2\"; }",
                    source, incoming, home], cancellation);
            if (!copied.Succeeded) throw new CannotStartException($"PostgreSQL cannot be copied to {home}: {copied.Said}");
        }
        return this with { Folder = Path.Combine(home, "bin") };
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named)
        {
            yield return Path.GetFullPath(named);
            yield return Path.Combine(Path.GetFullPath(named), "bin");
        }
        foreach (var brought in Brought()) yield return brought;
        foreach (var system in System()) yield return system;
        if (ChildProcess.OnPath("pg_ctl") is { } onPath) yield return Path.GetDirectoryName(onPath)!;
    }

    private static IEnumerable<string> Brought() =>
        from start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() }
        from folder in Ancestors(start)
        let cache = Path.Combine(folder, ".postgres")
        where Directory.Exists(cache)
        from version in Directory.EnumerateDirectories(cache).Where(version => File.Exists(Path.Combine(version, "brought"))).OrderDescending()
        select Path.Combine(version, "native", "bin");

    private static IEnumerable<string> System() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static IEnumerable<string> Ancestors(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent) yield return folder.FullName;
    }

    private static bool IsComplete(string folder) =>
        new PostgresPrograms(folder, 0) is var programs
        && File.Exists(programs.Initdb) && File.Exists(programs.PgCtl) && File.Exists(programs.Server);

    private static async Task<int?> MajorAsync(string folder, CancellationToken cancellation) =>
        await ChildProcess.RunAsync([new PostgresPrograms(folder, 0).Server, "--version"], cancellation) is { Succeeded: true } version
        && VersionNumber().Match(version.Said) is { Success: true } number
            ? int.Parse(number.Value, CultureInfo.InvariantCulture)
            : null;

    private string Program(string name) => Path.Combine(Folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"\d+")]
    private static partial Regex VersionNumber();
}
