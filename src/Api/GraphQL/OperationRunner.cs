using EventSourcedOps.Application.WritePath;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Transport;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Which kinds of operation a transport may start.</summary>
[Flags]
internal enum OperationKinds { Query = 1, Mutation = 2, Subscription = 4, All = Query | Mutation | Subscription }

/// <summary>Who wants an operation to run, and how.</summary>
internal sealed record OperationCall(GraphQLRequest Request, Caller Caller, OperationKinds Allowed, string TraceId);

/// <summary>Runs one operation, in a fresh scope, within all limits. Every transport goes through here.</summary>
internal sealed partial class OperationRunner(
    ISchema schema, IDocumentExecuter executer, DocumentGate gate, GraphQLOptions options, IServiceScopeFactory scopes,
    ILogger<OperationRunner> log)
{
    public const string CallerKey = "caller";
    public const string TraceKey = "traceId";

    private readonly IValidationRule[] _rules = options.Explorable
        ? [.. DocumentValidator.CoreRules]
        : [NoIntrospectionValidationRule.Instance, .. DocumentValidator.CoreRules];

    public async Task<RunningOperation> Start(OperationCall call, CancellationToken cancellation)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            scope.ServiceProvider.GetRequiredService<CallerSeat>().Taken = call.Caller;
            var result = await Run(call, scope.ServiceProvider, cancellation);
            AnswerExtensions.Shorten(result, options.Errors);
            AnswerExtensions.Add(result, call.TraceId, scope.ServiceProvider);
            return new(scope, result, options);
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    private async Task<ExecutionResult> Run(OperationCall call, IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            DemandKnown(call);
            var admitted = gate.Admit(call.Request);
            Demand(call.Allowed, admitted.Operation.Operation);
            var result = await executer.ExecuteAsync(OptionsFor(call, admitted, services, cancellation));
            if (result.Executed) gate.MarkValid(admitted);
            return result;
        }
        catch (ExecutionError refused)
        {
            return new(refused);
        }
    }

    private ExecutionOptions OptionsFor(
        OperationCall call, AdmittedDocument admitted, IServiceProvider services, CancellationToken cancellation) => new()
        {
            Schema = schema,
            Query = admitted.Text,
            Document = admitted.Document.Parsed,
            // Validating a document a second time finds nothing new. Variables are checked in any case.
            ValidationRules = admitted.Document.IsValid ? [] : _rules,
            OperationName = admitted.Operation.Name?.StringValue,
            Variables = call.Request.Variables,
            Extensions = call.Request.Extensions,
            RequestServices = services,
            UserContext = new Dictionary<string, object?> { [CallerKey] = call.Caller, [TraceKey] = call.TraceId },
            Timeout = options.WallTime,
            UnhandledExceptionDelegate = Log,
            CancellationToken = cancellation,
        };

    /// <summary>A browser runs what our pages were built with: a stolen session is no licence to ask anything else.</summary>
    private void DemandKnown(OperationCall call)
    {
        if (call.Caller.Session is null || options.Explorable || string.IsNullOrEmpty(call.Request.Query)) return;
        throw new ApiError("document-by-id", "By session only documents of the portal are answered: send `documentId`.", StatusCodes.Status403Forbidden);
    }

    private static void Demand(OperationKinds allowed, OperationType asked)
    {
        var kind = asked switch
        {
            OperationType.Query    => OperationKinds.Query,
            OperationType.Mutation => OperationKinds.Mutation,
            _                      => OperationKinds.Subscription,
        };
        if (allowed.HasFlag(kind)) return;
        throw kind is OperationKinds.Mutation
            ? new ApiError("mutation-needs-post", "Send mutations by POST.", StatusCodes.Status405MethodNotAllowed)
            : new ApiError("subscription-needs-stream", "Accept text/event-stream, or use a socket.", StatusCodes.Status406NotAcceptable);
    }

    private Task Log(UnhandledExceptionContext context)
    {
        // The caller went away or the wall time is over: nobody's fault worth an alarm.
        if (context.Exception is not OperationCanceledException)
            ResolverFailed(log, context.FieldContext?.FieldDefinition.Name, context.Exception);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Error, "Field {Field} failed")]
    private static partial void ResolverFailed(ILogger logger, string? field, Exception exception);
}
