using GraphQL.DataLoader;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Collects the keys that sibling fields ask for and reads them together: one statement instead of one per row.</summary>
public sealed class Batches
{
    private readonly Dictionary<string, object> _open = [];
    private readonly Lock _gate = new();

    /// <summary>The value of a key, read together with all other keys asked for under the same name; null when there is none.</summary>
    public IDataLoaderResult<TValue?> Load<TKey, TValue>(
        string name, TKey key, Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> read)
        where TKey : notnull where TValue : class
    {
        lock (_gate)
        {
            if (_open.GetValueOrDefault(name) is not Batch<TKey, TValue> batch || !batch.TryAdd(key))
            {
                _open[name] = batch = new(read);
                batch.TryAdd(key);
            }
            return new Place<TKey, TValue>(batch, key);
        }
    }

    private sealed class Batch<TKey, TValue>(
        Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> read)
        where TKey : notnull where TValue : class
    {
        private readonly HashSet<TKey> _keys = [];
        private readonly Lock _gate = new();
        private Task<IReadOnlyDictionary<TKey, TValue>>? _values;

        /// <summary>A batch on its way takes no more keys, but it still knows those that it read.</summary>
        public bool TryAdd(TKey key)
        {
            lock (_gate)
            {
                if (_values is not null) return _keys.Contains(key);
                _keys.Add(key);
                return true;
            }
        }

        public Task<IReadOnlyDictionary<TKey, TValue>> Values(CancellationToken cancellation)
        {
            lock (_gate)
                return _values ??= read([.. _keys], cancellation);
        }
    }

    private sealed class Place<TKey, TValue>(Batch<TKey, TValue> batch, TKey key) : IDataLoaderResult<TValue?>
        where TKey : notnull where TValue : class
    {
        public async Task<TValue?> GetResultAsync(CancellationToken cancellationToken = default) =>
            (await batch.Values(cancellationToken)).GetValueOrDefault(key);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) =>
            await GetResultAsync(cancellationToken);
    }
}
