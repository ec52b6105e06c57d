using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using EventSourcedOps.Application.Access;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.WritePath;

/// <summary>
/// Group commit. While one batch is being written the next one gathers, so that many commands share two round trips and one flush
/// to disk. One loop a node: positions follow commits, and a conflict can only come from another node.
/// </summary>
public sealed partial class CommitLoop(
    NpgsqlDataSource database, LandscapeMemory landscape, AccessMemory access, RightsBook rights, CommitSignal signal,
    ILogger<CommitLoop> log) : IAsyncDisposable
{
    /// <summary>More would make the last one wait too long for its answer.</summary>
    private const int BatchMost = 1_000;

    /// <summary>Past this many waiting commands the node answers "busy" instead of queueing without end.</summary>
    private const int WaitingMost = 20_000;

    private const int StreamsCached = 50_000;
    private const int NumbersReserved = 100;

    /// <summary>How long a batch outlives its database before its callers are told that the outcome is unknown.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Channel<Entry> waiting = Channel.CreateBounded<Entry>(new BoundedChannelOptions(WaitingMost) { SingleReader = true });
    private readonly StreamCache cache = new(StreamsCached);
    private readonly Queue<long> numbers = [];
    private readonly AuditStreams audit = new();
    private readonly CancellationTokenSource stopping = new();
    private Task? loop;

    internal bool TryAdd(Entry entry)
    {
        StartOnce();
        return waiting.Writer.TryWrite(entry);
    }

    internal ValueTask Add(Entry entry, CancellationToken cancellation)
    {
        StartOnce();
        return waiting.Writer.WriteAsync(entry, cancellation);
    }

    /// <summary>Two loops would decide on each other's half-written streams: the first caller starts the only one.</summary>
    private void StartOnce()
    {
        if (loop is not null) return;
        lock (waiting) loop ??= Task.Run(Run);
    }

    private async Task Run()
    {
        var batch = new List<Entry>(BatchMost);
        while (await waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < BatchMost && waiting.Reader.TryRead(out var entry)) batch.Add(entry);
            await Settle(batch);
            batch.Clear();
        }
    }

    /// <summary>Every entry of the batch gets exactly one answer, whatever happens to the database.</summary>
    private async Task Settle(List<Entry> batch)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
            try
            {
                if (await Attempt(batch)) return;
            }
            catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UniqueViolation && IsPatient(started))
            {
                // Another node answered the same command meanwhile: reading again finds its receipt.
                Forget();
            }
            catch (PostgresException fault) when (!fault.IsTransient && batch.Count > 1)
            {
                // Something in this batch cannot be stored. Alone, each of the others can.
                LogSplit(log, fault, batch.Count);
                Forget();
                foreach (var entry in batch) await Settle([entry]);
                return;
            }
            catch (Exception fault) when (fault is NpgsqlException { IsTransient: true } or IOException or TimeoutException)
            {
                Forget();
                if (IsPatient(started) && !stopping.IsCancellationRequested)
                {
                    LogRetry(log, fault, batch.Count);
                    await Task.Delay(TimeSpan.FromMilliseconds(200));
                    continue;
                }

                foreach (var entry in batch) entry.Reply(new(entry.Command.CommandId, WriteRefusals.OutcomeUnknown));
                return;
            }
            catch (Exception fault)
            {
                LogFault(log, fault, batch.Count);
                Forget();
                if (batch is [{ Fault: null } alone])
                {
                    alone.Fault = fault; // it could not be stored, so at least its failure is
                    continue;
                }

                foreach (var entry in batch) entry.Fail(fault);
                return;
            }
    }

    private static bool IsPatient(long since) => Stopwatch.GetElapsedTime(since) < Patience;

    /// <returns>False when another node was faster and the batch has to decide again.</returns>
    private async Task<bool> Attempt(List<Entry> batch)
    {
        await using var connection = await database.OpenConnectionAsync();
        var ground = await BatchReading.Read(connection, batch, cache, CancellationToken.None);
        var now = await landscape.At(ground.Clock.Landscape);
        var books = await access.At(ground.Clock.Access);
        while (numbers.Count < batch.Count) await ReserveNumbers(connection);
        var writes = new BatchDeciding(ground, now, books, rights, audit, NewNumber).Decide(batch);
        if (writes.Events.Count > 0)
        {
            foreach (var stream in writes.Streams.Keys) cache.Forget(stream);
            var overtaken = await BatchWriting.Write(connection, writes, ground, CancellationToken.None);
            if (overtaken is not null)
            {
                audit.StartAnew();
                foreach (var entry in writes.On(overtaken)) entry.WasOvertaken();
                return false;
            }

            foreach (var stream in writes.Streams.Values)
            {
                stream.Stored();
                if (stream.State is not null) cache.Keep(stream);
            }

            signal.Raise(writes.Events.Count);
        }

        foreach (var (entry, outcome, _) in writes.Answers) entry.Reply(outcome);
        foreach (var (entry, fault) in writes.Faults) entry.Fail(fault);
        return true;
    }

    /// <summary>What the last batch left in memory may not be what the database holds.</summary>
    private void Forget()
    {
        landscape.Distrust();
        access.Distrust();
        cache.Clear();
        audit.StartAnew();
    }

    /// <summary>One row of numbers for everything that has one: a number names one thing even without its prefix.</summary>
    private string NewNumber(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{numbers.Dequeue():0000000}");

    private async Task ReserveNumbers(NpgsqlConnection connection)
    {
        await using var ask = new NpgsqlCommand($"select nextval('ops.incident_number') from generate_series(1, {NumbersReserved})", connection);
        await using var rows = await ask.ExecuteReaderAsync();
        while (await rows.ReadAsync()) numbers.Enqueue(rows.GetInt64(0));
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await stopping.CancelAsync();
        if (loop is not null) await loop;
        stopping.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of {Count} commands could not be stored as one; storing each alone")]
    private static partial void LogSplit(ILogger log, Exception fault, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database went away under a batch of {Count} commands; trying again")]
    private static partial void LogRetry(ILogger log, Exception fault, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of {Count} commands failed")]
    private static partial void LogFault(ILogger log, Exception fault, int count);
}
