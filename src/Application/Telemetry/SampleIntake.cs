using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>Who sends, and how.</summary>
/// <param name="Organisation">To which what it sends belongs.</param>
/// <param name="Token">The name of the token it signs in with.</param>
/// <param name="Protocol">remote-write, otlp, otlp-logs, otlp-traces, json-lines, syslog or probe.</param>
public sealed record TelemetrySender(string Organisation, string Token, string Protocol);

/// <summary>What became of a request.</summary>
/// <param name="Written">Samples or lines that are durable now.</param>
/// <param name="Dropped">What is not kept, and sending it again changes nothing.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Refusal">Why nothing was taken at all; sending it again later may help.</param>
public sealed record IntakeAnswer(int Written, int Dropped, IReadOnlyList<string> Reasons, Refusal? Refusal = null);

/// <summary>Takes samples in: finds their series, leaves out what is too old or ahead of time, and answers when the rest is durable.</summary>
public sealed class SampleIntake(
    SeriesBook book, SampleLoop loop, PackerSignal packer, SourceBook sources, MetricNotes notes, TelemetryLimits limits, TimeProvider time)
{
    public async Task<IntakeAnswer> Take(TelemetrySender sender, IncomingSamples incoming, CancellationToken cancellation)
    {
        if (!loop.HasRoom(incoming.Samples) || packer.Backlog > TelemetryLimits.SamplesUnpacked) return new(0, 0, [], TelemetryRefusals.Busy);
        var series = await book.Find(sender.Organisation, incoming, cancellation);
        if (incoming.Notes.Count > 0) await notes.Keep(sender.Organisation, incoming.Notes, cancellation);
        var (block, jobs) = Packed(incoming, series);
        if (block.Count > 0)
        {
            var waiting = new WaitingBlock(sender.Organisation, block);
            if (!loop.TryAdd(waiting)) return new(0, 0, [], TelemetryRefusals.Busy);
            if (await waiting.Answer is { } refusal) return new(0, 0, [], refusal);
        }

        foreach (var (job, samples) in jobs) sources.Note(sender, job, samples);
        return new(block.Count, incoming.Samples + incoming.Left - block.Count, incoming.Faults);
    }

    private (MetricBlock Block, Dictionary<string, int> Jobs) Packed(IncomingSamples incoming, BookedSeries?[] series)
    {
        var now = time.GetUtcNow();
        var (oldest, newest) = (OldestKept(now, limits).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds() + MetricRules.FarthestAhead);
        var (block, jobs) = (new MetricBlock((incoming.Samples * 12) + 64), new Dictionary<string, int>(StringComparer.Ordinal));
        for (var index = 0; index < series.Length; index++)
        {
            if (series[index] is not { } known) continue;
            var (start, count) = incoming.SamplesOf(index);
            var at = incoming.At.Slice(start, count);
            var values = incoming.Values.Slice(start, count);
            var fits = 0;
            for (var next = 0; next < count; next++)
            {
                if (at[next] >= oldest && at[next] <= newest) fits++;
                else incoming.Say(at[next] > newest
                    ? "A sample is more than ten minutes ahead of the clock here."
                    : $"A sample is older than the {limits.Days} days for which samples are kept.");
            }

            if (fits == count) block.Add(known.Id, at, values);
            else
                for (var next = 0; next < count; next++)
                    if (at[next] >= oldest && at[next] <= newest) block.Add(known.Id, at.Slice(next, 1), values.Slice(next, 1));
            jobs[known.Job] = jobs.GetValueOrDefault(known.Job) + fits;
        }

        return (block, jobs);
    }

    /// <summary>The first moment of the first day that is kept.</summary>
    internal static DateTimeOffset OldestKept(DateTimeOffset now, TelemetryLimits limits) =>
        new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-limits.Days);
}
