using System.Security.Cryptography;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Application.Telemetry.Logs;

/// <summary>Takes lines in: leaves out what is too old or ahead of time, and answers when the rest is durable and can be found.</summary>
public sealed class LogIntake(LogLoop loop, SourceBook sources, TelemetryLimits limits, TimeProvider time)
{
    private const long NanosecondsPerMillisecond = 1_000_000;

    /// <param name="request">What was sent, by which the same is known when it comes again.</param>
    public async Task<IntakeAnswer> Take(TelemetrySender sender, IncomingLogs incoming, ReadOnlyMemory<byte> request)
    {
        if (!loop.HasRoom(incoming.Lines.Count)) return new(0, 0, [], TelemetryRefusals.Busy);
        var (blocks, jobs) = Blocks(incoming);
        var count = blocks.Sum(block => block.Count);
        if (count > 0)
        {
            var digest = incoming.HasTimeless ? Guid.CreateVersion7().ToByteArray() : SHA256.HashData(request.Span);
            var waiting = new WaitingLogs(sender.Organisation, digest, count, [.. blocks.Select(block => new PackedLog(block))]);
            if (!loop.TryAdd(waiting)) return new(0, 0, [], TelemetryRefusals.Busy);
            if (await waiting.Answer is { } refusal) return new(0, 0, [], refusal);
        }

        foreach (var (job, lines) in jobs) sources.Note(sender, job, lines);
        return new(count, incoming.Lines.Count + incoming.Left - count, incoming.Faults);
    }

    private (IReadOnlyList<LogBlock> Blocks, Dictionary<string, int> Jobs) Blocks(IncomingLogs incoming)
    {
        var now = time.GetUtcNow();
        var oldest = SampleIntake.OldestKept(now, limits).ToUnixTimeMilliseconds() * NanosecondsPerMillisecond;
        var newest = (now.ToUnixTimeMilliseconds() + MetricRules.FarthestAhead) * NanosecondsPerMillisecond;
        var (blocks, jobs) = (new LogBlocks(), new Dictionary<string, int>(StringComparer.Ordinal));
        var (ahead, late) = (0, 0);
        foreach (var line in incoming.Lines)
        {
            if (line.At > newest) ahead++;
            else if (line.At < oldest) late++;
            else
            {
                blocks.Add(line);
                jobs[line.Source.Service] = jobs.GetValueOrDefault(line.Source.Service) + 1;
            }
        }

        if (ahead > 0) incoming.Say("A line is more than ten minutes ahead of the clock here.");
        if (late > 0) incoming.Say($"A line is older than the {limits.Days} days for which lines are kept.");
        return (blocks.All, jobs);
    }
}
