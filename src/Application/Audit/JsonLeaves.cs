using System.Text.Json;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Application.Audit;

/// <summary>One value of a state that an event made another.</summary>
/// <param name="Path">Where it stands in the state, such as triage.priority.</param>
/// <param name="Before">The value before the event; null when there was none.</param>
/// <param name="After">The value after it; null when there is none any more.</param>
public sealed record LeafChange(string Path, string? Before, string? After);

/// <summary>A state as its single values, by their places: what people can compare line by line.</summary>
public static class JsonLeaves
{
    public static IReadOnlyDictionary<string, string> Of(object? state)
    {
        var leaves = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (state is not null) Collect(JsonSerializer.SerializeToElement(state, state.GetType(), EventJson.Options), "", leaves);
        return leaves;
    }

    /// <summary>What differs, by place.</summary>
    public static IReadOnlyList<LeafChange> Compare(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
    [
        .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(path => new LeafChange(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .Where(change => change.Before != change.After),
    ];

    private static void Collect(JsonElement value, string path, SortedDictionary<string, string> leaves)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) Collect(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", leaves);
                break;
            case JsonValueKind.Array when value.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Array):
                foreach (var (i, item) in value.EnumerateArray().Index()) Collect(item, $"{path}[{i}]", leaves);
                break;
            case JsonValueKind.Array when value.GetArrayLength() > 0:
                // A set of names has no order of its own: sorted, only what was added or removed differs.
                leaves[path] = string.Join(", ", value.EnumerateArray().Select(item => item.ToString()).Order(StringComparer.Ordinal));
                break;
            case JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                leaves[path] = value.ToString();
                break;
        }
    }
}
