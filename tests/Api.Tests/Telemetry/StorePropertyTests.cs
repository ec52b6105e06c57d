using CsCheck;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;

namespace EventSourcedOps.Api.Tests.Telemetry;

/// <summary>What is read back is what was sent, whatever order it came in, however often, and whenever it was packed.</summary>
public sealed class StorePropertyTests(SharedPostgres postgres)
{
    private const int Hours = 5;
    private const int SeriesMost = 3;

    private static readonly Gen<(int Series, int Slot, double Value)> Sample =
        Gen.Select(Gen.Int[0, SeriesMost - 1], Gen.Int[0, 60], Gen.ULong.Select(BitConverter.UInt64BitsToDouble));

    [Fact]
    public async Task What_is_read_back_is_what_was_sent()
    {
        await using var host = await OpsHost.StartAsync(postgres);
        var intake = host.Services.GetRequiredService<SampleIntake>();
        var packer = host.Services.GetRequiredService<ChunkPacker>();
        var reader = host.Services.GetRequiredService<MetricReader>();
        var sight = new TelemetrySight(host.Services.GetRequiredService<ReaderDatabase>().Everywhere, null);
        var start = DateTimeOffset.UtcNow.AddHours(-Hours).ToUnixTimeMilliseconds();
        var names = 0;

        await Gen.Select(Sample.Array[1, 30], Gen.Bool).Array[1, 8].SampleAsync(async requests =>
        {
            var name = $"property_{Interlocked.Increment(ref names)}";
            foreach (var (samples, packs) in requests)
            {
                var answer = await intake.Take(new("330000", "test", "remote-write"), Incoming(name, start, samples), CancellationToken.None);
                (answer.Written, answer.Dropped, answer.Refusal).ShouldBe((samples.Length, 0, null));
                if (packs) await packer.Turn(CancellationToken.None);
            }

            var (series, _) = await reader.Series(sight, [new(MetricLabels.Name, LabelMatch.Is, name)], 100, CancellationToken.None);
            var (read, _) = await MetricReader.Samples(sight, [.. series.Select(one => one.Id)], start, start + (Hours * MetricChunk.HourMilliseconds), new(), CancellationToken.None);
            foreach (var sent in requests.SelectMany(request => request.Item1).GroupBy(sample => sample.Series))
            {
                var known = series.Single(one => one.Labels["n"] == $"{sent.Key}");
                var found = read[known.Id].Of(known.Labels);
                var expected = sent.DistinctBy(sample => sample.Slot).OrderBy(sample => sample.Slot).ToArray();
                found.At.ShouldBe(expected.Select(sample => At(start, sample.Slot)));
                found.Values.Select(BitConverter.DoubleToInt64Bits).ShouldBe(expected.Select(sample => BitConverter.DoubleToInt64Bits(sample.Value)));
            }
        }, iter: 40, threads: 1);
    }

    /// <summary>Slots lie so that several hours are touched.</summary>
    private static long At(long start, int slot) => start + (slot * 270_000L);

    private static IncomingSamples Incoming(string name, long start, IEnumerable<(int Series, int Slot, double Value)> samples)
    {
        var incoming = new IncomingSamples();
        foreach (var (series, slot, value) in samples)
        {
            incoming.Begin();
            incoming.Label("__name__", name);
            incoming.Label("n", $"{series}");
            incoming.Sample(At(start, slot), value);
        }

        return incoming;
    }
}
