using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EventSourcedOps.Api.Tests.Hosting;

/// <summary>The product as a process of its own, as people run it: for what only a real process shows (signals, kill -9, exit codes).</summary>
public sealed class ApiProcess : IAsyncDisposable
{
    private const string ReadyMark = "is ready at ";
    /// <summary>No verb of a test takes longer; a process that does not end is a failure, not a wait.</summary>
    private static readonly TimeSpan LongestExit = TimeSpan.FromMinutes(5);

    private static readonly HttpClient Http = new();
    private readonly Process _process;
    private readonly Process _guard;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ApiProcess(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        // A run started in the background hands on that SIGINT is to be ignored; these processes have to hear it.
        var start = new ProcessStartInfo(
            "/usr/bin/env", ["--default-signal=INT,QUIT", "dotnet", Path.Combine(AppContext.BaseDirectory, "EventSourcedOps.Api.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // it ends before what is learnt of hot code would pay
        foreach (var (name, value) in settings) start.Environment[name] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _guard = StopWithUs(_process.Id);
    }

    public int Id => _process.Id;

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public Task<Uri> ReadyAt => _ready.Task;

    /// <summary>Runs a verb, or anything that ends by itself.</summary>
    public static ApiProcess Run(IReadOnlyDictionary<string, string> settings, params IEnumerable<string> arguments) => new(arguments, settings);

    /// <summary>Serves and answers when it is ready; fails with its output when it ends instead.</summary>
    public static async Task<ApiProcess> ServeAsync(IReadOnlyDictionary<string, string> settings)
    {
        var api = new ApiProcess([], settings);
        var ended = api._process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (await Task.WhenAny(api.ReadyAt, ended) == ended) throw new InvalidOperationException($"It ended: {api.Output}");
        return api;
    }

    public async Task<string> GetAsync(string path) => await Http.GetStringAsync(new Uri(await ReadyAt, path));

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(LongestExit, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public Task<int> StopAsync(string signal = "INT")
    {
        Signal.Send(signal, Id);
        return ExitAsync();
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Signal.Send("TERM", Id);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _guard.Kill();
        _guard.Dispose();
        _process.Dispose();
    }

    // A killed test run leaves nothing running: the shell's input closes with us, whatever ended us.
    private static Process StopWithUs(int processId) => Process.Start(new ProcessStartInfo(
        "/bin/sh", ["-c", "read _; kill -TERM \"$0\"", processId.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true })
        ?? throw new InvalidOperationException("/bin/sh did not start");

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (line.IndexOf(ReadyMark, StringComparison.Ordinal) is >= 0 and var at) _ready.TrySetResult(new Uri(line[(at + ReadyMark.Length)..].Trim()));
    }
}
