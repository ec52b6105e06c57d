using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EventSourcedOps.Domain.Configuration;

/// <summary>What somebody says an attribute's value is.</summary>
/// <param name="Key">The attribute.</param>
/// <param name="Value">In any form that the kind can be written in; null or nothing takes back what the same source said.</param>
public sealed record AttributeValue(string Key, string? Value);

/// <summary>Reads what people and sources write into the one form in which values are kept and compared, or says why it cannot be.</summary>
public static partial class AttributeReading
{
    public const int LongestLine = 1_000;
    public const int LongestText = 100_000;
    public const int MostEntries = 500;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy'年'M'月'd'日'"];
    private static readonly char[] Separators = [',', ';', '\n', '，', '；', '、'];

    extension(AttributeDefinition definition)
    {
        /// <returns>Why it cannot be the attribute's value; null when <paramref name="value"/> is.</returns>
        public Refusal? Read(string raw, out string value)
        {
            value = raw.Trim();
            if (value.Length > definition.Longest) return AttributeRefusals.TooLong(definition, definition.Longest);
            if (definition.Canonical(value) is not { } canonical) return AttributeRefusals.Unfit(definition);
            value = canonical;
            return definition.OutOfRange(value) ? AttributeRefusals.OutOfRange(definition)
                : definition.Pattern is { } pattern && !AttributePatterns.Of(pattern).IsMatch(value) ? AttributeRefusals.Mismatched(definition)
                : null;
        }

        private int Longest => definition.Kind is AttributeKind.LongText or AttributeKind.List or AttributeKind.Json ? LongestText : LongestLine;

        private string? Canonical(string text) => definition.Kind switch
        {
            AttributeKind.Text      => text.Contains('\n') ? null : text,
            AttributeKind.LongText  => text.ReplaceLineEndings("\n"),
            AttributeKind.Whole     => NumberOf(text) is { } number && number == decimal.Truncate(number) ? Text(number) : null,
            AttributeKind.Number    => NumberOf(text) is { } number ? Text(number) : null,
            AttributeKind.Flag      => FlagOf(text),
            AttributeKind.Choice    => definition.ChoiceOf(text),
            AttributeKind.Date      => DayOf(text),
            AttributeKind.Address   => AddressOf(text),
            AttributeKind.Network   => NetworkOf(text),
            AttributeKind.Reference => Guid.TryParse(text, out var id) && id != Guid.Empty ? id.ToString() : null,
            AttributeKind.List      => ListOf(text),
            AttributeKind.Json      => JsonOf(text),
            AttributeKind.Secret    => PlaceOfSecret().IsMatch(text) ? text : null,
            _ => throw new InvalidOperationException($"Nobody said how a {definition.Kind} is read."),
        };

        private bool OutOfRange(string value) =>
            definition.Kind is AttributeKind.Whole or AttributeKind.Number && (definition.Minimum is not null || definition.Maximum is not null)
            && NumberOf(value) is { } number && (number < definition.Minimum || number > definition.Maximum);

        /// <summary>A choice is told by its key or by what people read, in either language.</summary>
        private string? ChoiceOf(string text)
        {
            foreach (var choice in definition.Choices)
                if (Same(choice.Key, text) || Same(choice.Name.Zh, text) || Same(choice.Name.En, text)) return choice.Key;
            return null;
        }
    }

    /// <summary>The number that a text says, whatever the way it is written; null when it is none.</summary>
    public static decimal? NumberOf(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture,
            out var number) ? number : null;

    private static string Text(decimal number) => number.ToString("0.#############################", CultureInfo.InvariantCulture);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string? FlagOf(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "y" or "1" or "是"  => "true",
        "false" or "no" or "n" or "0" or "否" => "false",
        _ => null,
    };

    private static string? DayOf(string text)
    {
        // Lists often tell a day as its midnight.
        var day = text.Length > 10 && text[10] is 'T' or ' ' ? text[..10] : text;
        return DateOnly.TryParseExact(day, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private static string? AddressOf(string text)
    {
        var cut = text.IndexOf('/');
        var bare = cut < 0 ? text : text[..cut];
        // .NET reads "10" as 0.0.0.10, and a zone means nothing elsewhere.
        if (!bare.Contains(':') && bare.Count(character => character == '.') != 3 || bare.Contains('%')) return null;
        if (!IPAddress.TryParse(bare, out var address)) return null;
        if (cut < 0) return address.ToString();
        var longest = bare.Contains(':') ? 128 : 32;
        return int.TryParse(text.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= longest
            ? $"{address}/{prefix}" : null;
    }

    private static string? NetworkOf(string text) =>
        text.IndexOf('/') is > 0 and var cut && IPNetwork.TryParse(text, out var network) && IPAddress.TryParse(text.AsSpan(0, cut), out var address)
        && network.BaseAddress.Equals(address) ? network.ToString() : null;

    private static string? ListOf(string text)
    {
        string?[]? entries;
        if (!text.StartsWith('[')) entries = text.Split(Separators);
        else
            try
            {
                entries = JsonSerializer.Deserialize<string?[]>(text, Plain);
            }
            catch (JsonException)
            {
                return null;
            }

        var told = entries!.Select(entry => entry?.Trim()).Where(entry => !string.IsNullOrEmpty(entry)).Distinct(StringComparer.Ordinal).ToArray();
        return told.Length is > 0 and <= MostEntries ? JsonSerializer.Serialize(told, Plain) : null;
    }

    private static string? JsonOf(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return JsonSerializer.Serialize(document.RootElement, Plain);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]{1,30}:\S+\z", RegexOptions.NonBacktracking)]
    private static partial Regex PlaceOfSecret();
}
