using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>Puts reports into an order in which what something stands in comes before it, because some items must have a place from the start.</summary>
internal static class ReportOrder
{
    /// <summary>Places within places within places: deeper ones are a circle.</summary>
    private const int Deepest = 64;

    public static IEnumerable<ReportedItem> PlacesFirst(IReadOnlyCollection<ReportedItem> items)
    {
        var byKey = items.ToDictionary(item => item.Key, StringComparer.Ordinal);
        return items.OrderBy(item => Depth(item, byKey));
    }

    private static int Depth(ReportedItem item, Dictionary<string, ReportedItem> byKey)
    {
        var depth = 0;
        for (var place = item; depth < Deepest && PlaceOf(place) is { } key && byKey.TryGetValue(key, out place); depth++) { }
        return depth;
    }

    private static string? PlaceOf(ReportedItem item) =>
        item.Relations.FirstOrDefault(relation => relation.Kind == RelationKind.LocatedIn && !relation.ByName)?.Target;
}
