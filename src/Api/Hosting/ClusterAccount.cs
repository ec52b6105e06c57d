using System.Globalization;

namespace EventSourcedOps.Api.Hosting;

/// <summary>The account that PostgreSQL runs under: ours, or an unprivileged one when we are root, as PostgreSQL refuses to be root.</summary>
internal sealed record ClusterAccount(int? Uid, int? Gid)
{
    private static readonly string[] KnownNames = ["eventsourcedops", "postgres"];

    public static readonly ClusterAccount Ours = new(null, null);

    public bool IsOurs => Uid is null;

    /// <summary>The owner of an existing cluster, else a known account, else one made for this, else nobody.</summary>
    public static async Task<ClusterAccount> ForAsync(string clusterFolder, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return Ours;
        if (Directory.Exists(clusterFolder) && await OwnerAsync(clusterFolder, cancellation) is { Uid: > 0 } owner) return owner;
        if (await KnownAsync(cancellation) is { } known) return known;
        // One at a time over all processes: two useradd at once make the account twice, and the later one undoes the earlier.
        Directory.CreateDirectory(FallbackFolder.Root);
        using var turn = await new ClusterUse(FallbackFolder.Root).TurnAsync(cancellation);
        if (await KnownAsync(cancellation) is { } madeMeanwhile) return madeMeanwhile;
        if (ChildProcess.OnPath("useradd") is { } useradd)
            await ChildProcess.RunAsync([useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", KnownNames[0]], cancellation);
        return await NamedAsync(KnownNames[0], cancellation) ?? await NamedAsync("nobody", cancellation)
            ?? throw new CannotStartException(
                "PostgreSQL never runs as root, and this machine has no unprivileged account and no useradd. "
                + "Run as an ordinary user, or set ConnectionStrings__ops.");
    }

    /// <summary>The command as this account runs it.</summary>
    public IReadOnlyList<string> Run(params IReadOnlyList<string> command)
    {
        if (IsOurs) return command;
        var setpriv = ChildProcess.OnPath("setpriv")
            ?? throw new CannotStartException(
                "PostgreSQL never runs as root, and setpriv (package util-linux) is missing to leave root. Run as an ordinary user.");
        return [setpriv, $"--reuid={Uid}", $"--regid={Gid}", "--clear-groups", .. command];
    }

    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancellation) =>
        IsOurs || (await ChildProcess.RunAsync(Run("/bin/sh", "-c", "cd \"$0\"", folder), cancellation)).Succeeded;

    public async Task OwnAsync(string path, CancellationToken cancellation)
    {
        if (IsOurs) return;
        var chown = await ChildProcess.RunAsync([ChildProcess.OnPath("chown") ?? "chown", $"{Uid}:{Gid}", path], cancellation);
        if (!chown.Succeeded) throw new CannotStartException($"{path} cannot be given to user {Uid}: {chown.Said}");
    }

    private static async Task<ClusterAccount?> OwnerAsync(string folder, CancellationToken cancellation) =>
        Parse(await ChildProcess.RunAsync(["/bin/sh", "-c", "ls -nd \"$0\" | awk '{print $3, $4}'", folder], cancellation));

    private static async Task<ClusterAccount?> KnownAsync(CancellationToken cancellation)
    {
        foreach (var name in KnownNames)
            if (await NamedAsync(name, cancellation) is { } known) return known;
        return null;
    }

    private static async Task<ClusterAccount?> NamedAsync(string name, CancellationToken cancellation) =>
        Parse(await ChildProcess.RunAsync(["/bin/sh", "-c", "id -u \"$0\" && id -g \"$0\"", name], cancellation));

    private static ClusterAccount? Parse(ChildProcess ids) =>
        ids.Succeeded && ids.Said.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries) is [var uid, var gid]
            ? new ClusterAccount(int.Parse(uid, CultureInfo.InvariantCulture), int.Parse(gid, CultureInfo.InvariantCulture))
            : null;
}
