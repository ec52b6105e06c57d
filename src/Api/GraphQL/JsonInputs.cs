using System.Numerics;
using System.Text.Json;
using GraphQL;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Turns JSON values into what the engine takes for variables and extensions.</summary>
internal static class JsonInputs
{
    public static Inputs? Of(JsonElement json, string name) => json.ValueKind switch
    {
        JsonValueKind.Null   => null,
        JsonValueKind.Object => new Inputs(Members(json)),
        _                    => throw new ApiError("request-not-well-formed", $"`{name}` is a JSON object."),
    };

    public static Dictionary<string, object?> Members(JsonElement json)
    {
        var members = new Dictionary<string, object?>();
        foreach (var member in json.EnumerateObject()) members[member.Name] = ValueOf(member.Value);
        return members;
    }

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Members(value),
        JsonValueKind.Array  => value.EnumerateArray().Select(ValueOf).ToList(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => NumberOf(value),
        JsonValueKind.True   => true,
        JsonValueKind.False  => false,
        _                    => null,
    };

    // A number of a hundred digits is legal JSON; BigInteger keeps it exact until the schema refuses it.
    private static object NumberOf(JsonElement value)
    {
        const int longest = 100;
        var text = value.GetRawText();
        if (text.Length > longest) throw new ApiError("request-not-well-formed", $"A number has at most {longest} digits.");
        if (value.TryGetInt32(out var small)) return small;
        if (value.TryGetInt64(out var large)) return large;
        if (BigInteger.TryParse(text, out var huge)) return huge;
        return value.TryGetDecimal(out var exact) && exact != 0 ? exact : value.GetDouble();
    }
}
