using GraphQL;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>A typed error of the API: the code is for programs, the message for people.</summary>
public sealed class ApiError : ExecutionError
{
    public ApiError(string code, string message, int status = StatusCodes.Status422UnprocessableEntity) : base(message)
    {
        Code = code;
        Status = status;
    }

    /// <summary>The HTTP status when nothing was executed.</summary>
    public int Status { get; }
}
