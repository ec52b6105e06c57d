using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>
/// What a request brought, whatever language it spoke: series by the bytes of their labels, so that one that is known already is
/// found without making any text of them.
/// </summary>
public sealed class IncomingSamples
{
    /// <summary>Whoever sends nonsense need not be told of each piece.</summary>
    private const int FaultsMost = 10;

    private readonly ArrayBufferWriter<byte> labels = new(4_096);
    private readonly List<(int Labels, int Samples)> starts = [];
    private readonly List<long> at = [];
    private readonly List<double> values = [];
    private readonly List<string> faults = [];

    public int Series => starts.Count;

    public int Samples => at.Count;

    /// <summary>Samples of a form that is not kept here.</summary>
    public int Left { get; private set; }

    /// <summary>What is told of metrics beside their samples.</summary>
    public List<MetricNote> Notes { get; } = [];

    /// <summary>Why some were not taken, each reason once.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Labels and samples that follow are those of another series.</summary>
    public void Begin() => starts.Add((labels.WrittenCount, at.Count));

    public void Label(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var room = labels.GetSpan(name.Length + value.Length + 8);
        BinaryPrimitives.WriteInt32LittleEndian(room, name.Length);
        BinaryPrimitives.WriteInt32LittleEndian(room[4..], value.Length);
        name.CopyTo(room[8..]);
        value.CopyTo(room[(8 + name.Length)..]);
        labels.Advance(8 + name.Length + value.Length);
    }

    public void Label(string name, string value) => Label(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));

    /// <summary>A request that brings more than that is no request.</summary>
    public void RequireRoom()
    {
        if (Samples >= TelemetryLimits.SamplesOfRequest)
            throw new FormatException($"A request brings {TelemetryLimits.SamplesOfRequest} samples at most.");
    }

    public void Sample(long milliseconds, double value)
    {
        at.Add(milliseconds);
        values.Add(value);
    }

    /// <summary>Something that is of no form that is kept here.</summary>
    public void Leave(int samples, string reason)
    {
        Left += samples;
        Say(reason);
    }

    /// <summary>Why some of the samples are not taken.</summary>
    internal void Say(string reason)
    {
        if (!faults.Contains(reason) && faults.Count < FaultsMost) faults.Add(reason);
    }

    internal ReadOnlySpan<byte> LabelsOf(int series) => labels.WrittenSpan[
        starts[series].Labels..(series + 1 < starts.Count ? starts[series + 1].Labels : labels.WrittenCount)];

    internal (int Start, int Count) SamplesOf(int series)
    {
        var end = series + 1 < starts.Count ? starts[series + 1].Samples : at.Count;
        return (starts[series].Samples, end - starts[series].Samples);
    }

    internal ReadOnlySpan<long> At => CollectionsMarshal.AsSpan(at);

    internal ReadOnlySpan<double> Values => CollectionsMarshal.AsSpan(values);

    internal static List<KeyValuePair<string, string>> TextOf(ReadOnlySpan<byte> labels)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        while (!labels.IsEmpty)
        {
            var (name, value) = (BinaryPrimitives.ReadInt32LittleEndian(labels), BinaryPrimitives.ReadInt32LittleEndian(labels[4..]));
            pairs.Add(new(Encoding.UTF8.GetString(labels.Slice(8, name)), Encoding.UTF8.GetString(labels.Slice(8 + name, value))));
            labels = labels[(8 + name + value)..];
        }

        return pairs;
    }
}

/// <summary>What a metric is, in the words of its sender.</summary>
/// <param name="Kind">counter, gauge, histogram …; empty when it was not said.</param>
public sealed record MetricNote(string Name, string Kind, string Help, string Unit);
