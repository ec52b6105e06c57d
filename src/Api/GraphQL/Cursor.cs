using System.Buffers.Text;
using System.Text.Json;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>The place after a row of a sorted list: the sort's name, the row's sort values and its id, opaque to clients.</summary>
public sealed class Cursor
{
    private const int LongestText = 1_024;

    private readonly JsonElement[] _values;

    private Cursor(JsonElement[] values) => _values = values;

    public static string Write(string order, params IReadOnlyList<object?> values) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<object?[]>([order, .. values]));

    /// <summary>Reads a cursor of the given order; one of another order, or anything else, is refused.</summary>
    public static Cursor Read(string text, string order)
    {
        if (text.Length > LongestText) throw Unknown();
        try
        {
            var values = JsonSerializer.Deserialize<JsonElement[]>(Base64Url.DecodeFromChars(text)) ?? throw Unknown();
            if (values is not [{ ValueKind: JsonValueKind.String } first, ..] || first.GetString() != order) throw Unknown();
            return new(values[1..]);
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidOperationException)
        {
            throw Unknown();
        }
    }

    /// <summary>The sort value at a place, as written by <see cref="Write"/>.</summary>
    public T Value<T>(int place)
    {
        if (place >= _values.Length) throw Unknown();
        try
        {
            return _values[place].Deserialize<T>()!;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException)
        {
            throw Unknown();
        }
    }

    private static ApiError Unknown() => new("cursor-unknown", "This cursor does not belong to this list. Start again without `after`.");
}
