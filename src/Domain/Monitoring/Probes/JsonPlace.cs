using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EventSourcedOps.Domain.Monitoring.Probes;

/// <summary>
/// A place in a JSON document: what RFC 9535 calls a singular query, as much of it as points at one value. Names with dots, quotes or
/// brackets in them stand in brackets: $['a.b'][0].
/// </summary>
public sealed class JsonPlace
{
    private const int Deepest = 32;
    private const int Longest = 400;

    private readonly IReadOnlyList<object> parts;

    private JsonPlace(IReadOnlyList<object> parts) => this.parts = parts;

    /// <returns>Null when that is no place.</returns>
    public static JsonPlace? Read(string text)
    {
        if (text.Length > Longest || !text.StartsWith('$')) return null;
        var parts = new List<object>();
        var rest = text.AsSpan(1);
        while (rest.Length > 0)
        {
            if (parts.Count == Deepest || Next(ref rest) is not { } part) return null;
            parts.Add(part);
        }

        return new(parts);
    }

    /// <summary>What stands there; null when nothing does.</summary>
    public JsonElement? Find(JsonElement root)
    {
        var at = root;
        foreach (var part in parts)
            switch (part)
            {
                case string name when at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var member):
                    at = member;
                    break;
                case int index when at.ValueKind == JsonValueKind.Array && index < at.GetArrayLength():
                    at = at[index];
                    break;
                default:
                    return null;
            }

        return at;
    }

    private static object? Next(ref ReadOnlySpan<char> rest)
    {
        if (rest[0] == '.') return Name(ref rest);
        if (rest[0] != '[' || rest.Length < 3) return null;
        if (rest[1] is '\'' or '"') return Quoted(ref rest);
        var end = rest.IndexOf(']');
        if (end < 2 || !int.TryParse(rest[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return null;
        rest = rest[(end + 1)..];
        return index;
    }

    private static string? Name(ref ReadOnlySpan<char> rest)
    {
        var end = rest[1..].IndexOfAny('.', '[');
        var name = end < 0 ? rest[1..] : rest[1..(end + 1)];
        if (name.Length == 0 || name.IndexOfAny("]'\"* ") >= 0) return null;
        rest = rest[(name.Length + 1)..];
        return name.ToString();
    }

    private static string? Quoted(ref ReadOnlySpan<char> rest)
    {
        var (quote, name) = (rest[1], new StringBuilder());
        for (var i = 2; i < rest.Length; i++)
            if (rest[i] == '\\' && i + 1 < rest.Length) name.Append(rest[++i]);
            else if (rest[i] != quote) name.Append(rest[i]);
            else if (i + 1 < rest.Length && rest[i + 1] == ']')
            {
                rest = rest[(i + 2)..];
                return name.ToString();
            }
            else return null;
        return null;
    }
}
