using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>
/// Finds out which item a report is of: the one that the source told under that key, else one that others registered and that bears the
/// same mark, else none. What occurs once only (a serial number) is enough; a name or an address counts only in the same surroundings.
/// </summary>
internal sealed class ItemMatching(KnownItems known, ItemModel model, string organisation, string source)
{
    private const string Surroundings = "vrf";

    private static readonly HashSet<string> Weak =
        new(StringComparer.Ordinal) { ConfigurationItem.NameKey, "address", "management_address", "network", "vid" };

    /// <summary>Ids of all reports, and the states of the items that are there.</summary>
    public async Task<Dictionary<Guid, ConfigurationItem>> Find(
        IReadOnlyList<ReportedItem> reports, Dictionary<string, Guid> ids, CancellationToken cancellation)
    {
        foreach (var report in reports) ids[report.Key] = ItemIdentity.Of(organisation, source, report.Key);
        var states = await known.Load([.. reports.Select(report => ids[report.Key])], cancellation);
        var fresh = reports.Where(report => !states.ContainsKey(ids[report.Key])).ToArray();
        if (fresh.Length == 0) return states;

        var marks = fresh.ToDictionary(report => report.Key, MarksOf, StringComparer.Ordinal);
        var wanted = marks.Values.SelectMany(own => own).Select(own => own.Mark).ToHashSet(StringComparer.Ordinal);
        var bearing = await known.Bearing(wanted, cancellation);
        var byMark = bearing.SelectMany(item => item.Marks.Select(mark => (mark, item.Id)))
            .ToLookup(pair => pair.mark, pair => pair.Id, StringComparer.Ordinal);
        var candidates = await known.Load([.. bearing.Select(item => item.Id)], cancellation);
        foreach (var report in fresh)
            if (Match(report, marks[report.Key], byMark, candidates, ids) is { } found && !states.ContainsKey(found))
            {
                ids[report.Key] = found;
                states[found] = candidates[found];
            }

        return states;
    }

    private (string Key, string Mark)[] MarksOf(ReportedItem report) =>
        [("", ItemMarks.OfKey(source, report.Key)), .. (model.ShapeOf(report.Type)?.MatchKeys ?? [])
            .Select(key => (key, Value: ValueOf(report, key))).Where(mark => mark.Value is not null)
            .Select(mark => (mark.key, ItemMarks.OfValue(mark.key, mark.Value!)))];

    private string? ValueOf(ReportedItem report, string key) =>
        report.Attributes.GetValueOrDefault(key) is { } said && model.ShapeOf(report.Type)?.Attribute(key) is { } attribute
        && attribute.Read(said, out var value) is null
            ? value
            : null;

    private Guid? Match(
        ReportedItem report, (string Key, string Mark)[] marks, ILookup<string, Guid> byMark, Dictionary<Guid, ConfigurationItem> candidates,
        Dictionary<string, Guid> ids)
    {
        foreach (var (key, mark) in marks)
        {
            var fitting = byMark[mark].Distinct().Where(id => candidates.GetValueOrDefault(id) is { } item && Fits(item, key)).Take(2).ToArray();
            // Two that fit are none: nobody can tell which.
            if (fitting is [var only]) return only;
        }

        return null;

        bool Fits(ConfigurationItem item, string key) => key.Length == 0
            || IsOfKind(item, report) && !IsKnownOtherwise(item, report) && (!Weak.Contains(key) || IsThere(item, report, ids));
    }

    private bool IsOfKind(ConfigurationItem item, ReportedItem report) => model.IsA(item.Type, report.Type) || model.IsA(report.Type, item.Type);

    /// <summary>What the source itself tells as two things are two things.</summary>
    private bool IsKnownOtherwise(ConfigurationItem item, ReportedItem report) =>
        item.Attributes.GetValueOrDefault(ItemMarks.SourceKey) is { } keys && KeyOf(keys) is { } key && key != report.Key;

    private string? KeyOf(AttributeClaims claims) =>
        claims.InForce?.Source == source ? claims.InForce.Value : claims.Rejected.GetValueOrDefault(source)?.Value;

    private static bool IsThere(ConfigurationItem item, ReportedItem report, Dictionary<string, Guid> ids)
    {
        if (item.ValueOf(Surroundings) != report.Attributes.GetValueOrDefault(Surroundings)) return false;
        foreach (var kind in new[] { RelationKind.LocatedIn, RelationKind.PartOf })
        {
            var told = report.Relations.FirstOrDefault(relation => relation.Kind == kind && !relation.ByName);
            var held = item.Relations.Keys.Where(end => end.Kind == kind).Select(end => (Guid?)end.Target).FirstOrDefault();
            if (told is not null && held is not null && held != ids.GetValueOrDefault(told.Target)) return false;
        }

        return true;
    }
}
