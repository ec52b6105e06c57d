using System.Text.Json;

namespace EventSourcedOps.Api.Access.Scim;

/// <summary>Reads filters and paths of RFC 7644. What comes from outside is bounded: in its length, and in how deep it nests.</summary>
internal sealed class ScimFilterReader
{
    public const int LongestText = 4_000;
    private const int Deepest = 30;

    private static readonly HashSet<string> Operators =
        new(["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"], StringComparer.OrdinalIgnoreCase);

    private readonly string text;
    private int at;
    private int depth;

    private ScimFilterReader(string text)
    {
        if (text.Length > LongestText) throw ScimFault.Filter($"A filter has at most {LongestText} signs.");
        this.text = text;
    }

    public static ScimFilter Read(string text)
    {
        var reader = new ScimFilterReader(text);
        var filter = reader.Either();
        reader.Blanks();
        return reader.at == text.Length ? filter : throw reader.Wrong("nothing more");
    }

    /// <summary>A path such as `emails[type eq "work"].value`: what is named, which members of it, which part of those.</summary>
    public static (ScimName Name, ScimFilter? Which, string? Part) ReadPath(string text)
    {
        try
        {
            var reader = new ScimFilterReader(text.Trim());
            var name = reader.Name();
            if (!reader.Takes('[')) return reader.at == reader.text.Length ? (name, null, name.Part) : throw reader.Wrong("nothing more");
            var which = reader.Either();
            reader.Must(']');
            var part = reader.Takes('.') ? reader.Word() : null;
            return reader.at == reader.text.Length ? (name, which, part) : throw reader.Wrong("nothing more");
        }
        catch (ScimFault fault) when (fault.Type == "invalidFilter")
        {
            throw ScimFault.Path(fault.Message);
        }
    }

    private ScimFilter Either()
    {
        if (++depth > Deepest) throw ScimFault.Filter($"A filter nests at most {Deepest} deep.");
        var filter = Both();
        while (TakesWord("or")) filter = new ScimFilter.Or(filter, Both());
        depth--;
        return filter;
    }

    private ScimFilter Both()
    {
        var filter = One();
        while (TakesWord("and")) filter = new ScimFilter.And(filter, One());
        return filter;
    }

    private ScimFilter One()
    {
        Blanks();
        if (Takes('(')) return Closed(Either(), ')');
        if (IsWord("not", out var after) && FirstBehind(after) == '(')
        {
            at = after;
            Blanks();
            at++;
            return new ScimFilter.Not(Closed(Either(), ')'));
        }

        var name = Name();
        if (!Takes('[')) return Compared(name);
        var inner = Closed(Either(), ']');
        // Some write `emails[type eq "work"].value eq "…"`: a part of the member that fits.
        return new ScimFilter.Within(name, Takes('.') ? new ScimFilter.And(inner, Compared(new(null, Word()))) : inner);
    }

    private ScimFilter Compared(ScimName name)
    {
        var how = Word();
        if (string.Equals(how, "pr", StringComparison.OrdinalIgnoreCase)) return new ScimFilter.Present(name);
        if (!Operators.Contains(how)) throw ScimFault.Filter($"\"{how}\" compares nothing.");
        return new ScimFilter.Compare(name, how.ToLowerInvariant(), Value());
    }

    private ScimFilter Closed(ScimFilter inner, char with)
    {
        Must(with);
        return inner;
    }

    private ScimName Name()
    {
        Blanks();
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or ':' or '_' or '-' or '$')) at++;
        var whole = text[start..at];
        // A schema's name has dots of its own; it ends with the last colon.
        var colon = whole.LastIndexOf(':');
        var (schema, rest) = colon < 0 ? (null, whole) : (whole[..colon], whole[(colon + 1)..]);
        var parts = rest.Split('.');
        if (parts.Length > 2 || parts.Any(part => part.Length == 0)) throw Wrong("the name of an attribute");
        return new(ScimSchemas.IsCore(schema) ? null : schema, parts[0], parts.Length == 2 ? parts[1] : null);
    }

    private object? Value()
    {
        Blanks();
        var bytes = System.Text.Encoding.UTF8.GetBytes(text[at..]);
        try
        {
            var json = new Utf8JsonReader(bytes, isFinalBlock: false, default);
            if (!json.Read()) return Ending();
            object? value = json.TokenType switch
            {
                JsonTokenType.String => json.GetString(),
                JsonTokenType.True   => true,
                JsonTokenType.False  => false,
                JsonTokenType.Null   => null,
                JsonTokenType.Number => json.GetDouble(),
                _ => throw Wrong("a text, a number, true, false or null"),
            };
            at += System.Text.Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)json.BytesConsumed));
            return value;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            return Ending();
        }
    }

    /// <summary>What ends a text or stands before a bracket is not JSON to its reader; the sign behind it is ours.</summary>
    private object? Ending()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '+' or '.')) at++;
        var word = text[start..at];
        return word switch
        {
            _ when string.Equals(word, "true", StringComparison.OrdinalIgnoreCase)  => true,
            _ when string.Equals(word, "false", StringComparison.OrdinalIgnoreCase) => false,
            _ when string.Equals(word, "null", StringComparison.OrdinalIgnoreCase)  => null,
            _ when double.TryParse(word, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number) => number,
            _ => throw Wrong("a text, a number, true, false or null"),
        };
    }

    private string Word()
    {
        Blanks();
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' or '$')) at++;
        return at > start ? text[start..at] : throw Wrong("a word");
    }

    private bool TakesWord(string word)
    {
        if (!IsWord(word, out var after)) return false;
        at = after;
        return true;
    }

    private bool IsWord(string word, out int after)
    {
        Blanks();
        after = at + word.Length;
        return string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (after >= text.Length || text[after] is ' ' or '(');
    }

    private char? FirstBehind(int place)
    {
        while (place < text.Length && text[place] == ' ') place++;
        return place < text.Length ? text[place] : null;
    }

    private bool Takes(char sign)
    {
        if (at >= text.Length || text[at] != sign) return false;
        at++;
        return true;
    }

    private void Must(char sign)
    {
        Blanks();
        if (!Takes(sign)) throw Wrong($"\"{sign}\"");
    }

    private void Blanks()
    {
        while (at < text.Length && text[at] == ' ') at++;
    }

    private ScimFault Wrong(string wanted) => ScimFault.Filter($"At sign {at + 1} there should be {wanted}.");
}
