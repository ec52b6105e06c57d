using CsCheck;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Domain.Tests.Telemetry;

public sealed class PromqlTests
{
    private const long Minute = 60_000;
    private const long Ten = 10 * Minute;

    /// <summary>Counters and gauges with a sample each minute, from the first to the eleventh.</summary>
    private static readonly MetricSeries[] Store =
    [
        Each("requests", minute => minute * 10, ("service", "orders"), ("pod", "a")),
        Each("requests", minute => minute * 20, ("service", "orders"), ("pod", "b")),
        Each("requests", minute => minute * 30, ("service", "food"), ("pod", "c")),
        Each("errors", minute => minute, ("service", "orders"), ("pod", "a")),
        Each("errors", minute => minute * 5, ("service", "orders"), ("pod", "b")),
        Each("restarted", minute => minute <= 8 ? minute * 10 : (minute - 8) * 10, ("pod", "a")),
        Each("heat", minute => minute % 2 == 0 ? 40 : 60, ("pod", "a")),
        Each("gone", minute => minute < 9 ? 1 : BitConverter.Int64BitsToDouble(PromqlEvaluation.Stale), ("pod", "a")),
        Each("late", minute => minute <= 3 ? 7 : double.NaN, ("pod", "a")) with { At = [0, Minute, 2 * Minute], Values = [1, 2, 3] },
        Each("seconds_bucket", _ => 50, ("le", "0.1")), Each("seconds_bucket", _ => 90, ("le", "0.5")),
        Each("seconds_bucket", _ => 100, ("le", "1")), Each("seconds_bucket", _ => 100, ("le", "+Inf")),
    ];

    [Theory]
    [InlineData("1 + 2 * 3 ^ 2", 19)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("2 ^ 3 ^ 2", 512)]
    [InlineData("(1 + 2) * 3 % 4", 1)]
    [InlineData("1e3 / .5", 2000)]
    [InlineData("3 > bool 2", 1)]
    [InlineData("time()", 600)]
    [InlineData("scalar(heat) / 2", 20)]
    public void Numbers_are_reckoned_as_everywhere(string query, double expected) => At(query).Scalar.ShouldBe(expected);

    [Theory]
    [InlineData("requests{pod=\"a\"}", 100)]
    [InlineData("requests{pod=~\"a|x\",service!=\"food\"}", 100)]
    [InlineData("requests{pod!~\"b|c\"}", 100)]
    [InlineData("{__name__=\"requests\",pod=\"a\"}", 100)]
    [InlineData("requests{pod=\"a\"} offset 3m", 70)]
    [InlineData("rate(requests{pod=\"a\"}[5m])", 10.0 / 60)]
    [InlineData("increase(requests{pod=\"a\"}[5m])", 50)]
    [InlineData("increase(requests{pod=\"a\"}[1h])", 100)]
    [InlineData("irate(requests{pod=\"a\"}[5m])", 10.0 / 60)]
    [InlineData("increase(restarted[4m])", 40)]
    [InlineData("delta(heat[5m])", 0)]
    [InlineData("changes(heat[5m])", 4)]
    [InlineData("avg_over_time(heat[4m])", 50)]
    [InlineData("min_over_time(heat[4m])", 40)]
    [InlineData("max_over_time(heat[4m])", 60)]
    [InlineData("sum_over_time(heat[4m])", 200)]
    [InlineData("count_over_time(heat[4m])", 4)]
    [InlineData("last_over_time(heat[4m])", 40)]
    [InlineData("stddev_over_time(heat[4m])", 10)]
    [InlineData("quantile_over_time(0.5, heat[4m])", 50)]
    [InlineData("clamp_max(heat, 30)", 30)]
    [InlineData("abs(-heat)", 40)]
    [InlineData("sum(requests)", 600)]
    [InlineData("sum by (service) (requests{service=\"orders\"})", 300)]
    [InlineData("sum(requests{service=\"orders\"}) without (pod)", 300)]
    [InlineData("count(requests)", 3)]
    [InlineData("avg(requests)", 200)]
    [InlineData("min(requests)", 100)]
    [InlineData("max(requests)", 300)]
    [InlineData("stddev(requests{service=\"orders\"})", 50)]
    [InlineData("quantile(0.25, requests)", 150)]
    [InlineData("topk(1, requests)", 300)]
    [InlineData("bottomk(1, requests)", 100)]
    [InlineData("sum(rate(errors[5m])) / sum(rate(requests{service=\"orders\"}[5m]))", 0.2)]
    [InlineData("errors{pod=\"b\"} / requests", 0.25)]
    [InlineData("sum by (pod) (errors) / on(pod) requests{pod=\"b\"}", 0.25)]
    [InlineData("requests > 250", 300)]
    [InlineData("requests{pod=\"a\"} > bool 250", 0)]
    [InlineData("requests and ignoring(service) heat", 100)]
    [InlineData("requests unless on(service) errors", 300)]
    [InlineData("heat or heat", 40)]
    [InlineData("histogram_quantile(0.9, seconds_bucket)", 0.5)]
    [InlineData("histogram_quantile(0.95, seconds_bucket)", 0.75)]
    [InlineData("histogram_quantile(0.25, seconds_bucket)", 0.05)]
    [InlineData("vector(7)", 7)]
    public void A_question_about_series_has_the_known_answer(string query, double expected) =>
        At(query).Points.ShouldHaveSingleItem().Value.ShouldBe(expected, 1e-9);

