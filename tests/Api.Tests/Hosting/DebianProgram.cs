using System.Diagnostics;

namespace EventSourcedOps.Api.Tests.Hosting;

/// <summary>A program as Debian packs it, for tests that want a real one; they are skipped where there is none.</summary>
internal sealed class DebianProgram : IAsyncDisposable
{
    public const string Prometheus = "/usr/bin/prometheus";
    public const string Alertmanager = "/usr/bin/prometheus-alertmanager";
    public const string Rsyslog = "/usr/sbin/rsyslogd";

    private readonly Process _process;

    private DebianProgram(string program, string folder, params string[] arguments) =>
        _process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;

    public static void SkipWithout(string program) => Assert.SkipUnless(File.Exists(program), $"There is no {program}.");

    /// <param name="folder">Where its prometheus.yml is, and where it may write.</param>
    public static DebianProgram StartPrometheus(string folder, params string[] more) => new(Prometheus, folder,
    [
        $"--config.file={Path.Combine(folder, "prometheus.yml")}", $"--storage.tsdb.path={Path.Combine(folder, "tsdb")}",
        "--web.listen-address=127.0.0.1:0", "--log.level=error", .. more,
    ]);

    /// <param name="folder">Where its alertmanager.yml is, and where it may write.</param>
    public static DebianProgram StartAlertmanager(string folder, int port) => new(Alertmanager, folder,
        $"--config.file={Path.Combine(folder, "alertmanager.yml")}", $"--storage.path={Path.Combine(folder, "alertmanager")}",
        $"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address=", "--log.level=error");

    /// <param name="folder">Where its rsyslog.conf is, and where it may write.</param>
    public static DebianProgram StartRsyslog(string folder) =>
        new(Rsyslog, folder, "-n", "-f", Path.Combine(folder, "rsyslog.conf"), "-i", Path.Combine(folder, "rsyslog.pid"));

    /// <summary>It reads what it was told again.</summary>
    public void Reload() => Signal.Send("HUP", _process.Id);

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
