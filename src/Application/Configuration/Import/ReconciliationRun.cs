using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>One reconciliation while it goes on: which reports are news, decided on states from the log.</summary>
/// <param name="reported">Keys of all items that are reported.</param>
internal sealed class ReconciliationRun(
    ReconciliationOrder order, Landscape landscape, KnownItems known, IReadOnlySet<string> reported, bool isComplete)
{
    private readonly ItemModel model = landscape.Items;
    private readonly ItemMatching matching = new(known, landscape.Items, order.Organisation, order.Source);

    /// <summary>What every item is, without what is known of it: enough to say whether something may point to it.</summary>
    private readonly Dictionary<Guid, ConfigurationItem> outlines = [];
    private readonly List<RelationNews> relations = [];

    /// <summary>What reports point to that is not reported itself: by name, or by a key that the source told earlier.</summary>
    private readonly Dictionary<(string Target, bool ByName), Guid?> others = [];
    private readonly HashSet<Guid> refused = [];

    /// <summary>What people call the items that are reported; null where two are called the same.</summary>
    private readonly Dictionary<string, Guid?> named = new(StringComparer.Ordinal);

    public ImportTally Tally { get; } = new();

    public void Answered(SentNews news, Outcome outcome)
    {
        if (outcome.Refusal is not { } refusal)
        {
            Tally.Count(news.Kind);
            if (news.Command is RegisterItem { PlacedIn: not null }) Tally.Count(NewsKind.Related);
            return;
        }

        if (news.Kind == NewsKind.Registered) refused.Add(news.Item);
        Tally.Faults.Add(news.Place, refusal);
    }

    /// <summary>What is new of those items; their relations are kept for later.</summary>
    public async Task<IReadOnlyList<SentNews>> Items(IReadOnlyList<ReportedItem> reports, CancellationToken cancellation)
    {
        var states = await matching.Find(reports, Tally.Ids, cancellation);
        foreach (var (id, state) in states) outlines[id] = Outline(state);
        foreach (var report in reports)
            if (report.Attributes.GetValueOrDefault(ConfigurationItem.NameKey) is { } name)
                named[name] = named.ContainsKey(name) ? null : Tally.Ids[report.Key];
        await LookUpOthers(reports, cancellation);
        var given = Given();
        return [.. reports.SelectMany(report => Of(report, Tally.Ids[report.Key], states.GetValueOrDefault(Tally.Ids[report.Key]), given))];
    }

    /// <summary>Relations that are new, and those that a complete source no longer tells.</summary>
    public IEnumerable<SentNews> Relations()
    {
        var given = Given();
        return relations.Where(news => !refused.Contains(news.Item)).SelectMany(news => news.Commands(this, order, given));
    }

    public async Task<IEnumerable<SentNews>> Missing(CancellationToken cancellation)
    {
        var told = Tally.Ids.Values.ToHashSet();
        var gone = (await known.ToldBy(order.Source, cancellation)).Where(id => !told.Contains(id)).ToArray();
        var states = await known.Load(gone, cancellation);
        return gone.Where(id => states[id].Miss(order.Source).Events.Count > 0)
            .Select(id => new SentNews(new MissItem(order.IdOf("miss", $"{id}"), id, order.Source), NewsKind.Missing, id, $"{id}"));
    }

    /// <summary>The item that a relation points to; null, and a fault told, when there is none.</summary>
    public Guid? TargetOf(ReportedRelation relation, string place)
    {
        if (!relation.ByName && reported.Contains(relation.Target))
            return Tally.Ids.TryGetValue(relation.Target, out var id) && outlines.ContainsKey(id) && !refused.Contains(id) ? id : null;
        // Rows of a table name each other; the read model does not know them yet.
        if (relation.ByName && named.TryGetValue(relation.Target, out var told))
        {
            if (told is { } one && outlines.ContainsKey(one)) return refused.Contains(one) ? null : one;
            Fault(place, told is null ? ImportRefusals.TargetAmbiguous : ImportRefusals.TargetUnknown, relation.Kind);
            return null;
        }

        if (others.GetValueOrDefault((relation.Target, relation.ByName)) is { } found) return found;
        Fault(place, others.ContainsKey((relation.Target, relation.ByName)) ? ImportRefusals.TargetAmbiguous : ImportRefusals.TargetUnknown, relation.Kind);
        return null;
    }

    public void Fault(string place, Refusal why, string? column = null) => Tally.Faults.Add(place, why, column);

    private IEnumerable<SentNews> Of(ReportedItem report, Guid id, ConfigurationItem? state, Circumstances given)
    {
        if (state is { Stage: Stage.Retired, Unregistered: false })
        {
            Tally.Tombstones++;
            return [];
        }

        var isThere = state is { Unregistered: false };
        if ((isThere ? state!.Type : report.Type) is var type && model.ShapeOf(type) is not { } shape)
        {
            Fault(report.Place, ItemRefusals.TypeUnknown);
            return [];
        }

        var values = Values(report, state, shape, isThere);
        return isThere ? Change(report, id, state!, values, given) : Register(report, id, shape, values, given);
    }

    private SentNews[] Register(
        ReportedItem report, Guid id, ItemShape shape, IReadOnlyList<AttributeValue> values, Circumstances given)
    {
        var place = report.Relations.FirstOrDefault(relation => relation.Kind == RelationKind.LocatedIn) is { } told ? TargetOf(told, report.Place) : null;
        var stage = shape.Stages.Contains(report.Stage) ? report.Stage : shape.Stages.Contains(Stage.InUse) ? Stage.InUse : shape.Stages[0];
        var wanted = new ItemRegistration(order.Organisation, report.Type, stage, order.Source, values, place);
        if (((ConfigurationItem?)null).Register(id, wanted, given).Refusal is { } no)
        {
            Fault(report.Place, no);
            return [];
        }

        outlines[id] = new(order.Organisation, report.Type, shape.Type.Version, stage);
        if (stage != Stage.Retired) relations.Add(new(report, id, null));
        return [News(NewsKind.Registered, report, id, command => new RegisterItem(
            command, id, order.Organisation, report.Type, stage, order.Source, values, place))];
    }

    private List<SentNews> Change(
        ReportedItem report, Guid id, ConfigurationItem state, IReadOnlyList<AttributeValue> values, Circumstances given)
    {
        var news = new List<SentNews>();
        var decision = state.Report(order.Source, values, given);
        if (decision.Refusal is { } no) Fault(report.Place, no);
        else if (decision.Events.Count == 0) Tally.Unchanged++;
        else news.Add(News(NewsKind.Changed, report, id, command => new ReportItem(command, id, order.Source, values)));
        if (Follows(report, state) && state.MoveStage(report.Stage, order.Source, model).Events.Count > 0)
            news.Add(News(NewsKind.Followed, report, id, command => new MoveItemStage(command, id, report.Stage, order.Source)));
        if (news.LastOrDefault()?.Command is not MoveItemStage { Stage: Stage.Retired }) relations.Add(new(report, id, state) { IsComplete = isComplete });
        return news;
    }

    /// <summary>Where an item stands follows its source only when the source says otherwise than before: what people moved stays.</summary>
    private bool Follows(ReportedItem report, ConfigurationItem state) =>
        report.Attributes.GetValueOrDefault(ItemMarks.SourceStatus) is { } status
        && state.SaidBy(order.Source, ItemMarks.SourceStatus) is { } before && before != status && report.Stage != state.Stage;

    /// <summary>What is told, without values that cannot be read; a complete source takes back what it no longer tells.</summary>
    private List<AttributeValue> Values(ReportedItem report, ConfigurationItem? state, ItemShape shape, bool isThere)
    {
        var values = new List<AttributeValue>(report.Attributes.Count + 1) { new(ItemMarks.SourceKey, report.Key) };
        foreach (var (key, said) in report.Attributes)
            if (shape.Attribute(key) is not { } attribute) Fault(report.Place, ImportRefusals.AttributeUnknown(key, shape.Type.Key), key);
            else if (attribute.Read(said, out var value) is { } unfit) Fault(report.Place, unfit, key);
            else values.Add(new(key, value));
        if (isThere && isComplete)
            values.AddRange(state!.Attributes.Where(held => held.Key != ItemMarks.SourceKey && !report.Attributes.ContainsKey(held.Key)
                && shape.Attribute(held.Key) is not null && state.SaidBy(order.Source, held.Key) is not null)
                .Select(held => new AttributeValue(held.Key, null)));
        return values;
    }

    private async Task LookUpOthers(IReadOnlyList<ReportedItem> reports, CancellationToken cancellation)
    {
        var asked = reports.SelectMany(report => report.Relations).Where(relation => relation.ByName || !reported.Contains(relation.Target))
            .Select(relation => (relation.Target, relation.ByName)).Where(target => !others.ContainsKey(target)).ToHashSet();
        if (asked.Count == 0) return;
        var marks = asked.ToLookup(target => target.ByName
            ? ItemMarks.OfValue(ConfigurationItem.NameKey, target.Target)
            : ItemMarks.OfKey(order.Source, target.Target), StringComparer.Ordinal);
        var found = (await known.Bearing([.. marks.Select(mark => mark.Key)], cancellation))
            .SelectMany(item => item.Marks.SelectMany(mark => marks[mark]).Select(target => (target, item.Id))).ToLookup(pair => pair.target, pair => pair.Id);
        foreach (var same in found) others[same.Key] = same.Count() == 1 ? same.First() : null;
        // What was reported a moment ago is not in the read model yet, but its id follows from its key.
        foreach (var (target, _) in asked.Where(target => !target.ByName && !others.ContainsKey(target)))
            others[(target, false)] = ItemIdentity.Of(order.Organisation, order.Source, target);
        var states = await known.Load([.. others.Values.OfType<Guid>().Where(id => !outlines.ContainsKey(id))], cancellation);
        foreach (var (id, state) in states) outlines[id] = Outline(state);
        foreach (var target in others.Where(other => other.Value is { } id && !outlines.ContainsKey(id)).Select(other => other.Key).ToArray())
            others.Remove(target);
    }

    private Circumstances Given()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(now, now, order.By.Name, landscape, id => outlines.GetValueOrDefault(id)) { Rights = order.By.Rights };
    }

    private SentNews News(NewsKind kind, ReportedItem report, Guid id, Func<Guid, Command> command) =>
        new(command(order.IdOf($"{kind}", report.Key)), kind, id, report.Place);

    private static ConfigurationItem Outline(ConfigurationItem item) => new(item.Organisation, item.Type, item.TypeVersion, item.Stage);
}
