using CsCheck;
using EventSourcedOps.Domain.Telemetry.Logs;
using NodaTime;

namespace EventSourcedOps.Domain.Tests.Telemetry.Logs;

public sealed class SyslogMessageTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 1, 1, 0, 5);
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    [Fact]
    public void The_form_of_RFC_5424_is_read_with_all_it_says()
    {
        var message = Read("<165>1 2026-01-01T08:04:59.123456+08:00 switch-3 evntslog 42 ID47 [exampleSDID@32473 iut=\"3\" eventSource=\"App\\\"l\\]\"][b@1] \ufeffAn application 事件");
        (message.Severity, message.Host, message.App, message.Text).ShouldBe((LogSeverity.Info, "switch-3", "evntslog", "An application 事件"));
        message.At.ShouldBe(Nanoseconds(Instant.FromUtc(2026, 1, 1, 0, 4, 59)) + 123_456_000);
        message.Attributes.ShouldBe(
        [
            new("syslog.facility", "local4"), new("process.id", "42"), new("syslog.message_id", "ID47"),
            new("exampleSDID@32473.iut", "3"), new("exampleSDID@32473.eventSource", "App\"l]"),
        ]);
    }

    [Theory]
    [InlineData("<34>1 - - - - - -", LogSeverity.Fatal, "", "", "")]
    [InlineData("<11>1 2026-01-01T00:00:00Z host app - - - failed", LogSeverity.Error, "host", "app", "failed")]
    [InlineData("<11>1 2026-01-01T00:00:00Z host app - - [broken failed", LogSeverity.Error, "host", "app", "[broken failed")]
    [InlineData("<12>Jan  1 08:00:00 node-1 sshd[812]: Failed password", LogSeverity.Warn, "node-1", "sshd", "Failed password")]
    [InlineData("<15>Dec 31 23:59:59 node-1 kernel: up", LogSeverity.Debug, "node-1", "kernel", "up")]
    [InlineData("<14>no time here", LogSeverity.Info, "", "", "no time here")]
    [InlineData("no priority", LogSeverity.Unset, "", "", "no priority")]
    [InlineData("<999>no priority", LogSeverity.Unset, "", "", "<999>no priority")]
    [InlineData("<14>Jan  1 08:00:00 node-1 some words", LogSeverity.Info, "node-1", "", "some words")]
    [InlineData("", LogSeverity.Unset, "", "", "")]
    public void What_is_said_is_read(string line, LogSeverity severity, string host, string app, string text)
    {
        var message = Read(line);
        (message.Severity, message.Host, message.App, message.Text).ShouldBe((severity, host, app, text));
    }

    /// <summary>At the turn of the year a device in Shanghai is a year ahead of London.</summary>
    [Fact]
    public void The_older_form_is_of_the_nearest_year_in_its_zone()
    {
        Read("<13>Jan  1 08:00:00 h a: x").At.ShouldBe(Nanoseconds(Instant.FromUtc(2026, 1, 1, 0, 0)));
        Read("<13>Dec 31 23:00:00 h a: x").At.ShouldBe(Nanoseconds(Instant.FromUtc(2025, 12, 31, 15, 0)));
        Read("<13>Feb 29 23:00:00 h a: x").At.ShouldBeNull("there is none near");
    }

    [Fact]
    public void Nothing_that_is_sent_is_more_than_can_be_read() =>
        Gen.OneOf(Gen.String, Gen.String.Select(text => $"<13>1 {text}"), Gen.String.Select(text => $"<13>Jan  1 08:00:00 {text}"), Gen.String.Select(text => $"<13>1 - - - - - [{text}"))
            .Sample(text => Read(text).Text.Length.ShouldBeLessThanOrEqualTo(text.Length), iter: 2_000);

    private static long Nanoseconds(Instant at) => at.ToUnixTimeTicks() * 100;

    private static SyslogMessage Read(string line) => SyslogMessage.Read(line, Now, Shanghai);
}
