using System.Runtime.InteropServices;

namespace EventSourcedOps.Domain.Telemetry;

/// <summary>
/// Samples of one series from wherever they come, in any order. Of several at the same moment the one that came first stands: what
/// was told once is not told otherwise later.
/// </summary>
public sealed class MetricSamples
{
    private List<long> _at = [];
    private List<double> _values = [];
    private bool _isSettled = true;

    public int Count => _at.Count;

    public void Add(long at, double value)
    {
        _isSettled &= _at.Count == 0 || _at[^1] < at;
        _at.Add(at);
        _values.Add(value);
    }

    /// <summary>All of a chunk, behind what is there.</summary>
    public MetricChunkHead Add(ReadOnlySpan<byte> chunk)
    {
        var (head, before) = (MetricChunk.HeadOf(chunk), _at.Count);
        CollectionsMarshal.SetCount(_at, before + head.Count);
        CollectionsMarshal.SetCount(_values, before + head.Count);
        MetricChunk.Unpack(chunk, CollectionsMarshal.AsSpan(_at)[before..], CollectionsMarshal.AsSpan(_values)[before..]);
        _isSettled = _isSettled && IsAscending(Math.Max(0, before - 1));
        return head;
    }

    /// <summary>Behind those of another.</summary>
    public void AddTo(MetricSamples other)
    {
        for (var next = 0; next < _at.Count; next++) other.Add(_at[next], _values[next]);
    }

    /// <summary>Each moment once, the oldest first.</summary>
    public MetricSamples Settled()
    {
        if (_isSettled) return this;
        var order = new int[_at.Count];
        for (var index = 0; index < order.Length; index++) order[index] = index;
        Array.Sort(order, (one, other) => _at[one] != _at[other] ? _at[one].CompareTo(_at[other]) : one.CompareTo(other));
        var (at, values) = (new List<long>(order.Length), new List<double>(order.Length));
        foreach (var index in order)
        {
            if (at.Count > 0 && at[^1] == _at[index]) continue;
            at.Add(_at[index]);
            values.Add(_values[index]);
        }

        (_at, _values, _isSettled) = (at, values, true);
        return this;
    }

    public MetricSeries Of(MetricLabels labels)
    {
        Settled();
        return new(labels, _at, _values);
    }

    /// <summary>In as few chunks as they fit in.</summary>
    public IEnumerable<(int Count, byte[] Chunk)> Packed()
    {
        Settled();
        for (var start = 0; start < _at.Count; start += MetricChunk.MostSamples)
        {
            var count = Math.Min(MetricChunk.MostSamples, _at.Count - start);
            yield return (count, MetricChunk.Pack(
                CollectionsMarshal.AsSpan(_at).Slice(start, count), CollectionsMarshal.AsSpan(_values).Slice(start, count)));
        }
    }

    private bool IsAscending(int from)
    {
        for (var next = from + 1; next < _at.Count; next++)
            if (_at[next] <= _at[next - 1]) return false;
        return true;
    }
}
