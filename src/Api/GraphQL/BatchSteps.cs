using GraphQL.DataLoader;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>What becomes of a value once its batch was read.</summary>
internal static class BatchSteps
{
    public static IDataLoaderResult<TResult> Then<T, TResult>(this IDataLoaderResult<T> read, Func<T, TResult> next) =>
        new Step<T, TResult>(read, value => Task.FromResult(next(value)));

    public static IDataLoaderResult<TResult> ThenAsync<T, TResult>(this IDataLoaderResult<T> read, Func<T, Task<TResult>> next) =>
        new Step<T, TResult>(read, next);

    private sealed class Step<T, TResult>(IDataLoaderResult<T> read, Func<T, Task<TResult>> next) : IDataLoaderResult<TResult>
    {
        public async Task<TResult> GetResultAsync(CancellationToken cancellationToken = default) =>
            await next(await read.GetResultAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
