using System.Diagnostics;
using System.Globalization;
using CsCheck;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Domain.Tests.Telemetry;

public sealed class MetricChunkTests
{
    /// <summary>
    /// Everything a double can be: any bits, NaNs that carry something, infinities, both zeros, decimals, whole numbers and repeats.
    /// </summary>
    private static readonly Gen<double> Hostile = Gen.OneOf<double>(
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble),
        Gen.OneOf(0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, double.MinValue,
            BitConverter.UInt64BitsToDouble(0x7ff0000000000002), BitConverter.UInt64BitsToDouble(0xfff8dead00000001), 1L << 53,
                -(1L << 53), 0.1, 42),
        Gen.Int[-1000, 1000].Select(cents => cents / 100.0),
        Gen.Long.Select(whole => (double)whole));

    private static readonly Gen<double[]> Values = Gen.OneOf<double[]>(
        Hostile.Array[1, 300], Gen.Int[-100_000, 100_000].Select(thousandths => thousandths / 1000.0).Array[1, 300],
        Gen.Select(Hostile, Gen.Int[1, 300], (value, count) => Enumerable.Repeat(value, count).ToArray()));

    [Fact]
    public void Whatever_goes_in_comes_out_bit_by_bit() =>
        Gen.Select(Values, Gen.OneOf<long>(Gen.Long, Gen.Long[0, 60_000], Gen.Const(15_000L), Gen.Const(0L)).Array[300])
            .Sample((values, steps) =>
        {
            var at = new long[values.Length];
            for (var next = 1; next < at.Length; next++) at[next] = unchecked(at[next - 1] + steps[next % steps.Length]);
            var chunk = MetricChunk.Pack(at, values);
            var (times, read) = (new long[values.Length], new double[values.Length]);
            var head = MetricChunk.Unpack(chunk, times, read);
            times.ShouldBe(at);
            read.Select(BitConverter.DoubleToInt64Bits).ShouldBe(values.Select(BitConverter.DoubleToInt64Bits));
            MetricChunk.HeadOf(chunk).Equals(head).ShouldBeTrue();
            head.Equals(MetricChunkHead.Of(at, values)).ShouldBeTrue();
        }, iter: 5_000);

    [Fact]
    public void Damaged_bytes_are_told_and_never_read_beyond() =>
        Gen.Select(Values, Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Bool).Sample((values, place, wrong, cut) =>
        {
            var chunk = MetricChunk.Pack(new long[values.Length], values);
            if (cut) chunk = chunk[..(place % chunk.Length)];
            else chunk[place % chunk.Length] ^= wrong;
            try
            {
                MetricChunk.Unpack(chunk, new long[MetricChunk.MostSamples], new double[MetricChunk.MostSamples]);
            }
            catch (FormatException)
            {
                // told
            }
        }, iter: 5_000);

    [Fact]
    public void The_head_says_count_sum_least_and_greatest_without_the_samples()
    {
        var head = MetricChunk.HeadOf(MetricChunk.Pack([1_000, 2_000, 3_000, 4_000], [3.5, double.NaN, -1, 0.5]));
        head.ShouldBe(new(4, 3, 1_000, 4_000, 3, -1, 3.5));
        double.IsNaN(MetricChunk.HeadOf(MetricChunk.Pack([1], [double.NaN])).Sum).ShouldBeTrue();
    }

    [Fact]
    public void A_chunk_holds_something_and_not_too_much()
    {
        Should.Throw<ArgumentException>(() => MetricChunk.Pack([], []));
        Should.Throw<ArgumentException>(() => MetricChunk.Pack([1], [1, 2]));
        Should.Throw<ArgumentException>(() => MetricChunk.Pack(new long[MetricChunk.MostSamples + 1],
            new double[MetricChunk.MostSamples + 1]));
    }

    [Fact]
    public void The_metrics_of_a_real_system_take_less_than_eight_bytes_a_sample()
    {
        const int samplesOfAChunk = 120;
        var (samples, bytes) = (0L, 0L);
        foreach (var table in TrainTicket.Metrics())
        {
            var rows = RealData.Rows(table);
            var at = rows.Skip(1).Select(row => long.Parse(row[1], CultureInfo.InvariantCulture) * 1000).ToArray();
            for (var column = 3; column < rows[0].Length; column++)
            {
                var values = rows.Skip(1).Select(row => double.TryParse(row[column], CultureInfo.InvariantCulture, out var value)
                    ? value : double.NaN).ToArray();
                for (var start = 0; start < values.Length; start += samplesOfAChunk)
                {
                    var count = Math.Min(samplesOfAChunk, values.Length - start);
                    bytes += MetricChunk.Pack(at.AsSpan(start, count), values.AsSpan(start, count)).Length;
                    samples += count;
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{bytes / (double)samples:F2} bytes a sample over {samples:N0} samples");
        samples.ShouldBeGreaterThan(500_000);
        (bytes / (double)samples).ShouldBeLessThanOrEqualTo(8);
    }

    [Fact]
    public void The_average_of_an_hour_of_ten_thousand_series_is_quick()
    {
        var chunks = Enumerable.Range(0, 10_000).Select(series => MetricChunk.Pack(
            [.. Enumerable.Range(0, 60).Select(minute => 1_700_000_000_000 + minute * 60_000L + (series * 31 + minute * 17) % 500)],
            [.. Enumerable.Range(0, 60).Select(minute =>
                series % 2 == 0 ? Math.Sin(series + minute) : Math.Round(Math.Sin(series + minute), 3))])).ToList();
        var (at, values, best) = (new long[60], new double[60], double.MaxValue);
        for (var round = 0; round < 8; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var (sums, counts) = (new double[61], new int[61]);
            foreach (var chunk in chunks)
            {
                MetricChunk.Unpack(chunk, at, values);
                for (var sample = 0; sample < values.Length; sample++)
                {
                    var minute = (int)((at[sample] - 1_700_000_000_000) / 60_000);
                    sums[minute] += values[sample];
                    counts[minute]++;
                }
            }

            counts.Sum().ShouldBe(600_000);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        TestContext.Current.SendDiagnosticMessage($"{best:F1} ms");
        best.ShouldBeLessThan(1_000, "A build for debugging on a busy machine may be slow, but not ten times as slow as what is released.");
    }
}
