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
