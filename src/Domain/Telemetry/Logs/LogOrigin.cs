using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>
/// Where in a program a line is written, when it says so: by the attributes of OpenTelemetry, or by a word such as "OrderService#52",
/// "(Orders.java:52)" or "orders.py:52". Two places that write the same words are told apart by it, and what used to follow does not.
/// </summary>
public static class LogOrigin
{
    /// <summary>Programs name the place before they come to the point.</summary>
    private const int WordsLooked = 12;

    /// <summary>Empty when the line does not say.</summary>
    public static string Of(LogLine line)
    {
        var file = Value(line.Attributes, "code.file.path") ?? Value(line.Attributes, "code.filepath") ?? Value(line.Attributes, "code.function");
        var number = Value(line.Attributes, "code.line.number") ?? Value(line.Attributes, "code.lineno");
        return file is not null && number is not null ? $"{file}:{number}" : Of(line.Text);
    }

    public static string Of(ReadOnlySpan<char> text)
    {
        var looked = 0;
        foreach (var part in text.Split(' '))
        {
            var word = text[part].Trim("()[]:,");
            if (word.IsEmpty) continue;
            if (IsPlace(word)) return word.ToString();
            if (++looked == WordsLooked) break;
        }

        return "";
    }

    /// <summary>A name, and the number of a line: behind a colon only when it is a file's, since hosts have ports.</summary>
    private static bool IsPlace(ReadOnlySpan<char> word)
    {
        var mark = word.LastIndexOfAny('#', ':');
        if (mark < 1 || mark == word.Length - 1 || word[(mark + 1)..].ContainsAnyExceptInRange('0', '9')) return false;
        var name = word[..mark];
        if (!char.IsLetter(name[0])) return false;
        return word[mark] == '#' || (name.LastIndexOf('.') is var dot and > 0 && IsSource(name[(dot + 1)..]));
    }

    private static bool IsSource(ReadOnlySpan<char> ending) =>
        ending is "java" or "kt" or "scala" or "cs" or "py" or "go" or "js" or "ts" or "rb" or "php" or "rs" or "c" or "cc" or "cpp" or "h";

    private static string? Value(IReadOnlyList<TelemetryField> attributes, string name)
    {
        foreach (var attribute in attributes)
            if (attribute.Name == name) return attribute.Value;
        return null;
    }
}
