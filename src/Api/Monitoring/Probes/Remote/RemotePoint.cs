using System.Collections.Concurrent;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Domain.Monitoring.Probes;

namespace EventSourcedOps.Api.Monitoring.Probes.Remote;

/// <summary>
/// A point elsewhere: asks the product what it has to run, runs it from where it stands, and tells what came of it. It opens no port. While
/// the product is away it goes on, and tells later what still says something.
/// </summary>
internal sealed class RemotePoint(PointSpeech speech, ProbeRun run, TimeProvider time, TextWriter faults)
{
    private const int AtOnce = 16;
    private const int MostUntold = 1_000;

    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(15);

    private readonly Errands errands = new();
    private readonly ConcurrentQueue<(Guid Probe, ProbeOutcome Run)> untold = [];
    private DateTimeOffset askAt = DateTimeOffset.MinValue;

    public async Task Stay(CancellationToken cancellation)
    {
        using var tick = new PeriodicTimer(BetweenRounds, time);
        do await Round(cancellation);
        while (await tick.WaitForNextTickAsync(cancellation));
    }

    /// <summary>Asks when it is time to, runs what is due, and tells what is untold.</summary>
    public async Task Round(CancellationToken cancellation)
    {
        try
        {
            if (time.GetUtcNow() >= askAt)
            {
                errands.Told(await speech.Ask(cancellation), time.GetUtcNow());
                askAt = time.GetUtcNow() + BetweenQuestions;
            }

            await Parallel.ForEachAsync(
                errands.Take(time.GetUtcNow()), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                async (errand, stop) => untold.Enqueue((errand.Probe, await run.Go(speech.Point, errand.Version, errand.Definition, stop))));
            await Tell(cancellation);
        }
        catch (HttpRequestException away)
        {
            askAt = time.GetUtcNow() + BetweenQuestions;
            await faults.WriteLineAsync($"The product cannot be spoken to: {away.Message}");
        }
    }

    private async Task Tell(CancellationToken cancellation)
    {
        while (untold.Count > MostUntold && untold.TryDequeue(out _)) { } // the oldest say the least
        while (untold.ToArray() is [_, ..] waiting)
        {
            var told = waiting.Take(ProbeReports.Most).ToList();
            foreach (var refusal in await speech.Tell(told, cancellation)) await faults.WriteLineAsync(refusal);
            for (var i = 0; i < told.Count; i++) untold.TryDequeue(out _);
        }
    }
}
