using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using Npgsql;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>
/// Tells what became of a model's rows. One reader for the whole node: after each signal it reads the changed rows once and hands them
/// to everybody who watches.
/// </summary>
public sealed partial class RowWatch<TRow>(
    ReadModel<TRow> model, ReaderDatabase database, ReadSignal signals, IdleWatches idle, ILogger<RowWatch<TRow>> log) : BackgroundService
    where TRow : class
{
    /// <summary>Rows that may wait for one watcher; more, and it is told to start again.</summary>
    private const int Backlog = 1_000;

    /// <summary>Rows read at once.</summary>
    private const int PageSize = 1_000;

    /// <summary>Without any signal somebody looks anyway: a notification can be lost with its connection.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Unwatched = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BeforeAnotherTry = TimeSpan.FromSeconds(1);

    /// <summary>So long another model's reader waits for this one, which may be paused.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A page that changes no row moves the model on without a signal.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private static readonly RowOrder ByPosition = new("position");

    private ImmutableList<Watcher> watchers = [];
    private RowPlace? seen;

    /// <summary>How far the model had come at the last look: of many who wait for the same event one has to ask.</summary>
    private long reached;

    private sealed record Watcher(Func<Found<TRow>, bool> Wants, RowBacklog<TRow> Changes);

    /// <summary>Every change from now on that the watcher wants; several changes of a row within one moment are told as one.</summary>
    public async IAsyncEnumerable<Found<TRow>> Changes(
        Func<Found<TRow>, bool> wants, SubscriptionBacklog wire, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var watcher = new Watcher(wants, new(Backlog));
        ImmutableInterlocked.Update(ref watchers, all => all.Add(watcher));
        try
        {
            await foreach (var change in watcher.Changes.ReadAll(wire, cancellation)) yield return change;
        }
        finally
        {
            ImmutableInterlocked.Update(ref watchers, all => all.Remove(watcher));
        }
    }

    /// <summary>Waits until the model knows what was recorded up to there: whoever follows another model may be ahead of it.</summary>
    public async Task UntilKnown(long position, CancellationToken cancellation)
    {
        var (signal, since) = (signals.Of(model.Name), Stopwatch.GetTimestamp());
        while (Volatile.Read(ref reached) < position && Stopwatch.GetElapsedTime(since) <= Patience)
        {
            var told = signal.Commits;
            var (_, freshness) = await Newest(cancellation);
            Volatile.Write(ref reached, freshness.Position);
            if (freshness.Position < position) await signal.WaitBeyond(told, BetweenLooks, cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await Follow(stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
            {
                LogAway(log, model.Name, fault);
                await Task.Delay(BeforeAnotherTry, stoppingToken);
            }
    }

    private async Task Follow(CancellationToken cancellation)
    {
        var signal = signals.Of(model.Name);
        while (true)
        {
            var told = signal.Commits;
            if (seen is null || watchers.IsEmpty)
            {
                await Skip(cancellation);
                await Task.Delay(Unwatched, cancellation); // nobody waits, so many commits share this look
            }
            else while (await Tell(seen, cancellation)) { }
            await signal.WaitBeyond(told, Longest, cancellation);
        }
    }

    /// <summary>Nobody watches: only the place is kept. Somebody who came meanwhile keeps the earlier place, and so misses nothing.</summary>
    private async Task Skip(CancellationToken cancellation)
    {
        var alone = watchers.IsEmpty;
        var (rows, _) = await idle.Ask(() => Newest(cancellation), cancellation);
        if (seen is null || alone && watchers.IsEmpty)
            seen = rows.Count == 0 ? new(0L, Guid.Empty) : rows[0].Place;
    }

    private Task<(IReadOnlyList<Found<TRow>> Rows, Freshness Freshness)> Newest(CancellationToken cancellation) =>
        new RowQuery<TRow>(database.Everywhere, model, null, null, null).Page(ByPosition with { Descending = true }, 1, null, cancellation);

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> Tell(RowPlace behind, CancellationToken cancellation)
    {
        var (rows, _) = await new RowQuery<TRow>(database.Everywhere, model, null, null, null).Page(ByPosition, PageSize, behind, cancellation);
        foreach (var row in rows)
            foreach (var watcher in watchers)
                if (watcher.Wants(row)) watcher.Changes.Add(row);
        if (rows.Count > 0) seen = rows[^1].Place;
        return rows.Count == PageSize;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes of {Model} cannot be read; trying again soon")]
    private static partial void LogAway(ILogger log, string model, Exception fault);
}

/// <summary>
/// Watches that nobody listens to ask one after the other: their questions are alike, so that one connection has the answer's plan ready
/// where a dozen would each make it anew.
/// </summary>
public sealed class IdleWatches : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    internal async Task<T> Ask<T>(Func<Task<T>> question, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await question();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}

public static class RowWatches
{
    /// <summary>One watch of that model for the node.</summary>
    public static IServiceCollection AddRowWatch<TRow>(this IServiceCollection services, ReadModel<TRow> model) where TRow : class => services
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<RowWatch<TRow>>(provider, model))
        .AddHostedService(provider => provider.GetRequiredService<RowWatch<TRow>>());
}
