using EventSourcedOps.Application.WritePath;
using GraphQL;
using GraphQL.Execution;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Answers each event of a subscription in a scope of its own: sessions and caches don't outlive the event.</summary>
internal sealed class EventExecution(IServiceScopeFactory scopes) : SubscriptionExecutionStrategy(new SerialExecutionStrategy())
{
    protected override ExecutionContext CloneExecutionContext(ExecutionContext context, CancellationToken token)
    {
        var clone = base.CloneExecutionContext(context, token);
        clone.RequestServices = null;
        return clone;
    }

    protected override async ValueTask<ExecutionResult> ProcessDataAsync(ExecutionContext context, ExecutionNode node, object? value)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerSeat>().Taken = context.UserContext[OperationRunner.CallerKey] as Caller;
        context.RequestServices = scope.ServiceProvider;
        var result = await base.ProcessDataAsync(context, node, value);
        AnswerExtensions.Add(result, context.UserContext[OperationRunner.TraceKey] as string, scope.ServiceProvider);
        return result;
    }
}

/// <summary>What every answer tells besides its data.</summary>
internal static class AnswerExtensions
{
    public static void Add(ExecutionResult result, string? traceId, IServiceProvider services)
    {
        var extensions = result.Extensions ??= [];
        extensions["traceId"] = traceId;
        if (services.GetRequiredService<DataAsOf>().Told is { } told) extensions["dataAsOf"] = told;
    }

    /// <summary>Cuts the list of errors; how many were left out is told.</summary>
    public static void Shorten(ExecutionResult result, int limit)
    {
        if (result.Errors is not { } errors || errors.Count <= limit) return;
        (result.Extensions ??= [])["errorsOmitted"] = errors.Count - limit;
        var kept = new ExecutionErrors();
        kept.AddRange(errors.Take(limit));
        result.Errors = kept;
    }
}
