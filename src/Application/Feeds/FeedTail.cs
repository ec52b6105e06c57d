using System.Collections.Concurrent;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Feeds;

namespace EventSourcedOps.Application.Feeds;

/// <summary>
/// The newest events of the feed in memory, read and written once for all consumers of this node. Bounded by number and bytes: who is
/// further behind reads from the database.
/// </summary>
public sealed class FeedTail
{
    private const int Most = 10_000;
    private const long BytesMost = 64 << 20;

    private readonly Lock gate = new();
    private readonly FeedEntry[] slots = new FeedEntry[Most];
    private readonly CommitSignal grown = new();
    private readonly CommitSignal attended = new();
    private Guid epoch;
    private long first = 1;
    private long last;
    private long bytes;
    private readonly ConcurrentDictionary<FeedSeat, bool> seats = new();

    /// <summary>Raised when there are more events, or another epoch.</summary>
    public CommitSignal Grown => grown;

    /// <summary>Raised when somebody comes.</summary>
    public CommitSignal Attended => attended;

    public int Consumers => seats.Count;

    /// <summary>Who is there, and how far each of them is.</summary>
    public IReadOnlyCollection<FeedSeat> Seats => (IReadOnlyCollection<FeedSeat>)seats.Keys;

    public (Guid Epoch, long Position) Last
    {
        get { lock (gate) return (epoch, last); }
    }

    /// <summary>While anybody is seated the newest events are read; otherwise nobody pays for them.</summary>
    public FeedSeat Attend(Caller caller, FeedCursor start)
    {
        var seat = new FeedSeat(caller.Name, caller.Source, start.Position, left => seats.TryRemove(left, out _));
        seats[seat] = true;
        attended.Raise();
        return seat;
    }

    /// <summary>Takes the events after that position that the filter admits.</summary>
    /// <returns>False when the place is not in memory: the database has it.</returns>
    public bool TryRead(FeedCursor after, FeedFilter filter, int most, List<FeedEntry> into, out long to)
    {
        lock (gate)
        {
            to = after.Position;
            if (after.Epoch != epoch || to < first - 1) return false;
            var taken = 0;
            while (to < last && taken < most)
            {
                var entry = slots[++to % Most];
                if (!filter.Admits(entry)) continue;
                into.Add(entry);
                taken++;
            }
            return true;
        }
    }

    /// <summary>Forgets everything and starts behind that place.</summary>
    internal void Restart(FeedMark at)
    {
        lock (gate)
        {
            Array.Clear(slots);
            (epoch, first, last, bytes) = (at.Epoch, at.Head + 1, at.Head, 0);
        }
        grown.Raise();
    }

    /// <summary>Adds the events that follow on the last one.</summary>
    internal void Add(IReadOnlyList<FeedEntry> entries)
    {
        lock (gate)
            foreach (var entry in entries)
            {
                if (entry.Position != last + 1) throw new InvalidOperationException($"The feed has {entry.Position} after {last}: a position is missing.");
                while (last - first + 1 >= Most || (bytes + entry.Frame.Length > BytesMost && first <= last)) Forget();
                if (StreamLabels.SaidBy.Contains(entry.Type)) Relabel(entry);
                slots[++last % Most] = entry;
                bytes += entry.Frame.Length;
            }
        grown.Raise();
    }

    /// <summary>A label counts for what was told before it as well.</summary>
    private void Relabel(FeedEntry newest)
    {
        for (var position = first; position <= last; position++)
            if (slots[position % Most] is { } earlier && earlier.About == newest.About) slots[position % Most] = earlier with { Label = newest.Label };
    }

    private void Forget()
    {
        bytes -= slots[first % Most].Frame.Length;
        slots[first++ % Most] = null!;
    }
}

/// <summary>Where one consumer sits while it is connected.</summary>
public sealed class FeedSeat(string name, string source, long start, Action<FeedSeat> leave) : IDisposable
{
    private long position = start;

    public Guid Id { get; } = Guid.CreateVersion7();

    public string Name => name;

    public string Source => source;

    public DateTimeOffset Since { get; } = TimeProvider.System.GetUtcNow();

    /// <summary>Up to there it was given everything that is for it.</summary>
    public long Position
    {
        get => Volatile.Read(ref position);
        set => Volatile.Write(ref position, value);
    }

    public void Dispose() => leave(this);
}
