using EventSourcedOps.Application.Monitoring.Processes;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>One thing that a source says.</summary>
/// <param name="Command">A signal or a recovery.</param>
/// <param name="SilentAt">Of what fires: the source promised to speak again before then; null when it promised nothing.</param>
public sealed record Heard(HeardCommand Command, DateTimeOffset? SilentAt = null)
{
    /// <summary>Worked out once: it is looked up by, again and again.</summary>
    internal Guid Fingerprint { get; } = Command.Fingerprint;
}

/// <summary>What became of it.</summary>
/// <param name="News">Whether anything was recorded for it.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
public sealed record HeardAnswer(Guid? Alert, bool News, Refusal? Refusal);

/// <summary>
/// Takes what sources say, many things at once. Sources repeat themselves every minute; what repeats is found out by asking the decision
/// itself beforehand, so that it leaves no command, no audit entry and no event.
/// </summary>
public sealed class Intake(CommandGate gate, ProcessMeans means)
{
    public async Task<IReadOnlyList<HeardAnswer>> Take(IReadOnlyList<Heard> heard, Caller caller, CancellationToken cancellation)
    {
        var asked = await Located(heard, caller, cancellation);
        var sent = asked.Where(one => one.IsNews).ToList();
        var outcomes = await gate.SendAll(sent.Select(one => new Submission(one.Heard.Command, caller)), cancellation);
        var refusals = sent.Zip(outcomes).ToDictionary(pair => pair.First, pair => pair.Second.Refusal);
        await PutOff(asked.Where(one => one.Heard is { Command: SignalAlert, SilentAt: not null } && refusals.GetValueOrDefault(one) is null), cancellation);
        return [.. asked.Select(one => new HeardAnswer(
            refusals.GetValueOrDefault(one) is null ? one.Heard.Command.Located : null, one.IsNews, refusals.GetValueOrDefault(one)))];
    }

    /// <summary>Whether something of it has to be decided by the write path; what is refused has to be, for its audit entry.</summary>
    private sealed class Asked(Heard heard, bool isNews)
    {
        public Heard Heard { get; } = heard;
        public bool IsNews { get; } = isNews;
    }

    private async Task<IReadOnlyList<Asked>> Located(IReadOnlyList<Heard> heard, Caller caller, CancellationToken cancellation)
    {
        var welcome = heard.Where(one => CommandShape.Check(one.Command) is null
            && caller.Reaches(Operations.Of(one.Command.GetType()), one.Command.Organisation)).ToHashSet();
        var found = new Dictionary<Guid, Outbreak>();
        foreach (var there in welcome.GroupBy(one => one.Command.Organisation, StringComparer.Ordinal))
            foreach (var (fingerprint, outbreak) in await Outbreaks.Newest(
                means.Database, there.Key, [.. there.Select(one => one.Fingerprint)], cancellation))
                found[fingerprint] = outbreak;
        var now = await Now(cancellation);
        var given = new Circumstances(now, now, caller.Name, await means.Landscape.Newest(cancellation), _ => null);
        var repeated = welcome.GroupBy(one => one.Fingerprint).Where(same => same.Skip(1).Any()).Select(same => same.Key).ToHashSet();
        return [.. heard.Select(one => !welcome.Contains(one) ? new Asked(one, true) : Placed(one, found, repeated, given))];
    }

    private static Asked Placed(Heard one, Dictionary<Guid, Outbreak> found, HashSet<Guid> repeated, Circumstances given)
    {
        var (fingerprint, outbreak) = (one.Fingerprint, found[one.Fingerprint]);
        var (command, told) = one.Command switch
        {
            SignalAlert signal  => ((HeardCommand)(signal with { Located = outbreak.Alert }), signal.Told(outbreak.State, given)),
            RecoverAlert recovery => (recovery with { Located = outbreak.Alert }, RecoverAlert.Told(outbreak.State, given)),
            _ => throw new InvalidOperationException($"Nobody said how to hear {one.Command.GetType().Name}."),
        };
        // Of one that is named twice the second stands on what the first leaves.
        return new(one with { Command = command }, repeated.Contains(fingerprint) || told.Refusal is not null || told.Events.Count > 0);
    }

    private async Task<DateTimeOffset> Now(CancellationToken cancellation)
    {
        await using var ask = means.Database.CreateCommand("select ops.clock()");
        return new((DateTime)(await ask.ExecuteScalarAsync(cancellation))!);
    }

    private async Task PutOff(IEnumerable<Asked> firing, CancellationToken cancellation)
    {
        // One that is named twice is put off once: PostgreSQL does not write a row twice in one statement.
        var messages = firing.GroupBy(one => one.Heard.Command.Located!.Value)
            .Select(same => (AlertExpiry.Name, AlertExpiry.Until(same.Key, same.Max(one => one.Heard.SilentAt!.Value))))
            .OrderBy(asked => asked.Item2.Id).ToList();
        if (messages.Count == 0) return;
        await using var batch = means.Database.CreateBatch();
        batch.BatchCommands.Add(Outbox.Upsert(messages));
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