    [Fact]
    public void Labels_go_where_they_belong()
    {
        At("requests{pod=\"a\"}").Points[0].Labels[MetricLabels.Name].ShouldBe("requests");
        At("rate(requests{pod=\"a\"}[5m])").Points[0].Labels.ShouldBe(MetricLabels.Of(("service", "orders"), ("pod", "a")));
        At("sum by (service) (requests)").Points.Select(point => (point.Labels["service"], point.Value))
            .ShouldBe([("orders", 300), ("food", 300)], ignoreOrder: true);
        At("requests > 150").Points.ShouldAllBe(point => point.Labels[MetricLabels.Name] == "requests");
        At("sum without (pod, service) (requests)").Points[0].Labels.ShouldBe(MetricLabels.None);
    }

    [Fact]
    public void What_ended_or_is_old_is_not_there()
    {
        At("gone").Points.ShouldBeEmpty();
        At("count_over_time(gone[1h])").Points[0].Value.ShouldBe(9);
        At("late", 6 * Minute).Points[0].Value.ShouldBe(3);
        At("late", 7 * Minute).Points.ShouldBeEmpty();
        At("rate(late[1m])").Points.ShouldBeEmpty();
        At("nobody").Points.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("requests{", 9)]
    [InlineData("requests{pod}", 12)]
    [InlineData("requests{pod=~\"(?=a)\"}", 21)]
    [InlineData("{}", 2)]
    [InlineData("rate(requests)", 14)]
    [InlineData("requests[5m]", 12)]
    [InlineData("requests[5]", 9)]
    [InlineData("requests[5m] + 1", 16)]
    [InlineData("shuffle(requests)", 7)]
    [InlineData("sum(1)", 6)]
    [InlineData("1 > 2", 5)]
    [InlineData("1 and 2", 7)]
    [InlineData("1 + ", 4)]
    [InlineData("1 2", 2)]
    [InlineData("\"text", 0)]
    [InlineData("requests; drop", 8)]
    public void What_is_not_understood_is_told_with_its_place(string query, int position)
    {
        var reading = PromqlParser.Read(query);
        reading.Expression.ShouldBeNull();
        reading.Fault!.Position.ShouldBe(position, reading.Fault.Reason);
    }

    [Fact]
    public void Too_long_and_too_deep_is_refused()
    {
        PromqlParser.Read(new string('1', PromqlParser.LongestQuery + 1)).Fault.ShouldNotBeNull();
        PromqlParser.Read(new string('(', 1_000) + "1" + new string(')', 1_000)).Fault.ShouldNotBeNull();
        PromqlParser.Read(new string('-', 1_000) + "1").Fault.ShouldNotBeNull();
    }

    /// <summary>Whatever is typed is understood or told; nothing else happens.</summary>
    [Fact]
    public void Nothing_that_is_typed_breaks_it() =>
        Gen.OneOf("requests", "{", "}", "pod", "=", "=~", "\"a\"", "[", "5m", "]", "(", ")", "sum", "by", "rate", "+", "-", "/", ">",
            "bool", "on", "and", "1", ",", "offset", "quantile", " ")
            .List[0, 14].Select(words => string.Join(' ', words)).Sample(query =>
            {
                var reading = PromqlParser.Read(query);
                (reading.Expression is null).ShouldBe(reading.Fault is not null);
                if (reading.Expression is { } expression) Evaluation.At(expression, Ten);
            }, iter: 20_000);

    private static readonly PromqlEvaluation Evaluation = new(selector => Store.Where(one => one.Labels.Fits(selector.Matchers)));

    private static PromqlValue At(string query, long at = Ten)
    {
        var reading = PromqlParser.Read(query);
        reading.Fault.ShouldBeNull();
        return Evaluation.At(reading.Expression!, at);
    }

    private static MetricSeries Each(string name, Func<int, double> value, params (string, string)[] labels) => new(
        MetricLabels.Of([(MetricLabels.Name, name), .. labels]),
        [.. Enumerable.Range(0, 11).Select(minute => minute * Minute)], [.. Enumerable.Range(0, 11).Select(value)]);
}
