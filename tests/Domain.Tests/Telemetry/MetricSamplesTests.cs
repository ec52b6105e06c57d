using CsCheck;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Domain.Tests.Telemetry;

public sealed class MetricSamplesTests
{
    private static readonly Gen<(long At, double Value)[]> Sent =
        Gen.Select(Gen.Long[0, 500], Gen.ULong.Select(BitConverter.UInt64BitsToDouble)).Array[1, 400];

    [Fact]
    public void A_block_gives_back_every_sample_of_every_series_in_its_order() =>
        Gen.Select(Gen.Long, Sent).Array[1, 20].Sample(series =>
        {
            var block = new MetricBlock();
            foreach (var (id, samples) in series)
                block.Add(id, [.. samples.Select(sample => sample.At)], [.. samples.Select(sample => sample.Value)]);
            var read = new List<(long, long, long)>();
            MetricBlock.Read(block.Bytes.Span, (id, at, value) => read.Add((id, at, BitConverter.DoubleToInt64Bits(value))));

            read.ShouldBe(series.SelectMany(one => one.Item2.Select(sample => (one.Item1, sample.At, BitConverter.DoubleToInt64Bits(sample.Value)))));
            block.Count.ShouldBe(read.Count);
            (block.FirstAt, block.LastAt).ShouldBe((read.Min(sample => sample.Item2), read.Max(sample => sample.Item2)));
        }, iter: 1_000);

    [Fact]
    public void A_block_that_is_damaged_is_told_and_never_read_beyond() =>
        Gen.Select(Sent, Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Bool).Sample((samples, place, wrong, cut) =>
        {
            var block = new MetricBlock();
            block.Add(7, [.. samples.Select(sample => sample.At)], [.. samples.Select(sample => sample.Value)]);
            var bytes = block.Bytes.ToArray();
            if (cut) bytes = bytes[..(place % bytes.Length)];
            else bytes[place % bytes.Length] ^= wrong;
            try
            {
                MetricBlock.Read(bytes, (_, _, _) => { });
            }
            catch (FormatException)
            {
                // told
            }
        }, iter: 2_000);

    [Fact]
    public void Samples_in_any_order_are_each_there_once_and_the_first_of_a_moment_stands() =>
        Gen.Select(Sent, Gen.Int[0, 400]).Sample((sent, packed) =>
        {
            var samples = new MetricSamples();
            foreach (var (count, chunk) in Of(sent.Take(packed)).Packed()) samples.Add(chunk).Count.ShouldBe(count);
            foreach (var (at, value) in sent.Skip(packed)) samples.Add(at, value);
            var series = samples.Of(MetricLabels.None);

            series.At.ShouldBe(sent.Select(sample => sample.At).Distinct().Order());
            series.Values.Select(BitConverter.DoubleToInt64Bits).ShouldBe(
                series.At.Select(at => BitConverter.DoubleToInt64Bits(sent.First(sample => sample.At == at).Value)));
        }, iter: 2_000);

    [Fact]
    public void More_samples_than_a_chunk_holds_are_packed_into_several()
    {
        var samples = Of(Enumerable.Range(0, 10_000).Select(at => ((long)at, at / 2.0)));
        var packed = samples.Packed().ToArray();

        packed.Select(part => part.Count).ShouldBe([4096, 4096, 1808]);
        var back = new MetricSamples();
        foreach (var (_, chunk) in packed) back.Add(chunk);
        back.Of(MetricLabels.None).At.Count.ShouldBe(10_000);
    }

    [Theory]
    [InlineData("a metric without a name")]
    [InlineData("a metric with a label twice", "__name__", "up", "job", "a", "job", "b")]
    [InlineData("a label without a name", "__name__", "up", "", "a")]
    public void What_is_no_series_is_said(string _, params string[] labels) =>
        MetricRules.Fault([.. labels.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1]))]).ShouldNotBeNull();

    [Fact]
    public void A_query_tells_which_samples_it_needs()
    {
        var selectors = PromqlParser.Read("sum(rate(a[5m] offset 1h)) / topk(scalar(c), b)").Expression!.Selectors().ToArray();

        selectors.Select(selector => selector.Matchers[0].Value).ShouldBe(["a", "c", "b"]);
        selectors[0].Span(10_000_000, 20_000_000).ShouldBe((10_000_000 - 3_600_000 - 300_000, 20_000_000 - 3_600_000));
        selectors[2].Span(10_000_000, 20_000_000).ShouldBe((10_000_000 - 300_000, 20_000_000));
        (MetricDuration.Of("1m30s"), MetricDuration.Of("15"), MetricDuration.Of("5m x")).ShouldBe((90_000, null, null));
    }

    private static MetricSamples Of(IEnumerable<(long At, double Value)> sent)
    {
        var samples = new MetricSamples();
        foreach (var (at, value) in sent) samples.Add(at, value);
        return samples;
    }
}
