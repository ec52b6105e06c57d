using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Domain.Monitoring;

namespace EventSourcedOps.Api.Tests.Monitoring;

public sealed class SeverityLabelTests
{
    [Theory]
    [InlineData("critical", AlertSeverity.Critical)]
    [InlineData("ERROR", AlertSeverity.Major)]
    [InlineData("warning", AlertSeverity.Warning)]
    [InlineData("info", AlertSeverity.Information)]
    [InlineData("P3", AlertSeverity.Warning)]
    [InlineData(null, AlertSeverity.Warning)]
    public void A_label_says_how_severe_it_is(string? label, AlertSeverity severity) => AlertmanagerReading.SeverityOf(label).ShouldBe(severity);
}
