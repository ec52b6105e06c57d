using GraphQL;
using GraphQL.Execution;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>HTTP status codes by the rules of GraphQL over HTTP.</summary>
internal static class AnswerStatus
{
    /// <summary>Data and errors together.</summary>
    public const int PartialSuccess = 294;

    public static int Of(ExecutionResult result) => result switch
    {
        { Executed: true, Errors: null or { Count: 0 } } => StatusCodes.Status200OK,
        { Executed: true }                               => PartialSuccess,
        { Errors: { Count: > 0 } errors }                => Of(errors[0]),
        _                                                => StatusCodes.Status422UnprocessableEntity,
    };

    private static int Of(ExecutionError error) => error switch
    {
        ApiError typed => typed.Status,
        TimeoutError   => StatusCodes.Status408RequestTimeout,
        UnhandledError => StatusCodes.Status500InternalServerError,
        _              => StatusCodes.Status422UnprocessableEntity,
    };
}
