using CsCheck;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Domain.Tests.Telemetry.Logs;

public sealed class LogCountQueryTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_names_words_and_who_wrote_them_and_over_how_long()
    {
        var (query, fault) = LogCountQuery.Read("refused \"service:cart is down\" -timeout service:shop/orders instance:node-3 severity:warning over:90s at:noon");
        fault.ShouldBeNull();
        query.ShouldNotBeNull();
        query.Words.Wanted.ShouldBe(["refused", "service:cart is down", "at:noon"]);
        query.Words.Unwanted.ShouldBe(["timeout"]);
        (query.Service, query.Instance, query.Least, query.Window).ShouldBe(("shop/orders", "node-3", LogSeverity.Warn, TimeSpan.FromSeconds(90)));
        LogCountQuery.Read("refused").Query!.Window.ShouldBe(CountWindow.Usual);
    }

    [Theory]
    [InlineData("", "Say a word")]
    [InlineData("over:5m", "Say a word")]
    [InlineData("!!", "Say a word")]
    [InlineData("refused service:", "nothing behind the colon")]
    [InlineData("refused severity:loud", "no severity")]
    [InlineData("refused over:5", "no time")]
    [InlineData("refused over:m", "no time")]
    [InlineData("refused over:2h", "no time")]
    [InlineData("refused over:1s", "no time")]
    public void What_cannot_be_understood_is_told(string text, string reason)
    {
        var (query, fault) = LogCountQuery.Read(text);
        query.ShouldBeNull();
        fault!.ShouldContain(reason);
    }

    [Fact]
    public void Lines_count_for_as_long_as_was_said_and_not_a_moment_longer()
    {
        var query = LogCountQuery.Read("refused over:1m").Query!;
        var counts = new LogCounts(query);
        foreach (var second in new[] { 90, 0, 60 }) counts.Add(Line("cart", second));
        counts.At("cart", Midnight.AddSeconds(-1)).ShouldBeNull();
        counts.At("cart", Midnight).ShouldBe(1);
        counts.At("cart", Midnight.AddSeconds(59)).ShouldBe(1);
        counts.At("cart", Midnight.AddSeconds(60)).ShouldBe(1, "the first is a minute old");
        counts.At("cart", Midnight.AddSeconds(90)).ShouldBe(2);
        counts.At("cart", Midnight.AddSeconds(150)).ShouldBeNull();
        counts.Services.ShouldBe(["cart"]);
    }

    [Fact]
    public void Who_is_asked_for_by_name_is_counted_even_when_silent()
    {
        var counts = new LogCounts(LogCountQuery.Read("service:cart").Query!);
        counts.Services.ShouldBe(["cart"]);
        counts.At("cart", Midnight).ShouldBe(0);
    }

    /// <summary>What a rule asks the store for is all that it counts, and nothing else.</summary>
    [Fact]
    public void Counts_are_those_of_the_question() => Gen.Select(Gen.Int[0, 400].Array[0, 40], Gen.Int[0, 300], Gen.Int[0, 100], Gen.Int[15, 200]).Sample((seconds, from, length, window) =>
    {
        var query = LogCountQuery.Read($"service:cart over:{window}s").Query!;
        var (begin, end) = (Midnight.AddSeconds(from), Midnight.AddSeconds(from + length));
        var (all, asked) = (new LogCounts(query), new LogCounts(query));
        foreach (var line in seconds.Select(second => Line("cart", second)))
        {
            all.Add(line);
            if (query.Question(begin, end).Fits(line)) asked.Add(line);
        }

        for (var at = begin; at <= end; at = at.AddSeconds(7))
        {
            var naive = seconds.Count(second => Midnight.AddSeconds(second) > at - query.Window && Midnight.AddSeconds(second) <= at);
            (all.At("cart", at), asked.At("cart", at)).ShouldBe((naive, naive));
        }
    }, iter: 300);

    private static LogLine Line(string service, int second) => new(
        new(service, "", []), (Midnight.AddSeconds(second) - DateTimeOffset.UnixEpoch).Ticks * 100, LogSeverity.Error, "connection refused", []);
}
