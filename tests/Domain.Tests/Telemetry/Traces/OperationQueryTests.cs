using CsCheck;
using EventSourcedOps.Domain.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Domain.Tests.Telemetry.Traces;

public sealed class OperationQueryTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly (string Service, string Name) Orders = ("cart", "POST /orders");

    [Fact]
    public void It_names_a_measure_and_the_operations_and_over_how_long()
    {
        OperationQuery.Read("""p95 service:shop/cart name:"POST /orders" kind:client over:90s""").ShouldBe(
            (new OperationQuery(OperationMeasure.P95, "shop/cart", "POST /orders", SpanKind.Client, TimeSpan.FromSeconds(90)), null));
        OperationQuery.Read("failed").ShouldBe((new OperationQuery(OperationMeasure.Failed, null, null, null, CountWindow.Usual), null));
        OperationQuery.Read("""  over:1h rate name:say:"hello service:"购物 车" """).Query.ShouldBe(
            new OperationQuery(OperationMeasure.Rate, "购物 车", "say:\"hello", null, TimeSpan.FromHours(1)));
        OperationQuery.Read("""p50 name:"say \"hello\" \\o/ \d" """).Query!.Name.ShouldBe("""say "hello" \o/ \d""");
    }

    [Theory]
    [InlineData("", "Say what is compared")]
    [InlineData("service:cart", "Say what is compared")]
    [InlineData("*", "\"*\" is not understood")]
    [InlineData("p90", "\"p90\" is not understood")]
    [InlineData("failed rate", "\"rate\" is another one")]
    [InlineData("failed instance:one", "\"instance:one\" is not understood")]
    [InlineData("failed service:", "nothing behind the colon")]
    [InlineData("failed name:\"\"", "nothing behind the colon")]
    [InlineData("failed name:\"POST /orders", "nothing ends")]
    [InlineData("failed kind:3", "\"3\" is no kind")]
    [InlineData("failed over:2h", "no time")]
    [InlineData("failed over:1s", "no time")]
    [InlineData("failed over:m", "no time")]
    public void What_cannot_be_understood_is_told(string text, string reason)
    {
        var (query, fault) = OperationQuery.Read(text);
        query.ShouldBeNull();
        fault!.ShouldContain(reason);
    }

    [Fact]
    public void Entries_are_meant_where_no_kind_is_named()
    {
        Asks("rate", Of(0) with { Parent = "x" }).ShouldBeTrue("a request enters a service with it");
        Asks("rate", Of(0) with { Parent = "x", Kind = SpanKind.Client }).ShouldBeFalse();
        Asks("rate kind:client", Of(0) with { Parent = "x", Kind = SpanKind.Client }).ShouldBeTrue();
        Asks("rate kind:client", Of(0)).ShouldBeFalse();
        Asks("rate service:mail", Of(0)).ShouldBeFalse();
        Asks("rate name:\"POST /orders\"", Of(0)).ShouldBeTrue();
        Asks("rate name:POST", Of(0)).ShouldBeFalse();

        static bool Asks(string query, Span span) => Read(query).Question(Midnight, Midnight).Fits(span);
    }

    [Fact]
    public void One_failure_of_nine_is_no_share_and_one_of_ten_is()
    {
        Figure("failed", Failing(9)).ShouldBeNull();
        Figure("failed", Failing(10)).ShouldBe(10);
        Figure("p95", Failing(9)).ShouldBeNull();
        Figure("p95", Failing(10))!.Value.ShouldBe(100, 100 / 30.0);
        Figure("rate over:30s", Failing(9)).ShouldBe(18);

        static Span[] Failing(int spans) => [.. Enumerable.Range(0, spans).Select(number => Of(0, number == 0 ? SpanStatus.Error : SpanStatus.Ok))];
        static double? Figure(string query, Span[] spans) => At(Read(query), spans, Midnight);
    }

    [Fact]
    public void The_silence_of_an_operation_is_known_only_where_it_is_named()
    {
        At(Read("rate"), [Of(0)], Midnight.AddMinutes(5)).ShouldBeNull();
        At(Read("rate service:cart"), [Of(0)], Midnight.AddMinutes(5)).ShouldBeNull();
        At(Read("rate service:cart name:\"POST /orders\""), [Of(0)], Midnight.AddMinutes(5)).ShouldBe(0);
        At(Read("failed service:cart name:\"POST /orders\""), [Of(0)], Midnight.AddMinutes(5)).ShouldBeNull();
        new OperationCounts(Read("rate service:cart name:\"POST /orders\"")).Operations.ShouldBe([Orders]);
        new OperationCounts(Read("rate service:cart")).Operations.ShouldBeEmpty();
    }

    [Fact]
    public void Operations_stand_apart()
    {
        var counts = new OperationCounts(Read("rate over:1m"));
        foreach (var span in (Span[])[Of(0), Of(1), Of(2) with { Name = "GET /" }, Of(3) with { Source = new("mail", "", []) }]) counts.Add(span);
        counts.Operations.ShouldBe([("cart", "GET /"), Orders, ("mail", "POST /orders")]);
        counts.Operations.Select(one => counts.At(one, [Midnight.AddSeconds(5)]).Single()).ShouldBe([1, 2, 1]);
    }

    private static readonly Gen<(int Second, int Milliseconds, bool Fails)[]> Sent =
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 5_000], Gen.Bool).Array[0, 120];

    /// <summary>However spans come and whenever it is looked, and what a rule asks the store for is all that it counts.</summary>
    [Fact]
    public void Figures_are_those_of_the_spans_in_the_while_before() => Gen.Select(
        Sent, Gen.Int[0, 300], Gen.Int[0, 200], Gen.Int[15, 200], Gen.OneOf("p50", "p95", "p99", "failed", "rate")).Sample((sent, from, length, window, measure) =>
    {
        var query = Read($"{measure} over:{window}s");
        var moments = Enumerable.Range(0, (length / 7) + 1).Select(look => Midnight.AddSeconds(from + (look * 7))).ToArray();
        var (all, asked) = (new OperationCounts(query), new OperationCounts(query));
        foreach (var span in sent.Select(one => Of(one.Second, one.Fails ? SpanStatus.Error : SpanStatus.Unset, one.Milliseconds)))
        {
            all.Add(span);
            if (query.Question(moments[0], moments[^1]).Fits(span)) asked.Add(span);
        }

        var figures = all.At(Orders, moments).ToArray();
        asked.At(Orders, moments).ShouldBe(figures);
        foreach (var (moment, figure) in moments.Zip(figures))
        {
            var naive = Naive(query, [.. sent.Where(one => Midnight.AddSeconds(one.Second) > moment - query.Window && Midnight.AddSeconds(one.Second) <= moment)]);
            if (naive is { } expected) figure.ShouldNotBeNull().ShouldBe(expected, measure[0] == 'p' ? (expected / 30) + 0.001 : 0.001);
            else figure.ShouldBeNull();
        }
    }, iter: 400);

    private static double? Naive(OperationQuery query, (int Second, int Milliseconds, bool Fails)[] spans) => query.Measure switch
    {
        OperationMeasure.Rate when spans.Length == 0 => null,
        OperationMeasure.Rate                        => spans.Length * 60 / query.Window.TotalSeconds,
        _ when spans.Length < 10                     => null,
        OperationMeasure.Failed                      => spans.Count(one => one.Fails) * 100.0 / spans.Length,
        OperationMeasure.P50                         => Within(spans, 0.5),
        OperationMeasure.P95                         => Within(spans, 0.95),
        _                                            => Within(spans, 0.99),
    };

    private static double Within((int Second, int Milliseconds, bool Fails)[] spans, double share) =>
        spans.Select(one => one.Milliseconds).Order().ElementAt((int)Math.Ceiling(share * spans.Length) - 1);

    private static OperationQuery Read(string query) => OperationQuery.Read(query).Query.ShouldNotBeNull();

    private static double? At(OperationQuery query, Span[] spans, DateTimeOffset moment)
    {
        var counts = new OperationCounts(query);
        foreach (var span in spans) counts.Add(span);
        return counts.At(Orders, [moment]).Single();
    }

    private static Span Of(int second, SpanStatus status = SpanStatus.Unset, int milliseconds = 100) => new(
        new("cart", "", []), "t", "a", "", Orders.Name, SpanKind.Server, (Midnight.AddSeconds(second) - DateTimeOffset.UnixEpoch).Ticks * 100, milliseconds * 1_000_000L,
        status, "", [], []);
}
