using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventSourcedOps.Api.Access.Sso;

/// <summary>What a house says about somebody.</summary>
internal sealed class ProviderClaims(JsonObject said)
{
    private const int LongestSubject = 255;

    public string? Subject => Text("sub") is { Length: > 0 and <= LongestSubject } subject ? subject : null;

    /// <summary>The session in the house; empty when it names none.</summary>
    public string Session => Text("sid") ?? "";

    public bool Has(string path) => Find(path) is not null;

    public JsonNode? Find(string path)
    {
        if (said.TryGetPropertyValue(path, out var found)) return found; // Names with dots in them, such as addresses, are names first.
        JsonNode? node = said;
        foreach (var name in path.Split('.')) node = (node as JsonObject)?[name];
        return node;
    }

    public string? Text(string path) => Texts(path) is [var first, ..] ? first : null;

    /// <summary>One text, or several in a list.</summary>
    public IReadOnlyList<string> Texts(string path) => Find(path) switch
    {
        JsonArray list  => [.. list.Select(TextOf).OfType<string>()],
        { } node        => TextOf(node) is { } text ? [text] : [],
        null            => [],
    };

    public DateTimeOffset? Time(string path) =>
        Find(path) is JsonValue value && value.TryGetValue<long>(out var seconds) && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    public bool Holds(string path, string expected) => Text(path) is { } text
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(expected));

    /// <summary>These, completed by what else was said; what the signed token says counts first.</summary>
    public ProviderClaims With(JsonObject more)
    {
        var all = (JsonObject)said.DeepClone();
        foreach (var (name, value) in more)
            if (!all.ContainsKey(name)) all[name] = value?.DeepClone();
        return new(all);
    }

    private static string? TextOf(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
        _ => null,
    };
}
