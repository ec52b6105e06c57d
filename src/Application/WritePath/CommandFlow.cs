using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.WritePath;

/// <summary>
/// Sends a long row of commands strictly in order while several are on their way: a handful is queued whole before the next one is,
/// and the one before it is answered before a third one starts. Memory holds two handfuls, however long the row is.
/// </summary>
/// <typeparam name="T">What the sender wants to remember of each command until it is answered.</typeparam>
public sealed class CommandFlow<T>(CommandGate gate, Action<T, Outcome> answered)
{
    private const int Handful = 1_000;

    private List<(Submission Submission, T Tag)> gathering = new(Handful);
    private Task<IReadOnlyList<Outcome>> answers = Task.FromResult<IReadOnlyList<Outcome>>([]);
    private List<(Submission Submission, T Tag)> underway = [];

    /// <summary>Called with the ids of each handful before it is sent.</summary>
    public Func<IReadOnlyList<Guid>, Task>? Sending { get; init; }

    public async ValueTask Add(Submission submission, T tag, CancellationToken cancellation)
    {
        gathering.Add((submission, tag));
        if (gathering.Count >= Handful) await Hand(cancellation);
    }

    /// <summary>Sends what is left and waits for the last answer.</summary>
    public async Task End(CancellationToken cancellation)
    {
        if (gathering.Count > 0) await Hand(cancellation);
        await Hear();
    }

    private async Task Hand(CancellationToken cancellation)
    {
        var handful = gathering;
        gathering = new(Handful);
        if (Sending is not null) await Sending([.. handful.Select(item => item.Submission.Command.CommandId)]);
        var queued = new TaskCompletionSource();
        var sent = gate.SendAll(UntilQueued(handful, queued), cancellation);
        await Task.WhenAny(queued.Task, sent);
        await Hear();
        (underway, answers) = (handful, sent);
    }

    private async Task Hear()
    {
        var outcomes = await answers;
        for (var i = 0; i < outcomes.Count; i++)
        {
            // What follows stands on this one, so nothing may be sent past an answer that never came.
            if (outcomes[i].Refusal == WriteRefusals.OutcomeUnknown) throw new TimeoutException(WriteRefusals.OutcomeUnknown.Reason);
            answered(underway[i].Tag, outcomes[i]);
        }

        (underway, answers) = ([], Task.FromResult<IReadOnlyList<Outcome>>([]));
    }

    private static IEnumerable<Submission> UntilQueued(List<(Submission Submission, T Tag)> handful, TaskCompletionSource queued)
    {
        foreach (var (submission, _) in handful) yield return submission;
        queued.SetResult(); // asked for one more, so the last one is in the queue
    }
}
