using System.Collections.Concurrent;

namespace EventSourcedOps.Domain.Topology;

/// <summary>Numbers for values that occur again and again. A number is given once and never taken back, so readers need no lock.</summary>
public sealed class Interned<T> where T : notnull
{
    private readonly ConcurrentDictionary<T, int> numbers = new();
    private readonly Lock gate = new();
    private volatile T[] values = new T[16];
    private int count;

    public int Count => Volatile.Read(ref count);

    public T this[int number] => values[number];

    /// <summary>The number of a value; -1 when it never got one.</summary>
    public int Find(T value) => numbers.TryGetValue(value, out var number) ? number : -1;

    /// <summary>The number of a value, which gets one when it has none.</summary>
    public int Of(T value)
    {
        if (numbers.TryGetValue(value, out var known)) return known;
        lock (gate)
        {
            if (numbers.TryGetValue(value, out known)) return known;
            var number = count;
            if (number == values.Length) values = Grown(values);
            values[number] = value;
            Volatile.Write(ref count, number + 1);
            return numbers[value] = number;
        }
    }

    private static T[] Grown(T[] full)
    {
        var larger = new T[full.Length * 2];
        full.CopyTo(larger, 0);
        return larger;
    }
}
