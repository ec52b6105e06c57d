using System.Security.Cryptography;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Application.Telemetry.Blocks;

/// <summary>Takes lines or spans in: leaves out what is too old or ahead of time, and answers when the rest is durable and can be found.</summary>
public sealed class BlockIntake<TItem>(BlockLoop<TItem> loop, BlockKind<TItem> kind, SourceBook sources, TelemetryLimits limits, TimeProvider time)
{
    private const long NanosecondsPerMillisecond = 1_000_000;

    /// <param name="request">What was sent, by which the same is known when it comes again.</param>
    public async Task<IntakeAnswer> Take(TelemetrySender sender, IncomingItems<TItem> incoming, ReadOnlyMemory<byte> request)
    {
        if (!loop.HasRoom(incoming.Items.Count)) return new(0, 0, [], TelemetryRefusals.Busy);
        var (blocks, jobs) = Blocks(incoming);
        var count = blocks.Sum(block => block.Items);
        if (count > 0)
        {
            var digest = incoming.HasTimeless ? Guid.CreateVersion7().ToByteArray() : SHA256.HashData(request.Span);
            var waiting = new WaitingItems(sender.Organisation, digest, count, blocks);
            if (!loop.TryAdd(waiting)) return new(0, 0, [], TelemetryRefusals.Busy);
            if (await waiting.Answer is { } refusal) return new(0, 0, [], refusal);
        }

        foreach (var (job, items) in jobs) sources.Note(sender, job, items);
        return new(count, incoming.Items.Count + incoming.Left - count, incoming.Faults);
    }

    private (IReadOnlyList<PackedBlock> Blocks, Dictionary<string, int> Jobs) Blocks(IncomingItems<TItem> incoming)
    {
        var now = time.GetUtcNow();
        var oldest = SampleIntake.OldestKept(now, limits).ToUnixTimeMilliseconds() * NanosecondsPerMillisecond;
        var newest = (now.ToUnixTimeMilliseconds() + MetricRules.FarthestAhead) * NanosecondsPerMillisecond;
        var (blocks, jobs) = (kind.Blocks(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var item in incoming.Items)
        {
            var at = kind.At(item);
            if (at > newest) incoming.Say($"A {kind.Word} is more than ten minutes ahead of the clock here.");
            else if (at < oldest) incoming.Say($"A {kind.Word} is older than the {limits.Days} days for which it would be kept.");
            else
            {
                blocks.Add(item);
                var service = kind.Source(item).Service;
                jobs[service] = jobs.GetValueOrDefault(service) + 1;
            }
        }

        return ([.. blocks.All.Select(PackedBlock.Of)], jobs);
    }
}
