using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Domain.Tests.Telemetry.Logs;

public sealed class LogOriginTests
{
    [Theory]
    [InlineData("16:42:22.382 INFO  t.s.TravelServiceImpl#532 TraceID: 7 [query] 3", "t.s.TravelServiceImpl#532")]
    [InlineData("WARN (Orders.java:52) - late", "Orders.java:52")]
    [InlineData("2026-01-01 orders.py:7: slow", "orders.py:7")]
    [InlineData("connected to db-7.example.org:5432", "")]
    [InlineData("ticket #12 is gone", "")]
    [InlineData("10.0.0.7:22 refused", "")]
    [InlineData("", "")]
    public void A_line_says_where_it_was_written_or_not(string line, string origin) => LogOrigin.Of(line).ShouldBe(origin);

    [Fact]
    public void Attributes_say_it_better_than_words() =>
        LogOrigin.Of(new LogLine(new("orders", "", []), 0, LogSeverity.Info, "A#1 said", [new("code.file.path", "Orders.cs"), new("code.line.number", "9")]))
            .ShouldBe("Orders.cs:9");
}
