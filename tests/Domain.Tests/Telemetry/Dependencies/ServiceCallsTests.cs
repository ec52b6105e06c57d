using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Dependencies;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Domain.Tests.Telemetry.Dependencies;

public sealed class ServiceCallsTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void A_call_is_a_span_right_below_one_of_another_service()
    {
        Span[] spans =
        [
            Of("front", "1", "", 10), Of("front", "2", "1", 11), Of("cart", "3", "2", 12), Of("stock", "4", "3", 13, fails: true), Of("stock", "4", "3", 13, fails: true),
            Of("stock", "5", "3", 14), Of("mail", "6", "gone", 15),
        ];
        ServiceCalls.Of(spans, 0).ShouldBe(
        [
            new("cart", "stock", At(0), 2, 1, At(13), At(14)),
            new("front", "cart", At(0), 1, 0, At(12), At(12)),
        ]);
    }

    [Fact]
    public void Who_asked_earlier_is_known_but_counted_only_once()
    {
        Span[] spans = [Of("front", "1", "", 10), Of("cart", "2", "1", 12), Of("stock", "3", "2", 20)];
        ServiceCalls.Of(spans, 20 * Second).ShouldHaveSingleItem().ShouldBe(new("cart", "stock", At(0), 1, 0, At(20), At(20)));
    }

    [Fact]
    public void Counts_of_the_parts_of_a_time_come_to_those_of_the_whole()
    {
        Span[] spans = [.. Enumerable.Range(0, 200).SelectMany(i => new[] { Of("front", $"{i}", "", i * 60), Of("cart", $"{i}c", $"{i}", (i * 60) + 1, i % 7 == 0) })];
        var middle = 100 * 60 * Second;
        var parts = ServiceCalls.Of(spans.Where(span => span.From < middle), 0).Concat(ServiceCalls.Of(spans, middle)).ToList();
        var whole = ServiceCalls.Of(spans, 0);
        parts.GroupBy(one => one.Hour).Select(same => (same.Key, same.Sum(one => one.Calls), same.Sum(one => one.Failed)))
            .ShouldBe(whole.Select(one => (one.Hour, one.Calls, one.Failed)));
        whole.Select(one => one.Hour).ShouldBe([At(0), At(3_600), At(7_200), At(10_800)]);
    }

    private static DateTimeOffset At(long seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);

    private static Span Of(string service, string id, string parent, long second, bool fails = false) => new(
        new(service, "one", []), "t", id, parent, "op", SpanKind.Server, second * Second, 1, fails ? SpanStatus.Error : SpanStatus.Ok, "", [], []);
}
