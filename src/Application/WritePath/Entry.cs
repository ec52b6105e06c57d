using System.Security.Cryptography;
using System.Text.Json;
using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Application.WritePath;

/// <summary>One submission waiting for the next batch, and the caller waiting for its answer.</summary>
internal sealed class Entry
{
    /// <summary>So much of a command's input is kept in its audit entry; enough to read and search, too little to bloat the log.</summary>
    private const int InputKept = 2_000;

    private readonly TaskCompletionSource<Outcome> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Entry(Submission submission, Refusal? refusedBefore, string? trace)
    {
        (Submission, RefusedBefore, Trace) = (submission, refusedBefore, trace);
        var body = JsonSerializer.SerializeToUtf8Bytes(submission.Command, submission.Command.GetType(), EventJson.Options);
        BodyHash = SHA256.HashData(body);
        var text = System.Text.Encoding.UTF8.GetString(body);
        Input = text.Length <= InputKept ? text : text[..InputKept];
    }

    public Submission Submission { get; }
    public Command Command => Submission.Command;
    public string Operation => Operations.Of(Command.GetType());
    public string? Trace { get; }
    public byte[] BodyHash { get; }
    public string Input { get; }

    /// <summary>A refusal found before the batch: malformed, not permitted, or overtaken twice. It is only audited.</summary>
    public Refusal? RefusedBefore { get; private set; }

    /// <summary>Whether that refusal is the command's one answer; otherwise its id may be used again once the input is mended.</summary>
    public bool RefusedForGood { get; private set; }

    /// <summary>The bug that kept this command from being stored; only its failure is recorded then.</summary>
    public Exception? Fault { get; set; }

    /// <summary>How often somebody else was faster.</summary>
    public int Overtaken { get; private set; }

    public Task<Outcome> Answer => answer.Task;

    public void Reply(Outcome outcome) => answer.TrySetResult(outcome);

    public void Fail(Exception fault) => answer.TrySetException(fault);

    /// <summary>Decide once more; the second time, tell the caller.</summary>
    public void WasOvertaken()
    {
        if (++Overtaken > 1) Refuse(WriteRefusals.ChangedMeanwhile);
    }

    /// <summary>What else the database holds says no.</summary>
    public void Refuse(Refusal refusal) => (RefusedBefore, RefusedForGood) = (refusal, true);
}
