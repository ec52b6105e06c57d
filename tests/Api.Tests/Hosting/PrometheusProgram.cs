using System.Diagnostics;

namespace EventSourcedOps.Api.Tests.Hosting;

/// <summary>A Prometheus as Debian packs it, for tests that want a real one; they are skipped where there is none.</summary>
internal sealed class PrometheusProgram : IAsyncDisposable
{
    private readonly Process _process;

    private PrometheusProgram(Process process) => _process = process;

    private static string Program => Environment.GetEnvironmentVariable("OPS_PROMETHEUS") ?? "/usr/bin/prometheus";

    public static void SkipWithout() =>
        Assert.SkipUnless(File.Exists(Program), $"There is no Prometheus at {Program}; OPS_PROMETHEUS names another place.");

    /// <param name="folder">Where its prometheus.yml is, and where it may write.</param>
    public static PrometheusProgram Start(string folder, params string[] more) => new(Process.Start(new ProcessStartInfo(Program,
    [
        $"--config.file={Path.Combine(folder, "prometheus.yml")}", $"--storage.tsdb.path={Path.Combine(folder, "tsdb")}",
        "--web.listen-address=127.0.0.1:0", "--log.level=error", .. more,
    ]) { WorkingDirectory = folder })!);

    /// <summary>It reads its rules again.</summary>
    public void Reload() => Signal.Send("HUP", _process.Id);

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
