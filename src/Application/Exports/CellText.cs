using System.Globalization;

namespace EventSourcedOps.Application.Exports;

/// <summary>What people wrote, made harmless for programs that would take a cell for a formula.</summary>
public static class CellText
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    /// <summary>A cell that begins with one of these is calculated, not shown; the wide forms are taken for the narrow ones in places.</summary>
    private const string BeginningsOfFormulas = "=+-@\t\r\n＝＋－＠";

    /// <summary>An apostrophe makes a spreadsheet show what follows as it is.</summary>
    public static string Guarded(string text) => text.Length > 0 && BeginningsOfFormulas.Contains(text[0]) ? $"'{text}" : text;

    /// <summary>A cell as spreadsheets take it: guarded text, or a number or time of its own kind.</summary>
    public static object? Typed(object? value, TimeZoneInfo zone) => value switch
    {
        DateTimeOffset at => TimeZoneInfo.ConvertTime(at, zone).DateTime,
        string text       => Guarded(text),
        Enum name         => name.ToString(),
        Guid id           => id.ToString(),
        _                 => value,
    };

    /// <summary>A cell of a file of plain text; quoted where it must be (RFC 4180).</summary>
    public static string Plain(object? value, TimeZoneInfo zone)
    {
        var text = Typed(value, zone) switch
        {
            null           => "",
            DateTime at    => at.ToString(TimeFormat, CultureInfo.InvariantCulture),
            bool yes       => yes ? "true" : "false",
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            var other      => other.ToString()!,
        };
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
