using CsCheck;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Domain.Tests.Telemetry.Logs;

public sealed class LogBlockTests
{
    private static readonly Gen<string> Words = Gen.OneOf<string>(
        Gen.OneOf("connection refused", "Order 4711 placed", "连接被拒绝", "", "a\0b", "ERROR: disk \"sda\" 98%", "ſ K K"), Gen.String[0, 40]);

    private static readonly Gen<TelemetryField[]> Attributes =
        Gen.Select(Gen.OneOf("pod", "thread.id", "用户"), Words, (name, value) => new TelemetryField(name, value)).Array[0, 3];

    private static readonly Gen<LogLine> Lines = Gen.Select(
        Gen.Select(Gen.OneOf("cart", "orders", ""), Gen.OneOf("one", "two"), Attributes, (service, instance, known) => new TelemetrySource(service, instance, known)),
        Gen.OneOf(Gen.Long[0, 50], Gen.Long), Gen.Enum<LogSeverity>(), Words, Attributes, Gen.OneOf("", "4bf92f3577b34da6"), Gen.OneOf("", "00f0"),
        (source, at, severity, text, known, trace, span) => new LogLine(source, at, severity, text, known, trace, trace.Length > 0 ? span : ""));

    [Fact]
    public void What_is_packed_is_read_again() => Lines.Array[1, 60].Sample(lines =>
    {
        var block = Packed(lines);
        var read = LogBlock.Read(block.Bytes.ToArray()).ToArray();
        read.Select(Said).ShouldBe(lines.Select(Said));
        (block.Count, block.FirstAt, block.LastAt).ShouldBe((lines.Length, lines.Min(line => line.At), lines.Max(line => line.At)));
        foreach (var line in lines) (block.Marks & (1 << (int)line.Severity)).ShouldNotBe(0);
    }, iter: 500);

    /// <summary>Whatever a line is found by is among the words of its block.</summary>
    [Fact]
    public void No_block_with_a_line_that_fits_is_passed_over() => Gen.Select(Lines.Array[1, 20], Words, Words).Sample((lines, one, other) =>
    {
        var filter = Packed(lines).Filter();
        var text = $"\"{one.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" -{other}";
        foreach (var line in lines)
        {
            var question = new LogQuestion(
                long.MinValue, long.MaxValue, LogWording.Read(text), line.Severity, line.Source.Service, line.Source.Instance,
                [.. line.Attributes.Take(1), .. line.Source.Attributes.Take(1)], line.Trace);
            if (question.Fits(line)) question.Tokens.ShouldAllBe(token => WordFilter.MayHold(filter, token));
        }
    }, iter: 500);

    [Fact]
    public void A_filter_passes_over_nearly_all_that_is_not_there()
    {
        var (there, others) = (Tokens(0, 5_000), Tokens(5_000, 20_000));
        (there.Count, others.Count).ShouldBe((5_000, 20_000));
        var filter = WordFilter.Of(there);
        there.ShouldAllBe(word => WordFilter.MayHold(filter, word));
        others.Count(word => WordFilter.MayHold(filter, word)).ShouldBeLessThan(150);
    }

    private static HashSet<ulong> Tokens(int first, int count)
    {
        var tokens = new HashSet<ulong>();
        foreach (var number in Enumerable.Range(first, count)) WordTokens.Add($"word{number}", tokens);
        return tokens;
    }

    [Fact]
    public void What_is_damaged_is_no_block()
    {
        Should.Throw<FormatException>(() => LogBlock.Read(Array.Empty<byte>()));
        Should.Throw<FormatException>(() => LogBlock.Read(new byte[] { 9, 1, 2 }));
        var bytes = Packed([new(new("cart", "", []), 1, LogSeverity.Info, new string('x', 400), [])]).Bytes[..^3].ToArray();
        Should.Throw<Exception>(() => LogBlock.Read(bytes).Count());
    }

    [Fact]
    public void What_is_too_long_is_cut_and_says_so()
    {
        var line = LogRules.Bounded(new LogLine(
            new("cart", "", []), 1, LogSeverity.Info, new string('x', LogRules.LongestText - 1) + "😀", [.. Enumerable.Range(0, 70).Select(one => new TelemetryField($"{one}", new string('y', 5_000)))]));
        (line.Text.Length, line.Attributes.Count).ShouldBe((LogRules.LongestText - 1, TelemetryRules.MostAttributes));
        line.Attributes[^1].ShouldBe(new(LogRules.CutFrom, $"{LogRules.LongestText + 1}"));
        line.Attributes[0].Value.Length.ShouldBe(TelemetryRules.LongestValue);
    }

    private static LogBlock Packed(IEnumerable<LogLine> lines)
    {
        var block = new LogBlock();
        foreach (var line in lines) block.Add(line);
        return block;
    }

    // A half of a character that stands alone has no bytes; it comes back as the sign for what cannot be read.
    private static string Said(LogLine line) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(
        $"{line.At} {line.Severity} {line.Source.Service}/{line.Source.Instance} [{Known(line.Source.Attributes)}] {line.Text} [{Known(line.Attributes)}] {line.Trace} {line.Span}"));

    private static string Known(IEnumerable<TelemetryField> attributes) => string.Join(',', attributes.Select(one => $"{one.Name}={one.Value}"));
}
