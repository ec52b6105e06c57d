using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GraphQL;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>An operation and the scope it lives in: one answer, or a stream of them.</summary>
internal sealed class RunningOperation(AsyncServiceScope scope, ExecutionResult first, GraphQLOptions options) : IAsyncDisposable
{
    public ExecutionResult First => first;

    public bool IsLive => first.Streams is { Count: > 0 };

    public ValueTask DisposeAsync() => scope.DisposeAsync();

    /// <summary>All answers, in order. An event leaves the backlog when the next one is asked for, that is, after it was sent.</summary>
    public async IAsyncEnumerable<ExecutionResult> Results([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!IsLive)
        {
            yield return first;
            yield break;
        }
        var backlog = scope.ServiceProvider.GetRequiredService<SubscriptionBacklog>();
        var answers = Channel.CreateUnbounded<ExecutionResult>(new() { SingleReader = true }); // Bounded by the backlog.
        using var subscription = first.Streams!.Values.Single().Subscribe(new Answering(answers.Writer));
        while (await Next(answers.Reader, backlog, cancellation) is { } answer)
        {
            AnswerExtensions.Shorten(answer, options.Errors);
            yield return answer;
            if (backlog.Overflowed.IsCompleted) break;
            backlog.Leave();
        }
        if (backlog.Overflowed.IsCompleted) yield return TooSlow();
    }

    private static async Task<ExecutionResult?> Next(
        ChannelReader<ExecutionResult> answers, SubscriptionBacklog backlog, CancellationToken cancellation)
    {
        var ready = answers.WaitToReadAsync(cancellation).AsTask();
        await Task.WhenAny(ready, backlog.Overflowed);
        if (backlog.Overflowed.IsCompleted) return null;
        return await ready && answers.TryRead(out var answer) ? answer : null;
    }

    private static ExecutionResult TooSlow() => new(new ApiError(
        "subscriber-too-slow", "You read slower than things happen. Subscribe again from the last position that you saw."));

    private sealed class Answering(ChannelWriter<ExecutionResult> answers) : IObserver<ExecutionResult>
    {
        public void OnNext(ExecutionResult value) => answers.TryWrite(value);

        // The engine hands over the source's failure as an error of the API; it is the last answer.
        public void OnError(Exception error)
        {
            answers.TryWrite(new(error as ExecutionError ?? new ExecutionError("The stream failed.", error) { Code = "unexpected" }));
            answers.TryComplete();
        }

        public void OnCompleted() => answers.TryComplete();
    }
}
