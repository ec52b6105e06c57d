using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>
/// Changed rows that wait for one watcher, of each row only the newest: who reads slowly is told less often, and never anything old.
/// </summary>
internal sealed class RowBacklog<TRow>(int most) where TRow : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Found<TRow>> newest = [];
    private readonly Queue<Guid> order = [];
    private readonly Channel<bool> wakeUps = Channel.CreateBounded<bool>(1);

    /// <summary>Adds it, or ends the watch when too many rows wait already.</summary>
    public void Add(Found<TRow> row)
    {
        lock (gate)
        {
            if (newest.Count >= most && !newest.ContainsKey(row.Place.Id))
            {
                wakeUps.Writer.TryComplete(new ApiError(
                    "subscription-fell-behind", "Too much happened at once. Ask for the present state and subscribe again."));
                return;
            }

            if (newest.TryAdd(row.Place.Id, row)) order.Enqueue(row.Place.Id);
            else newest[row.Place.Id] = row;
        }

        wakeUps.Writer.TryWrite(true);
    }

    /// <summary>The rows in the order in which they first changed; takes the next one only when there is room for it.</summary>
    public async IAsyncEnumerable<Found<TRow>> ReadAll(
        SubscriptionBacklog wire, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var _ in wakeUps.Reader.ReadAllAsync(cancellation))
        {
            await wire.UntilRoom(cancellation);
            while (TryTake(out var row))
            {
                yield return row;
                await wire.UntilRoom(cancellation);
            }
        }
    }

    private bool TryTake([NotNullWhen(true)] out Found<TRow>? row)
    {
        lock (gate)
        {
            if (order.TryDequeue(out var id)) return newest.Remove(id, out row);
            row = null;
            return false;
        }
    }
}
