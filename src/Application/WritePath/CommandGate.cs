using System.Diagnostics;
using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.WritePath;

/// <summary>The only way to change anything: shape, permission, then the commit loop. One seam for people, timers and imports.</summary>
public sealed class CommandGate(CommitLoop loop, CommandMetrics metrics, ProcessMeans means)
{
    /// <summary>Of so many who want to book at once the last one gets its turn; more are told to come back.</summary>
    private const int MostLooks = 10;

    /// <summary>Sends one command and waits for its answer, looking around anew when what it is decided on moved. Never queues without bound.</summary>
    public async Task<Outcome> Send(Submission submission)
    {
        var started = Stopwatch.GetTimestamp();
        for (var looks = 1; ; looks++)
        {
            var entry = await EntryOf(submission);
            if (!loop.TryAdd(entry)) return new(submission.Command.CommandId, WriteRefusals.Busy);
            var outcome = await entry.Answer;
            if (outcome.Refusal == WriteRefusals.GroundMoved && looks < MostLooks) continue;
            metrics.Answered(entry.Operation, outcome.Refusal?.Code, Stopwatch.GetElapsedTime(started));
            return outcome;
        }
    }

    /// <summary>Sends commands in their order, waiting while the queue is full: for imports, which have time.</summary>
    public async Task<IReadOnlyList<Outcome>> SendAll(IEnumerable<Submission> submissions, CancellationToken cancellation)
    {
        var answers = new List<Task<Outcome>>();
        foreach (var submission in submissions)
        {
            var entry = await EntryOf(submission);
            await loop.Add(entry, cancellation);
            answers.Add(entry.Answer);
        }

        return await Task.WhenAll(answers);
    }

    private async ValueTask<Entry> EntryOf(Submission submission)
    {
        var asked = submission with { Command = submission.Command.AskedBy(submission.Caller) };
        var refusal = Refused(asked);
        if (refusal is null) asked = asked with { Command = await asked.Command.Grounded(means, asked.Caller) };
        return new(asked, refusal, Activity.Current?.TraceId.ToHexString());
    }

    private static Refusal? Refused(Submission submission) =>
        !submission.Caller.May(Operations.Of(submission.Command.GetType()))
            ? WriteRefusals.NotPermitted
            : CommandShape.Check(submission.Command);
}
