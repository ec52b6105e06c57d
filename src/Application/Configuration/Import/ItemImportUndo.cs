using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>What an undo comes to, or would come to.</summary>
/// <param name="Counts">How much of it.</param>
/// <param name="Kept">The first things that stay, because they were changed later.</param>
public sealed record UndoPreview(UndoCounts Counts, IReadOnlyList<UndoConflict> Kept);

/// <summary>
/// Takes back what an import recorded, as forward compensation: the log keeps both. What somebody changed later stays and is listed.
/// Items are gone through a few hundred at a time, so that an import of any size can be undone.
/// </summary>
public sealed class ItemImportUndo(CommandGate gate, LandscapeMemory landscape, NpgsqlDataSource database)
{
    /// <summary>Conflicts that are told one by one; their number is always whole.</summary>
    public const int MostShown = 200;

    private const int AtOnce = 500;
    private const string Withheld = "***";

    public async Task<UndoPreview> Preview(Guid import, string organisation, CancellationToken cancellation)
    {
        var (model, report) = ((await landscape.Newest(cancellation)).Items, new UndoReport());
        await foreach (var done in Traces(import, organisation, cancellation)) report.Take(done, done.Now.Restore(import, done.Trace, model).Events, model);
        return report.Preview;
    }

    internal async Task Run(Guid import, string organisation, Caller by, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var (model, report, undo) = ((await landscape.Newest(cancellation)).Items, new UndoReport(), UndoOf(import));
        var flow = new CommandFlow<Done>(gate, (done, outcome) =>
        {
            if (outcome.Refusal is null) report.Take(done, done.Planned, model);
            else report.Refused(done, outcome.Refusal);
        });
        var count = 0;
        await foreach (var done in Traces(import, organisation, cancellation))
        {
            if (++count % AtOnce == 0) progress?.Report(new("undo", count));
            var planned = done.Now.Restore(import, done.Trace, model).Events;
            if (planned.Count == 0) report.Take(done, planned, model);
            else
                await flow.Add(
                    new(new RestoreItem(Ids.Derived("restore-item", $"{import}", $"{done.Item}"), done.Item, import, done.Trace), by, CausedBy: undo),
                    done with { Planned = planned }, cancellation);
        }

        await flow.End(cancellation);
        await gate.Send(new(
            new EndItemImportUndo(Ids.Derived("end-undo", $"{import}"), import, new(report.Preview.Counts, report.Preview.Kept)), by, CausedBy: undo));
    }

    /// <summary>Under which cause the undo itself is recorded: what it does is neither the import's nor somebody's later change.</summary>
    private static Guid UndoOf(Guid import) => Ids.Derived("undo-import", $"{import}");

    private async IAsyncEnumerable<Done> Traces(
        Guid import, string organisation, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (cause, undo) = (import.ToString(), UndoOf(import).ToString());
        var anchored = await UndoAnchors.Find(database, cause, undo, organisation, cancellation);
        foreach (var some in (await Touched(cause, undo, organisation, cancellation)).Chunk(AtOnce))
        {
            var histories = new Dictionary<Guid, List<Recorded>>();
            await foreach (var happened in StreamStates.Read(database, organisation, some, cancellation))
            {
                if (!histories.TryGetValue(happened.Stream, out var history)) histories[happened.Stream] = history = [];
                history.Add(happened);
            }

            foreach (var (item, history) in histories)
            {
                var (trace, now) = ItemTrace.Of(history.Where(happened => happened.Fact is ConfigurationItemEvent).Select(happened => new TracedFact(
                    (ConfigurationItemEvent)happened.Fact, happened.OccurredAt, happened.By, happened.Causation == cause)));
                var pointedBy = trace.Registered && anchored.TryGetValue(item, out var other) ? other : (Guid?)null;
                yield return new(item, trace with { PointedBy = pointedBy }, now, history[^1].By, history[^1].RecordedAt);
            }
        }
    }

    /// <summary>Items of which the import recorded anything and which the undo has not gone through yet.</summary>
    private async Task<List<Guid>> Touched(string cause, string undo, string organisation, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            """
            select stream_id from ops.mt_events where type like 'item.%' and causation_id = $1 and tenant_id = $3
            except select stream_id from ops.mt_events where type like 'item.%' and causation_id = $2
            """);
        ask.Parameters.Add(new() { Value = cause });
        ask.Parameters.Add(new() { Value = undo });
        ask.Parameters.Add(new() { Value = organisation });
        var touched = new List<Guid>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) touched.Add(rows.GetGuid(0));
        return touched;
    }

    /// <summary>What an import did to one item, how the item stands, and who was the last to record anything of it.</summary>
    private sealed record Done(Guid Item, ItemTrace Trace, ConfigurationItem Now, string? LastBy, DateTimeOffset LastAt)
    {
        public IReadOnlyList<ConfigurationItemEvent> Planned { get; init; } = [];
    }

    private sealed class UndoReport
    {
        private readonly List<UndoConflict> kept = [];
        private int restored, retired, conflicts;

        public UndoPreview Preview => new(new(restored, retired, conflicts), kept);

        public void Take(Done done, IReadOnlyList<ConfigurationItemEvent> events, ItemModel model)
        {
            if (events.Any(happened => happened is ItemRestored { Unregistered: true })) retired++;
            else if (events.Count > 0) restored++;
            foreach (var (what, imported, now) in done.Now.Conflicts(done.Trace, model)) Keep(done, what, imported, now, model.ShapeOf(done.Now.Type)?.Attribute(what));
        }

        public void Refused(Done done, Refusal why) => Keep(done, why.Code, null, why.Reason, null);

        private void Keep(Done done, string what, string? imported, string? now, AttributeDefinition? attribute)
        {
            conflicts++;
            if (kept.Count >= MostShown) return;
            // Who may undo may not for that reason see what is sensitive.
            var isNormal = done.Now.Label == DataLabel.Normal;
            var isOpen = isNormal && attribute?.Kind != AttributeKind.Secret;
            kept.Add(new(
                done.Item, isNormal ? done.Now.Name : Withheld, what, isOpen ? imported : null, isOpen ? now : null,
                done.Trace.Touched?.By ?? done.LastBy, done.Trace.Touched?.At ?? done.LastAt));
        }
    }
}
