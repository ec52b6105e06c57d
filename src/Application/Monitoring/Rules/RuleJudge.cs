using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.Walls;
using Npgsql;

namespace EventSourcedOps.Application.Monitoring.Rules;

/// <summary>
/// Judges one rule: reads what it looks at, folds it as a trial would, and tells alerts of what came of it. What is told twice is no news
/// to them, so it is remembered only after it was told.
/// </summary>
public sealed class RuleJudge(
    RuleReader reader, RuleMemory memory, RequestMemory requests, RuleNotes notes, Intake intake, CommandGate gate, NpgsqlDataSource database, ReaderDatabase walled)
{
    /// <summary>What goes on is told so often: an alert that somebody resolved too early comes back.</summary>
    private static readonly TimeSpan BetweenReminders = TimeSpan.FromMinutes(1);

    /// <summary>Asked for later they may go through; until then nothing is remembered.</summary>
    private static readonly Refusal[] Passing =
        [WriteRefusals.Busy, WriteRefusals.OutcomeUnknown, WriteRefusals.GroundMoved, WriteRefusals.ChangedMeanwhile];

    private static readonly Caller Product = Caller.Product("alert-rules");

    public async Task Judge(AlertRuleRow rule, RuleNote? before, DateTimeOffset moment, CancellationToken cancellation)
    {
        if (rule.ActiveVersion() is not { } active) return;
        moment = RuleStanding.MomentOf(moment, active.Definition.Step);
        if (before?.LookedAt >= moment) return;
        var known = (before ?? RuleNote.Begin(rule.Id, rule.Organisation, active.Version)) with { Version = active.Version };
        if (await Read(rule, active, known, moment, cancellation) is not var (standing, looks)) return; // it still learns, and loses nothing
        if (looks.Refusal is { } refusal)
        {
            await notes.Keep(known.Failed(refusal, moment), cancellation);
            return;
        }

        foreach (var (at, readings) in looks.Looks) (standing, _) = standing.Look(active.Definition, at, readings);
        var told = standing.Firing.ToDictionary(series => series, series => RuleAlert.LabelsOf(rule.Id, active.Definition, series));
        var reminds = moment.UtcTicks % BetweenReminders.Ticks == 0 || active.Version != before?.Version;
        var newest = looks.Looks[^1].Readings.ToDictionary(reading => reading.Series);
        var heard = told.Where(one => reminds || !known.Told.ContainsKey(one.Key)).Select(one => Signal(rule, active, one.Value, new(
            one.Key, true, standing.Series[one.Key].Since!.Value, moment, newest[one.Key].Value, newest[one.Key].Verdict, newest[one.Key].Fault)));
        var over = known.Told.Where(one => !told.ContainsKey(one.Key)).Select(one => new RecoverAlert(Guid.CreateVersion7(), rule.Organisation, one.Value));
        var answers = await intake.Take([.. heard.Concat<HeardCommand>(over).Select(command => new Heard(command))], Product, cancellation);
        // A rule that is called otherwise has other alerts: of the ones before nothing is heard any more.
        await Expire(rule.Organisation, known.Told.Where(one => told.TryGetValue(one.Key, out var now) && !now.SequenceEqual(one.Value)), cancellation);
        var refused = answers.Select(answer => answer.Refusal).OfType<Refusal>().ToList();
        if (refused.Find(Passing.Contains) is { } passing) throw new TimeoutException(passing.Reason);
        var note = known with { LookedAt = moment, Count = looks.Series.Count, Standing = standing, Told = told };
        await notes.Keep(refused.Count == 0 ? note with { Fault = null } : note.Failed(RuleRefusals.NotTold(refused[0]), moment), cancellation);
    }

    /// <summary>A rule judges no more: its alerts expire, for nobody can say whether they are over.</summary>
    public async Task Dismiss(RuleNote note, CancellationToken cancellation)
    {
        // The list of rules may be behind; the log is not.
        var states = await StreamStates.Load<AlertRule>(database, note.Organisation, [note.Rule], cancellation);
        if (states.GetValueOrDefault(note.Rule)?.Active is not null) return;
        await Expire(note.Organisation, note.Told, cancellation);
        await notes.Forget(note.Rule, cancellation);
    }

    /// <summary>Goes on behind the last look. What cannot be read as a whole is judged by its end alone.</summary>
    private async Task<(RuleStanding Standing, RuleLooks Looks)?> Read(
        AlertRuleRow rule, AlertRuleVersion version, RuleNote known, DateTimeOffset moment, CancellationToken cancellation)
    {
        var definition = version.Definition;
        var sight = TelemetrySight.Of(walled, rule.Organisation);
        var (standing, from) = RuleStanding.Resume(known.LookedAt is null ? null : known.Standing, known.LookedAt, definition, moment);
        if (definition.WatchesRequests) return (standing, await requests.Looks(sight, rule.Id, version, from, moment, cancellation));
        if (definition.Learns)
            return await memory.Looks(sight, rule.Id, version, from, moment, cancellation) is { } judged ? (standing, judged) : null;
        var looks = await reader.Read(sight, definition, from, moment, RuleStanding.Step, cancellation);
        return looks.Refusal is null || from >= moment ? (standing, looks)
            : (known.Standing.OnlyFiring(), await reader.Read(sight, definition, moment, moment, RuleStanding.Step, cancellation));
    }

    private static SignalAlert Signal(AlertRuleRow rule, AlertRuleVersion version, IReadOnlyList<AlertLabel> labels, RuleTurn turn) => new(
        Guid.CreateVersion7(), rule.Organisation, RuleAlert.TitleOf(version.Definition, turn.Series), version.Definition.Severity, labels,
        RuleAlert.EvidenceOf(rule.Id, version.Version, version.Definition, turn),
        version.Definition.GroupBy.Count > 0 ? version.Definition.GroupBy : null)
    {
        JudgedBy = new(rule.Id, version.Version), Suspect = turn.Fault?.Suspect.InShort(),
    };

    private async Task Expire(
        string organisation, IEnumerable<KeyValuePair<MetricLabels, IReadOnlyList<AlertLabel>>> told, CancellationToken cancellation)
    {
        var fingerprints = told.Select(one => AlertIdentity.FingerprintOf(organisation, one.Value)).ToList();
        if (fingerprints.Count == 0) return;
        var found = await Outbreaks.Newest(database, organisation, fingerprints, cancellation);
        var expiries = found.Values.Where(one => one.State is { Ending: null })
            .Select(one => new Submission(new ExpireAlert(Guid.CreateVersion7(), one.Alert), Product));
        var outcomes = await gate.SendAll(expiries, cancellation);
        if (outcomes.FirstOrDefault(one => one.Refusal is { } refusal && Passing.Contains(refusal)) is { Refusal: { } passing })
            throw new TimeoutException(passing.Reason);
    }
}
