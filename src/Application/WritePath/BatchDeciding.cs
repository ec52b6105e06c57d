using EventSourcedOps.Application.Access;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Audit;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Decides the commands of a batch one after the other, each on what the ones before it left.</summary>
internal sealed class BatchDeciding(
    BatchGround ground, Landscape landscape, AccessLedger access, RightsBook rights, AuditStreams audit, Func<string, string> newNumber)
{
    private readonly BatchWrites writes = new();
    private readonly Dictionary<Guid, (byte[] BodyHash, Outcome Answer)> receipts = ground.Receipts;
    private Landscape landscape = landscape;
    private AccessLedger access = access;

    public BatchWrites Decide(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries) Decide(entry);
        return writes;
    }

    private void Decide(Entry entry)
    {
        var command = entry.Command;
        if (receipts.TryGetValue(command.CommandId, out var earlier))
        {
            var same = earlier.BodyHash.AsSpan().SequenceEqual(entry.BodyHash);
            if (same) writes.Answers.Add((entry, earlier.Answer, Keep: false));
            else Answer(entry, WriteRefusals.CommandReused, Home(entry), 0, keep: false);
            return;
        }

        if (entry.Fault is { } fault)
        {
            Failed(entry, Home(entry), 0, fault);
            return;
        }

        if (entry.RefusedBefore is { } early)
        {
            // Malformed or forbidden: the same id may be used again once the input is mended.
            Answer(entry, early, Home(entry), 0, entry.RefusedForGood);
            return;
        }

        var stream = ground.Streams[command.Stream];
        var home = stream.Organisation ?? command.Home;
        // As the books stand for this very batch: what was revoked before it is not decided any more.
        var held = RightsOf(entry.Submission.Caller);
        if (home is null || !held.Reaches(entry.Operation, home))
        {
            Answer(entry, command.Home is null ? WriteRefusals.UnknownStream : WriteRefusals.OrganisationOutOfReach, Home(entry), 0);
            return;
        }

        Judge(entry, stream, home, held);
    }

    private Rights RightsOf(Caller caller) =>
        caller.Subject is { } subject ? rights.Of(subject, access, landscape, ground.Now) : caller.Rights;

    private void Judge(Entry entry, StreamView stream, string home, Rights held)
    {
        var now = ground.Now > stream.LastAt ? ground.Now : stream.LastAt; // time never runs backwards within a stream
        var occurred = entry.Submission.OccurredAt ?? now;
        var caller = entry.Submission.Caller;
        var given = new Circumstances(now, occurred, caller.Name, landscape, Other)
        {
            NewNumber = newNumber, Rights = held, Self = caller.Subject, Access = access,
        };
        Verdict verdict;
        try
        {
            verdict = entry.Command.Judge(stream.State, given);
        }
        catch (Exception fault)
        {
            Failed(entry, home, stream.Version, fault);
            return;
        }

        var after = verdict.Events.Aggregate(stream.State, (state, fact) => StateFold.Evolve(state, fact, occurred));
        if (verdict.Events.Count > 0 && writes.Holdings.Move(entry, stream.State, after, landscape) is { } holder)
        {
            Answer(entry, WriteRefusals.ValueTaken(holder), home, stream.Version);
            return;
        }

        if (StreamLabels.Of(after) is var label && label != StreamLabels.Of(stream.State)) writes.Labels[stream.Id] = (home, label);
        var headers = Headers(entry);
        foreach (var fact in verdict.Events)
        {
            stream.Add(home, after, now);
            if (fact is LandscapeEvent moved) landscape = Landscape.Evolve(landscape, moved, occurred);
            if (fact is AccessEvent said) access = access.With(new(stream.Id, said, now, caller.Name));
            Record(entry, home, stream, fact, now, entry.Submission.OccurredAt is null ? headers : headers with { Occurred = occurred });
        }

        if (verdict.Events.Count > 0) writes.LastEvents[entry.Command.CommandId] = writes.Events.Count - 1;
        if (stream.Touched) writes.Streams[stream.Id] = stream;
        Answer(entry, verdict.Refusal, home, stream.Version);
    }

    /// <summary>A bug is told to its caller as such and audited like everything else; its details stay in the log.</summary>
    private void Failed(Entry entry, string home, long version, Exception fault)
    {
        writes.Faults.Add((entry, fault));
        Audit(entry, home, AuditOutcome.Failed, version, "fault", fault.GetType().Name);
    }

    private object? Other(Guid id) => ground.Streams.TryGetValue(id, out var other)
        ? other.State
        : throw new InvalidOperationException($"A decision looked at {id}, which its command does not declare in Reads.");

    private void Answer(Entry entry, Refusal? refusal, string home, long version, bool keep = true)
    {
        var outcome = new Outcome(entry.Command.CommandId, refusal, version);
        if (keep) receipts[entry.Command.CommandId] = (entry.BodyHash, outcome);
        writes.Answers.Add((entry, outcome, keep));
        Audit(entry, home, refusal is null ? AuditOutcome.Accepted : AuditOutcome.Refused, version, refusal?.Code, refusal?.Reason);
    }

    private void Audit(Entry entry, string home, AuditOutcome outcome, long version, string? code, string? reason)
    {
        var stream = audit.Of(home, ground.Now);
        stream.Add(home, null, ground.Now);
        writes.Streams[stream.Id] = stream;
        var fact = new AuditEntryRecorded(
            entry.Command.CommandId, entry.Operation, outcome, entry.Command.Stream, version, code, reason, entry.Input);
        Record(entry, home, stream, fact, ground.Now, Headers(entry));
    }

    private void Record(Entry entry, string home, StreamView stream, object fact, DateTimeOffset at, EventHeaders headers) =>
        writes.Events.Add(new(
            Guid.CreateVersion7(at), home, stream.Id, stream.Version, fact, at, entry.Submission.Caller.Name,
            entry.Submission.Correlation ?? entry.Command.CommandId.ToString(), entry.Submission.CausedBy?.ToString(), headers));

    private static EventHeaders Headers(Entry entry) =>
        new(entry.Submission.Caller.Source, entry.Command.CommandId, entry.Trace);

    /// <summary>Where a refused command is audited: where it aimed, else in no organisation at all.</summary>
    private string Home(Entry entry) =>
        ground.Streams[entry.Command.Stream].Organisation ?? entry.Command.Home ?? Reach.Everywhere;
}
