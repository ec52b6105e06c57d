using System.Globalization;
using System.Text.Json;

namespace EventSourcedOps.Domain.Monitoring.Probes;

/// <summary>An answer as a point saw it.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">As much of its body as was read.</param>
/// <param name="Milliseconds">How long it took to come.</param>
public sealed record HttpSight(int Status, string Body, int Milliseconds);

/// <summary>What must hold of an answer, and does or not. What does not is told in signs, which read the same in every language.</summary>
public static class HttpAssertions
{
    private const int LongestTold = 120;

    /// <summary>The first thing that does not hold; null when everything does.</summary>
    public static ProbeFault? Fault(IReadOnlyList<HttpAssertion> assertions, HttpSight sight)
    {
        if (!assertions.Any(assertion => assertion.Kind == HttpAssertionKind.Status) && sight.Status is < 200 or > 299)
            return Unexpected($"HTTP {sight.Status}");
        return assertions.Select(assertion => Fault(assertion, sight)).FirstOrDefault(fault => fault is not null);
    }

    private static ProbeFault? Fault(HttpAssertion assertion, HttpSight sight) => assertion.Kind switch
    {
        HttpAssertionKind.Status => HttpStatuses.Read(assertion.Expected)?.Contain(sight.Status) == true
            ? null : Unexpected($"HTTP {sight.Status} ∉ {assertion.Expected}"),
        HttpAssertionKind.BodyContains => sight.Body.Contains(assertion.Expected ?? "", StringComparison.Ordinal)
            ? null : Unexpected($"body ∌ \"{Short(assertion.Expected)}\""),
        HttpAssertionKind.BodyLacks => !sight.Body.Contains(assertion.Expected ?? "", StringComparison.Ordinal)
            ? null : Unexpected($"body ∋ \"{Short(assertion.Expected)}\""),
        HttpAssertionKind.JsonValue => Value(assertion, sight.Body),
        HttpAssertionKind.Latency => sight.Milliseconds <= int.Parse(assertion.Expected!, CultureInfo.InvariantCulture)
            ? null : new(ProbeFaultKind.TooSlow, $"{sight.Milliseconds} ms > {assertion.Expected} ms"),
        _ => throw new InvalidOperationException($"Nobody said how to look at {assertion.Kind}."),
    };

    private static ProbeFault? Value(HttpAssertion assertion, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (JsonPlace.Read(assertion.Path!)?.Find(document.RootElement) is not { } found) return Unexpected($"{assertion.Path} = ∅");
            var value = found.ValueKind == JsonValueKind.String ? found.GetString()! : found.GetRawText();
            return assertion.Expected is null || value == assertion.Expected
                ? null : Unexpected($"{assertion.Path} = \"{Short(value)}\" ≠ \"{Short(assertion.Expected)}\"");
        }
        catch (JsonException)
        {
            return Unexpected("body ≠ JSON");
        }
    }

    private static ProbeFault Unexpected(string detail) => new(ProbeFaultKind.AnswerUnexpected, detail);

    private static string Short(string? text) => text is null ? "" : text.Length <= LongestTold ? text : $"{text[..LongestTold]}…";
}

/// <summary>Statuses that will do: 200, 2xx, 200-204, several with commas between them.</summary>
public sealed record HttpStatuses(IReadOnlyList<(int From, int To)> Ranges)
{
    private const int Most = 8;

    public bool Contain(int status) => Ranges.Any(range => status >= range.From && status <= range.To);

    /// <returns>Null when that says no statuses.</returns>
    public static HttpStatuses? Read(string? text)
    {
        var parts = (text ?? "").Split(',', StringSplitOptions.TrimEntries).Select(Range).ToList();
        return parts.Count > Most || parts.Contains(null) ? null : new([.. parts.Select(part => part!.Value)]);
    }

    private static (int From, int To)? Range(string part) => part.Split('-') switch
    {
        [[>= '1' and <= '5' and var hundred, 'x', 'x']] => ((hundred - '0') * 100, ((hundred - '0') * 100) + 99),
        [var one] when Status(one) is { } status        => (status, status),
        [var from, var to] when Status(from) is { } low && Status(to) is { } high && low <= high => (low, high),
        _                                               => null,
    };

    private static int? Status(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599 ? status : null;
}
