using System.Text.Json;
using CsCheck;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Domain.Tests.Monitoring;

public sealed class LocalisationPropertyTests
{
    private static readonly Gen<Visit> Visits = Gen.Select(
        Gen.Bool, Gen.OneOf(10L, 12L, 200L), Gen.OneOf(1L, 50L), Gen.Bool, Gen.OneOf<string?>("price", "orders", null),
        (fails, own, way, books, complains) => new Visit(fails, own, way, 1, books, complains));

    [Fact]
    public void The_same_telemetry_in_another_order_gives_the_same_ranking() =>
        Gen.Select(Visits.Array[5, 30], Visits.Array[1, 20], Gen.Shuffle(Enumerable.Range(0, 400).ToArray())).Sample((usual, now, order) =>
        {
            var (before, after) = (Written(usual, 0), Written(now, 1_000));
            Said(Rank(before, after, order)).ShouldBe(Said(Rank(before, after, [.. Enumerable.Range(0, 400)])));
        }, iter: 100);

    [Fact]
    public void Who_shows_nothing_new_is_no_suspect_and_no_reason_counts_more_than_it_weighs() =>
        Gen.Select(Visits.Array[12], Gen.Bool).Sample((visits, complains) =>
        {
            var suspects = FaultLocalisation.Rank(Plaza.Question(one => visits[one] with { Complains = complains ? "price" : null, StockFails = false }));
            suspects.ShouldAllBe(suspect => suspect.Service != "stock" || suspect.Evidence.All(one => one.Kind == EvidenceKind.Way));
            suspects.Any(suspect => suspect.Service == "price").ShouldBe(complains);
            suspects.SelectMany(suspect => suspect.Evidence).ShouldAllBe(one => one.Counted >= 0 && one.Counted <= one.Bits + 1e-9);
        }, iter: 100);

    [Fact]
    public void More_traffic_does_not_change_who_is_suspected_first() =>
        Gen.Select(Gen.Int[4, 40], Gen.OneOf("price", "orders")).Sample((perMinute, service) =>
        {
            FaultQuestion Asked(int traffic) => Plaza.Question(one => new(Books: one % 3 != 0, Complains: service), perMinute: traffic);
            FaultLocalisation.Rank(Asked(perMinute))[0].Service.ShouldBe(FaultLocalisation.Rank(Asked(4))[0].Service);
        }, iter: 40);

    [Fact]
    public void The_more_requests_deviate_the_higher_the_score() =>
        Gen.Int[4, 20].Sample(perMinute =>
        {
            var scores = Enumerable.Range(0, 3 * perMinute + 1).Select(deviating =>
                FaultLocalisation.Rank(Plaza.Question(one => new(Complains: one < deviating ? "price" : null), perMinute: perMinute))
                    .Sum(suspect => suspect.Score)).ToList();
            scores.ShouldBe(scores.Order());
        }, iter: 5);

    private static (Span[] Spans, TemplatedLine[] Lines) Written(Visit[] visits, int from)
    {
        var written = visits.Select((visit, at) => Plaza.Written(from + at, (from + at) * 15_000_000_000L, visit)).ToList();
        return ([.. written.SelectMany(one => one.Spans)], [.. written.SelectMany(one => one.Lines)]);
    }

    private static IReadOnlyList<Suspect> Rank((Span[] Spans, TemplatedLine[] Lines) before, (Span[] Spans, TemplatedLine[] Lines) after, int[] order) =>
        FaultLocalisation.Rank(new(
            RequestReading.Of(InOrder(before.Spans, order), InOrder(before.Lines, order)),
            RequestReading.Of(InOrder(after.Spans, order), InOrder(after.Lines, order)), [], ServiceMap.Empty));

    private static IEnumerable<T> InOrder<T>(T[] all, int[] order) => order.Where(at => at < all.Length).Select(at => all[at]);

    private static string Said(IReadOnlyList<Suspect> suspects) => JsonSerializer.Serialize(suspects);
}
