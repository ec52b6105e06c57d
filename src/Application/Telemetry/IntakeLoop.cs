using System.Diagnostics;
using System.Threading.Channels;
using EventSourcedOps.Domain;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>What a request brought, on its way into its table; answered once it is durable, or told that it may not be.</summary>
/// <param name="Count">How many samples or lines.</param>
public abstract record WaitingRequest(int Count, long Bytes)
{
    private readonly TaskCompletionSource<Refusal?> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Refusal?> Answer => answer.Task;

    public void Reply(Refusal? refusal) => answer.TrySetResult(refusal);

    public void Fail(Exception fault) => answer.TrySetException(fault);
}

/// <summary>
/// Group commit for what senders send, as <see cref="WritePath.CommitLoop"/> does for commands: while some requests are being written,
/// others gather, and all of them share one round trip and one flush to the disk.
/// </summary>
/// <param name="most">How many samples or lines may wait.</param>
public abstract partial class IntakeLoop<TRequest>(long most, ILogger log) : IAsyncDisposable where TRequest : WaitingRequest
{
    private const int RequestsAtOnce = 500;
    private const int BytesAtOnce = 16 << 20;
    private const int RequestsWaiting = 20_000;

    /// <summary>For how long requests outlive their database before their senders are told that the outcome is unknown.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<TRequest> queue =
        Channel.CreateBounded<TRequest>(new BoundedChannelOptions(RequestsWaiting) { SingleReader = true });
    private readonly CancellationTokenSource stopping = new();
    private Task? loop;
    private long waiting;

    /// <summary>Whether there is room for so many more.</summary>
    public bool HasRoom(int count) => Interlocked.Read(ref waiting) + count <= most;

    /// <summary>Makes them durable. What was written before, because nobody knew whether it was, may come again.</summary>
    protected abstract Task Write(IReadOnlyList<TRequest> batch);

    /// <returns>False when there is no room for more.</returns>
    internal bool TryAdd(TRequest request)
    {
        StartOnce();
        if (Interlocked.Add(ref waiting, request.Count) <= most && queue.Writer.TryWrite(request)) return true;
        Interlocked.Add(ref waiting, -request.Count);
        return false;
    }

    private void StartOnce()
    {
        if (loop is not null) return;
        lock (queue) loop ??= Task.Run(Run);
    }

    private async Task Run()
    {
        var batch = new List<TRequest>(RequestsAtOnce);
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            for (var bytes = 0L; batch.Count < RequestsAtOnce && bytes < BytesAtOnce && queue.Reader.TryRead(out var request); bytes += request.Bytes)
                batch.Add(request);
            await Settle(batch);
            foreach (var request in batch) Interlocked.Add(ref waiting, -request.Count);
            batch.Clear();
        }
    }

    /// <summary>Every request gets exactly one answer, whatever happens to the database.</summary>
    private async Task Settle(List<TRequest> batch)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
            try
            {
                await Write(batch);
                foreach (var request in batch) request.Reply(null);
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException { IsTransient: true } or IOException or TimeoutException)
            {
                if (Stopwatch.GetElapsedTime(started) < Patience && !stopping.IsCancellationRequested)
                {
                    LogRetry(log, fault, batch.Count);
                    await Task.Delay(TimeSpan.FromMilliseconds(200));
                    continue;
                }

                foreach (var request in batch) request.Reply(TelemetryRefusals.OutcomeUnknown);
                return;
            }
            catch (Exception fault)
            {
                LogFault(log, fault, batch.Count);
                foreach (var request in batch) request.Fail(fault);
                return;
            }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await stopping.CancelAsync();
        if (loop is not null) await loop;
        stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database went away under {Count} requests of telemetry; trying again")]
    private static partial void LogRetry(ILogger log, Exception fault, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} requests of telemetry could not be written")]
    private static partial void LogFault(ILogger log, Exception fault, int count);
}
