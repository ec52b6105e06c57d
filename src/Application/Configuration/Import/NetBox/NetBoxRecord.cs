using System.Globalization;
using System.Text.Json;

namespace EventSourcedOps.Application.Configuration.Import.NetBox;

/// <summary>One record of a dump. Fields without a value are as if they were not there.</summary>
/// <param name="model">Such as "dcim.device".</param>
/// <param name="pk">Its number within the model.</param>
/// <param name="fields">What it says.</param>
public sealed class NetBoxRecord(string model, long pk, JsonElement fields)
{
    public string Model => model;

    public long Pk => pk;

    public string Key => $"{model}:{pk}";

    public string? Text(string field) => Value(field) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } plain => plain.GetRawText(),
        _ => null,
    };

    public bool Flag(string field) => Value(field) is { ValueKind: JsonValueKind.True };

    /// <summary>The number of the record that the field points to, or any other whole number.</summary>
    public long? Number(string field) => Value(field) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var whole) => whole,
        { ValueKind: JsonValueKind.String } text when long.TryParse(text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) => whole,
        _ => null,
    };

    public IReadOnlyList<long> Numbers(string field) => Value(field) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Number).Select(entry => entry.GetInt64())]
        : [];

    /// <summary>Another model, written as the pair of its parts.</summary>
    public string? ModelNamed(string field) =>
        Value(field) is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2 ? $"{pair[0].GetString()}.{pair[1].GetString()}" : null;

    /// <summary>Fields that the house added itself, those with a value.</summary>
    public string? CustomFields()
    {
        if (Value("custom_field_data") is not { ValueKind: JsonValueKind.Object } custom) return null;
        var told = custom.EnumerateObject().Where(field => IsTold(field.Value)).ToDictionary(field => field.Name, field => field.Value);
        return told.Count == 0 ? null : JsonSerializer.Serialize(told);
    }

    private JsonElement? Value(string field) => fields.TryGetProperty(field, out var value) && IsTold(value) ? value : null;

    private static bool IsTold(JsonElement value) =>
        value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) && !(value.ValueKind == JsonValueKind.String && value.GetString() == "");
}
