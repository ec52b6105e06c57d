using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring.Localisation;

namespace EventSourcedOps.Application.Monitoring.Localisation;

/// <summary>What is compared with what.</summary>
/// <param name="UsualFrom">From then until the fault all, or most, was well.</param>
/// <param name="Since">When the fault began.</param>
/// <param name="Until">What came later is not looked at.</param>
public sealed record FaultTimes(DateTimeOffset UsualFrom, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>Where a fault may be, and what was looked at to say so.</summary>
/// <param name="Map">Who asks whom, over both times.</param>
/// <param name="IsWhole">Whether all there is was looked at; otherwise the newest of both times.</param>
public sealed record FaultAnswer(FaultRanking Ranking, ServiceMap Map, bool IsWhole);

/// <summary>Gathers what services sent around a fault, as far as the caller may see it, and has it ranked.</summary>
public sealed class FaultSearch(RequestReader requests, MetricReader metrics)
{
    private const int MostSeries = 5_000;

    public async Task<(FaultAnswer? Answer, Refusal? Refusal)> Suspects(TelemetrySight sight, FaultTimes times, CancellationToken cancellation)
    {
        var (usual, refusal) = await requests.Read(sight, times.UsualFrom, times.Since, cancellation);
        if (refusal is not null) return (null, refusal);
        var known = await KnownFaults.Between(sight, times.UsualFrom, times.Since, cancellation);
        if (usual.Outside(known) is { Spans.Count: > 0 } well) usual = well;
        var (now, later) = await requests.Read(sight, times.Since, times.Until, cancellation);
        if (later is not null) return (null, later);
        var (readings, third) = await Readings(sight, times, cancellation);
        if (third is not null) return (null, third);

        // One miner for both times, so that a line is of the same template in both.
        var since = RequestReader.NanosecondsOf(times.Since);
        var lines = new SentRequests([], [.. usual.Lines, .. now.Lines]).Templated(new()).ToLookup(line => line.At >= since);
        var before = RequestReading.Of(usual.Spans, lines[false]);
        var after = RequestReading.Of(now.Spans, lines[true]);
        var map = ServiceMap.Of(usual.Spans.Concat(now.Spans));
        var suspects = FaultLocalisation.Rank(new(before, after, readings, map)).Where(suspect => suspect.Score > 0).ToList();
        return (new(
            new(times.UsualFrom, times.Since, times.Until, before.Count, after.Count, readings.Count, suspects), map, usual.IsWhole && now.IsWhole), null);
    }

    private async Task<(IReadOnlyList<MetricReadings> Readings, Refusal? Refusal)> Readings(
        TelemetrySight sight, FaultTimes times, CancellationToken cancellation)
    {
        var (series, refusal) = await metrics.Series(sight, SeriesReadings.OfServices, MostSeries, cancellation);
        if (refusal is not null) return ([], refusal);
        var (from, since, until) = (times.UsualFrom.ToUnixTimeMilliseconds(), times.Since.ToUnixTimeMilliseconds(), times.Until.ToUnixTimeMilliseconds());
        var (samples, other) = await MetricReader.Samples(sight, [.. series.Select(one => one.Id)], from, until, new(), cancellation);
        if (other is not null) return ([], other);
        return ([.. series.Select(one => SeriesReadings.Of(samples[one.Id].Settled().Of(one.Labels), since)).OfType<MetricReadings>()], null);
    }
}
