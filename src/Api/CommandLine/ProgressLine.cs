using System.Globalization;
using Spectre.Console;
using Progress = EventSourcedOps.Application.Progress;

namespace EventSourcedOps.Api.CommandLine;

/// <summary>Shows progress: a bar on a terminal; elsewhere one plain line per stage and then at most one per interval.</summary>
public sealed class ProgressLine : IProgress<Progress>, IAsyncDisposable
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);
    private readonly Lock _gate = new();
    private readonly TextWriter _plain;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _drawing;
    private Progress? _latest;
    private Progress? _said;
    private long _saidAt;

    public ProgressLine(TextWriter plain, bool isRedirected)
    {
        _plain = plain;
        IsBar = !isRedirected && AnsiConsole.Profile.Capabilities.Interactive;
        _drawing = IsBar ? Task.Run(DrawAsync) : Task.CompletedTask;
    }

    private bool IsBar { get; }

    public void Report(Progress value)
    {
        lock (_gate)
        {
            var earlier = _latest;
            _latest = value;
            if (IsBar) return;
            var isNewStage = earlier?.Stage != value.Stage;
            if (isNewStage && earlier is not null && earlier != _said) Say(earlier);
            if (isNewStage || TimeProvider.System.GetElapsedTime(_saidAt) >= PlainInterval) Say(value);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _finished.TrySetResult();
        await _drawing;
        lock (_gate)
            if (!IsBar && _latest is not null && _latest != _said) Say(_latest);
    }

    private void Say(Progress progress)
    {
        (_said, _saidAt) = (progress, TimeProvider.System.GetTimestamp());
        _plain.WriteLine(progress.Total is { } total
            ? string.Create(CultureInfo.InvariantCulture, $"{progress.Stage}: {progress.Done} of {total}")
            : string.Create(CultureInfo.InvariantCulture, $"{progress.Stage}: {progress.Done}"));
    }

    private Task DrawAsync() =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bars =>
            {
                var tasks = new Dictionary<string, ProgressTask>();
                while (!_finished.Task.IsCompleted)
                {
                    await Task.WhenAny(_finished.Task, Task.Delay(Redraw));
                    Draw(bars, tasks);
                }
            });

    private void Draw(ProgressContext bars, Dictionary<string, ProgressTask> tasks)
    {
        Progress? now;
        lock (_gate) now = _latest;
        if (now is null) return;
        if (!tasks.TryGetValue(now.Stage, out var task))
        {
            foreach (var earlier in tasks.Values) earlier.StopTask();
            tasks[now.Stage] = task = bars.AddTask(Markup.Escape(now.Stage));
        }
        task.IsIndeterminate = now.Total is null;
        task.MaxValue = now.Total ?? 1;
        task.Value = now.Total is null ? 0 : now.Done;
        task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{now.Stage} {now.Done:N0}"));
    }
}
