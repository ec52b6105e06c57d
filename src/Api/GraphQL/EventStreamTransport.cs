using System.Text;
using EventSourcedOps.Application.WritePath;
using GraphQL;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>GraphQL over server-sent events, "distinct connections" mode: one operation per request.</summary>
internal sealed class EventStreamTransport(
    IGraphQLTextSerializer serializer, AdmitCaller admit, GraphQLOptions options, IHostApplicationLifetime host)
{
    private static readonly byte[] Heartbeat = ":\n\n"u8.ToArray();
    private static readonly byte[] Complete = "event: complete\ndata:\n\n"u8.ToArray();

    public async Task Serve(HttpContext http, RunningOperation operation, Caller caller)
    {
        http.Response.ContentType = $"{AnswerForm.EventStream}; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no"; // A buffering proxy would hold events back.
        using var wire = new SemaphoreSlim(1, 1);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);

        await Send(http, wire, Heartbeat, over.Token); // Tells the client that the stream is open.
        var answering = Answer(http, wire, operation, over.Token);
        var watching = RevocationWatch.UntilRevoked(http, caller, null, admit, options.Streams.AdmissionCheck, over.Token);
        var beating = Beat(http, wire, over.Token);
        await Task.WhenAny(answering, watching, beating);
        var isRevoked = watching.IsCompletedSuccessfully && !answering.IsCompleted;
        await over.CancelAsync();
        await Ended(answering, watching, beating);
        if (http.RequestAborted.IsCancellationRequested || host.ApplicationStopping.IsCancellationRequested) return;
        if (isRevoked) await Send(http, wire, Next(new(AccessEnded())), http.RequestAborted);
        await Send(http, wire, Complete, http.RequestAborted);
    }

    private async Task Answer(HttpContext http, SemaphoreSlim wire, RunningOperation operation, CancellationToken cancellation)
    {
        await foreach (var result in operation.Results(cancellation))
            await Send(http, wire, Next(result), cancellation);
    }

    private async Task Beat(HttpContext http, SemaphoreSlim wire, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(options.Streams.Heartbeat);
        while (await timer.WaitForNextTickAsync(cancellation)) await Send(http, wire, Heartbeat, cancellation);
    }

    private byte[] Next(ExecutionResult result) => Encoding.UTF8.GetBytes($"event: next\ndata: {serializer.Serialize(result)}\n\n");

    private static async Task Send(HttpContext http, SemaphoreSlim wire, byte[] bytes, CancellationToken cancellation)
    {
        await wire.WaitAsync(cancellation);
        try
        {
            await http.Response.Body.WriteAsync(bytes, cancellation);
            await http.Response.Body.FlushAsync(cancellation);
        }
        finally
        {
            wire.Release();
        }
    }

    internal static ApiError AccessEnded() => new("access-ended", "Your access ended or changed. Sign in and subscribe again.");

    // All three end by the cancellation above; anything else is a fault and goes up.
    private static async Task Ended(params Task[] parts)
    {
        try
        {
            await Task.WhenAll(parts);
        }
        catch (OperationCanceledException)
        {
            foreach (var part in parts)
                if (part.IsFaulted) await part;
        }
    }
}
