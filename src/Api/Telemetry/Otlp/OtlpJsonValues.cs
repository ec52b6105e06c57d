using System.Globalization;
using System.Text.Json;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>Parts of messages in OTLP's JSON, whichever signal they tell of.</summary>
internal static class OtlpJsonValues
{
    private const int Deepest = 32;

    public static T Parsed<T>(ReadOnlyMemory<byte> body, string message, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = Deepest });
            return read(document.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The body is no {message}: {wrong.Message}", wrong);
        }
    }

    public static void Attributes(JsonElement on, Dictionary<string, string> into)
    {
        foreach (var attribute in Items(on, "attributes"))
            into[Text(attribute, "key")] = attribute.TryGetProperty("value", out var value) ? Value(value) : "";
    }

    public static string Value(JsonElement told)
    {
        foreach (var part in told.EnumerateObject())
            return part.Name switch
            {
                "stringValue" or "bytesValue" => part.Value.GetString() ?? "",
                "boolValue"   => part.Value.GetBoolean() ? "true" : "false",
                "intValue"    => Whole(part.Value).ToString(CultureInfo.InvariantCulture),
                "doubleValue" => Number(part.Value).ToString("R", CultureInfo.InvariantCulture),
                "arrayValue"  => $"[{string.Join(',', Items(part.Value, "values").Select(Value))}]",
                "kvlistValue" => OtlpForms.TextOf(Items(part.Value, "values").Select(one => new KeyValuePair<string, string>(
                    Text(one, "key"), one.TryGetProperty("value", out var inner) ? Value(inner) : ""))),
                _             => "",
            };
        return "";
    }

    public static List<JsonElement> Items(JsonElement on, string name) =>
        on.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()] : [];

    public static string Text(JsonElement on, string name) => on.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    public static long Whole(JsonElement on, string name) => on.TryGetProperty(name, out var number) ? Whole(number) : 0;

    public static long Whole(JsonElement number) => number.ValueKind == JsonValueKind.String
        ? long.TryParse(number.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
            ? parsed : throw new FormatException($"\"{number.GetString()}\" is no whole number.")
        : number.GetInt64();

    /// <summary>What JSON has no number for is a text.</summary>
    public static double Number(JsonElement number) => number.ValueKind != JsonValueKind.String ? number.GetDouble() : number.GetString() switch
    {
        "NaN"       => double.NaN,
        "Infinity"  => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        var text    => double.TryParse(text, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw new FormatException($"\"{text}\" is no number."),
    };
}
