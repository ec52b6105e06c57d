using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class FaultLocalisationTests
{
    private const long Second = 1_000_000_000;

    private static readonly ServiceMap Map = ServiceMap.Joined([new(new("gate", "orders"), 1, 0), new(new("orders", "stock"), 1, 0)]);

    [Fact]
    public void Nobody_is_suspected_when_all_is_as_usual() =>
        FaultLocalisation.Rank(Plaza.Question(_ => new())).ShouldBeEmpty();

    [Fact]
    public void A_callee_that_fails_is_blamed_and_explains_its_callers()
    {
        var suspects = FaultLocalisation.Rank(Plaza.Question(one => new(StockFails: one % 4 != 0)));
        suspects[0].Service.ShouldBe("stock");
        suspects[0].Evidence.ShouldContain(one => one.Kind == EvidenceKind.Line && one.What == "no such shelf" && one.Usual == 0 && one.Now == 0.75);
        var callers = suspects.Skip(1).ToList();
        callers.Select(suspect => suspect.Service).ShouldBe(["gate", "orders"], ignoreOrder: true);
        callers.ShouldAllBe(suspect => suspect.Score == 0 && suspect.Evidence.All(one => one.ExplainedBy != null));
        callers.Single(suspect => suspect.Service == "orders").Evidence.ShouldAllBe(one => one.ExplainedBy == "stock");
    }

    [Fact]
    public void A_line_that_nobody_wrote_before_is_evidence()
    {
        var found = FaultLocalisation.Rank(Plaza.Question(_ => new(Complains: "price"))).ShouldHaveSingleItem();
        var line = found.Evidence.ShouldHaveSingleItem();
        (found.Service, line.Kind, line.Operation, line.What, line.Severity).ShouldBe(("price", EvidenceKind.Line, "quote", "that is odd", LogSeverity.Warn));
        (line.Usual, line.Now, line.Requests).ShouldBe((0, 1, 12));
        line.Bits.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void A_line_that_used_to_follow_and_does_not_is_evidence()
    {
        var found = FaultLocalisation.Rank(Plaza.Question(_ => new(Books: false))).ShouldHaveSingleItem();
        (found.Service, found.Evidence[0].What, found.Evidence[0].Usual, found.Evidence[0].Now).ShouldBe(("orders", "booked <*>", 1, 0));
    }

    [Fact]
    public void What_is_so_in_every_request_counts_more_than_what_is_so_in_some()
    {
        var suspects = FaultLocalisation.Rank(Plaza.Question(one => new(Books: one % 2 == 0, Complains: "price")));
        suspects.Select(suspect => suspect.Service).ShouldBe(["price", "orders"]);
    }

    [Fact]
    public void Time_is_counted_where_it_is_spent()
    {
        var found = FaultLocalisation.Rank(Plaza.Question(_ => new(OrdersOwnMs: 200))).ShouldHaveSingleItem();
        (found.Service, found.Evidence[0].Kind, found.Evidence[0].Operation, found.Evidence[0].Now).ShouldBe(("orders", EvidenceKind.OwnTime, "buy", 1));
        found.Evidence[0].Longer.ShouldBe(20_000_000, "twice of what it took");
    }

    [Fact]
    public void What_does_not_take_twice_as_long_is_not_slow() =>
        FaultLocalisation.Rank(Plaza.Question(_ => new(OrdersOwnMs: 19))).ShouldBeEmpty();

    [Fact]
    public void A_slow_network_is_where_more_of_the_ways_are_slow()
    {
        var suspects = FaultLocalisation.Rank(Plaza.Question(_ => new(WayToStockMs: 100)));
        suspects[0].Service.ShouldBe("stock", "orders has a quick way to the price");
        suspects[0].Evidence.ShouldContain(one => one.Kind == EvidenceKind.Way && one.What == "orders");
        FaultLocalisation.Rank(Plaza.Question(_ => new(WayToStockMs: 100, WayToOrdersMs: 100)))[0].Service.ShouldBe("orders", "to and from it");
    }

    [Fact]
    public void A_service_that_only_a_metric_shows_is_found()
    {
        MetricReadings[] metrics = [Reading("price", "cpu", 90), Reading("stock", "cpu", 5), Reading("orders", "cpu", 5)];
        var suspects = FaultLocalisation.Rank(Plaza.Question(_ => new(), metrics));
        var metric = suspects[0].Evidence.ShouldHaveSingleItem();
        (suspects[0].Service, metric.Kind, metric.What, metric.Usual, metric.Now).ShouldBe(("price", EvidenceKind.Metric, "cpu", 5, 90));
        suspects.Skip(1).ShouldBeEmpty();
    }

    [Fact]
    public void A_caller_that_waits_is_explained_by_whom_it_waits_for_but_its_processor_is_not()
    {
        var waiting = FaultLocalisation.Rank(new(
            [], [], [Reading("gate", "latency", 100), Reading("orders", "latency", 95), Reading("stock", "latency", 90)], Map));
        waiting[0].Service.ShouldBe("stock");
        waiting.Skip(1).ShouldAllBe(suspect => suspect.Score == 0);
        var busy = FaultLocalisation.Rank(new([], [], [Reading("gate", "cpu", 100), Reading("stock", "latency", 90)], Map));
        busy.ShouldAllBe(suspect => suspect.Score > 0);
    }

    [Fact]
    public void What_few_readings_say_is_never_very_rare() =>
        FaultLocalisation.Rank(new([], [], [new("gate", "cpu", [5, 6, 5], [1e9, 1e9])], Map)).ShouldHaveSingleItem().Score.ShouldBeLessThan(4);

    [Fact]
    public void A_burst_of_lines_is_seen_without_any_trace()
    {
        var usual = Enumerable.Range(0, 20).Select(minute => Line("backup", minute * 60 * Second, "retrying"));
        var now = Enumerable.Range(0, 300).Select(one => Line("backup", (20 * 60 + (one * 3 / 5)) * Second, "retrying"));
        var found = FaultLocalisation.Rank(new(RequestReading.Of([], usual), RequestReading.Of([], now), [], ServiceMap.Empty)).ShouldHaveSingleItem();
        (found.Service, found.Evidence[0].What, found.Evidence[0].Operation, found.Evidence[0].AtLeast)
            .ShouldBe(("backup", "retrying", RequestReading.MinuteOfLines, 4));
    }

    [Fact]
    public void A_fault_that_began_before_it_was_noticed_is_found_all_the_same()
    {
        var question = Plaza.Question(_ => new(Complains: "price"));
        var late = Plaza.Read(Enumerable.Range(0, 8).Select(one =>
            Plaza.Written(2_000_000 + one, (8 * 60 * Second) + (one * 15 * Second), new(Complains: "price"))));
        FaultLocalisation.Rank(question with { Usual = [.. question.Usual, .. late] })[0].Service.ShouldBe("price");
    }

    [Fact]
    public void The_map_counts_calls_between_services()
    {
        var spans = Enumerable.Range(0, 3).SelectMany(one => Plaza.Written(one, 0, new(StockFails: one == 0)).Spans).ToList();
        var map = ServiceMap.Of(spans.Concat(spans));
        map.Edges.Select(edge => (edge.Call.Caller, edge.Call.Callee, edge.Calls, edge.Failed)).ShouldBe(
            [("gate", "orders", 3, 1), ("orders", "price", 3, 0), ("orders", "stock", 3, 1)]);
        map.Below("gate").ShouldBe(["orders", "price", "stock"], ignoreOrder: true);
        map.Below("stock").ShouldBeEmpty();
    }

    private static TemplatedLine Line(string service, long at, string template) => new(service, at, LogSeverity.Warn, template);

    private static MetricReadings Reading(string service, string name, double now) =>
        new(service, name, [.. Enumerable.Range(0, 60).Select(at => 5.0 + at % 3 - 1)], [now, now, now]);
}
