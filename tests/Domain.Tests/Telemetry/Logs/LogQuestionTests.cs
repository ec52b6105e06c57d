using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Domain.Tests.Telemetry.Logs;

public sealed class LogQuestionTests
{
    private static readonly LogLine Line = new(
        new("cart", "cart-7f9", [new("host.name", "node-3")]), 100, LogSeverity.Warn, "Connection to db-1:5432 refused (用户登录失败), 3 retries left",
        [new("thread", "worker-12")], "4bf92f3577b34da6");

    [Theory]
    [InlineData("", true)]
    [InlineData("connection REFUSED", true)]
    [InlineData("\"connection to\"", true)]
    [InlineData("\"to connection\"", false)]
    [InlineData("connect", false)]
    [InlineData("db-1:5432", true)]
    [InlineData("b-1", false)]
    [InlineData("worker-12", true)]
    [InlineData("登录", true)]
    [InlineData("败", true)]
    [InlineData("退出", false)]
    [InlineData("refused -timeout", true)]
    [InlineData("refused -retries", false)]
    [InlineData("-\"retries left\"", false)]
    [InlineData("- refused", true)]
    [InlineData("\"unfinished connection", false)]
    [InlineData("\"connection", true)]
    public void A_line_fits_by_its_words(string text, bool fits) => Question(text).Fits(Line).ShouldBe(fits);

    [Fact]
    public void A_line_fits_by_all_that_is_asked_of_it()
    {
        var question = Question("");
        question.Fits(Line).ShouldBeTrue();
        (question with { From = 101 }).Fits(Line).ShouldBeFalse();
        (question with { Until = 99 }).Fits(Line).ShouldBeFalse();
        (question with { From = 100, Until = 100, Least = LogSeverity.Warn }).Fits(Line).ShouldBeTrue();
        (question with { Least = LogSeverity.Error }).Fits(Line).ShouldBeFalse();
        (question with { Service = "cart", Instance = "cart-7f9" }).Fits(Line).ShouldBeTrue();
        (question with { Service = "car" }).Fits(Line).ShouldBeFalse();
        (question with { Attributes = [new("host.name", "node-3"), new("thread", "worker-12")] }).Fits(Line).ShouldBeTrue();
        (question with { Attributes = [new("host.name", "node-4")] }).Fits(Line).ShouldBeFalse();
        (question with { Trace = "4bf92f3577b34da6" }).Fits(Line).ShouldBeTrue();
        (question with { Trace = "4bf9" }).Fits(Line).ShouldBeFalse();
    }

    [Theory]
    [InlineData("WARNING", LogSeverity.Warn)]
    [InlineData("err", LogSeverity.Error)]
    [InlineData("Information", LogSeverity.Info)]
    [InlineData("notice", LogSeverity.Info)]
    [InlineData("emerg", LogSeverity.Fatal)]
    [InlineData("fine", LogSeverity.Debug)]
    [InlineData("finest", LogSeverity.Trace)]
    [InlineData("loud", LogSeverity.Unset)]
    [InlineData(null, LogSeverity.Unset)]
    public void Severities_are_known_by_many_names(string? word, LogSeverity severity) => LogSeverities.Of(word).ShouldBe(severity);

    [Fact]
    public void OpenTelemetry_numbers_them_in_fours()
    {
        (LogSeverities.Of(1), LogSeverities.Of(8), LogSeverities.Of(9), LogSeverities.Of(16), LogSeverities.Of(17), LogSeverities.Of(24))
            .ShouldBe((LogSeverity.Trace, LogSeverity.Debug, LogSeverity.Info, LogSeverity.Warn, LogSeverity.Error, LogSeverity.Fatal));
        (LogSeverities.Of(0), LogSeverities.Of(25)).ShouldBe((LogSeverity.Unset, LogSeverity.Unset));
    }

    [Fact]
    public void Lines_are_counted_by_time_severity_service_value_and_kind()
    {
        var tally = new LogTally(Question("") with { From = 0, Until = 1_000 }, new(10, "thread", Templates: true));
        for (var number = 0; number < 20; number++)
            tally.Add(Line with
            {
                At = number * 50, Text = $"Took {number} seconds to start", Severity = number == 7 ? LogSeverity.Error : LogSeverity.Info,
                Attributes = [new("thread", number % 4 == 0 ? "main" : "worker")],
            });
        tally.Add(Line with { At = 1_000 });
        tally.Lines.ShouldBe(21);
        (tally[0, LogSeverity.Info], tally[3, LogSeverity.Info], tally[3, LogSeverity.Error], tally[9, LogSeverity.Warn]).ShouldBe((2, 1, 1, 1));
        tally.Services.ShouldBe([new("cart", 21)]);
        tally.Names.ShouldBe([new("host.name", 21), new("thread", 21)]);
        tally.Values.ShouldBe([new("worker", 15), new("main", 5), new("worker-12", 1)]);
        var kind = tally.Kinds.First();
        (kind.Template.Pattern, kind.Lines, kind.Newest, kind.Highest).ShouldBe(("Took <*> seconds to start", 20, 950, LogSeverity.Error));
        tally.CountedSince.ShouldBeNull();
    }

    private static LogQuestion Question(string text) => new(0, 1_000, LogWording.Read(text));
}
