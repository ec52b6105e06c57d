using System.Diagnostics;
using System.Threading.Channels;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>Blocks on their way into the table; each is answered once it is durable, or told that it may not be.</summary>
internal sealed record WaitingBlock(string Organisation, MetricBlock Block)
{
    private readonly TaskCompletionSource<Refusal?> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Refusal?> Answer => answer.Task;

    public void Reply(Refusal? refusal) => answer.TrySetResult(refusal);

    public void Fail(Exception fault) => answer.TrySetException(fault);
}

/// <summary>
/// Group commit for samples, as <see cref="WritePath.CommitLoop"/> does for commands: while some blocks are being written, others
/// gather, and all of them share one round trip and one flush to the disk.
/// </summary>
public sealed partial class SampleLoop(NpgsqlDataSource database, PackerSignal packer, ILogger<SampleLoop> log) : IAsyncDisposable
{
    private const int BlocksAtOnce = 500;
    private const int BytesAtOnce = 16 << 20;
    private const int BlocksWaiting = 20_000;

    /// <summary>For how long blocks outlive their database before their senders are told that the outcome is unknown.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<WaitingBlock> waiting =
        Channel.CreateBounded<WaitingBlock>(new BoundedChannelOptions(BlocksWaiting) { SingleReader = true });
    private readonly CancellationTokenSource stopping = new();
    private Task? loop;
    private long samplesWaiting;

    /// <summary>How many samples wait for their turn.</summary>
    public long Waiting => Interlocked.Read(ref samplesWaiting);

    /// <returns>False when there is no room for more.</returns>
    internal bool TryAdd(WaitingBlock block)
    {
        StartOnce();
        if (packer.Backlog > TelemetryLimits.SamplesUnpacked) return false;
        if (Interlocked.Add(ref samplesWaiting, block.Block.Count) <= TelemetryLimits.SamplesWaiting && waiting.Writer.TryWrite(block)) return true;
        Interlocked.Add(ref samplesWaiting, -block.Block.Count);
        return false;
    }

    private void StartOnce()
    {
        if (loop is not null) return;
        lock (waiting) loop ??= Task.Run(Run);
    }

    private async Task Run()
    {
        var batch = new List<WaitingBlock>(BlocksAtOnce);
        while (await waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            for (var bytes = 0; batch.Count < BlocksAtOnce && bytes < BytesAtOnce && waiting.Reader.TryRead(out var block); bytes += block.Block.Bytes.Length)
                batch.Add(block);
            await Settle(batch);
            foreach (var block in batch) Interlocked.Add(ref samplesWaiting, -block.Block.Count);
            batch.Clear();
        }
    }

    /// <summary>Every block gets exactly one answer, whatever happens to the database.</summary>
    private async Task Settle(List<WaitingBlock> batch)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
            try
            {
                await Write(batch);
                packer.Written(batch.Sum(block => (long)block.Block.Count));
                foreach (var block in batch) block.Reply(null);
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException { IsTransient: true } or IOException or TimeoutException)
            {
                if (Stopwatch.GetElapsedTime(started) < Patience && !stopping.IsCancellationRequested)
                {
                    LogRetry(log, fault, batch.Count);
                    await Task.Delay(TimeSpan.FromMilliseconds(200));
                    continue; // what was written after all is there twice, and counts once
                }

                foreach (var block in batch) block.Reply(TelemetryRefusals.OutcomeUnknown);
                return;
            }
            catch (Exception fault)
            {
                LogFault(log, fault, batch.Count);
                foreach (var block in batch) block.Fail(fault);
                return;
            }
    }

    private async Task Write(List<WaitingBlock> batch)
    {
        await using var write = database.CreateCommand(
            "insert into telemetry.blocks (organisation, samples, since, until, body) select * from unnest($1, $2, $3, $4, $5)");
        write.Parameters.Add(new() { Value = batch.Select(block => block.Organisation).ToArray() });
        write.Parameters.Add(new() { Value = batch.Select(block => block.Block.Count).ToArray() });
        write.Parameters.Add(new() { Value = batch.Select(block => block.Block.FirstAt).ToArray() });
        write.Parameters.Add(new() { Value = batch.Select(block => block.Block.LastAt).ToArray() });
        write.Parameters.Add(new()
        {
            Value = batch.Select(block => block.Block.Bytes).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
        });
        await write.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await stopping.CancelAsync();
        if (loop is not null) await loop;
        stopping.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database went away under {Count} blocks of samples; trying again")]
    private static partial void LogRetry(ILogger log, Exception fault, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} blocks of samples could not be written")]
    private static partial void LogFault(ILogger log, Exception fault, int count);
}
