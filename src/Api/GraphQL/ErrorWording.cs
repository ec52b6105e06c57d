using GraphQL;
using GraphQL.Execution;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Writes every error in one shape: a code in our spelling, no exception text, no hints at names.</summary>
internal sealed class ErrorWording : IErrorInfoProvider
{
    private const int LongestMessage = 1_000;

    public ErrorInfo GetInfo(ExecutionError executionError)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = CodeOf(executionError) };
        foreach (var (key, value) in executionError.Extensions ?? []) extensions[key] = value;
        return new ErrorInfo { Message = MessageOf(executionError), Extensions = extensions };
    }

    public static string CodeOf(ExecutionError error) => error switch
    {
        ApiError        => error.Code ?? "refused",
        UnhandledError  => "unexpected",
        _               => (error.Code ?? "refused").ToLowerInvariant().Replace('_', '-'),
    };

    // The engine's suggestions name fields and types that the caller may not know of.
    private static string MessageOf(ExecutionError error)
    {
        var hint = error.Message.IndexOf(" Did you mean", StringComparison.Ordinal);
        var message = hint < 0 ? error.Message : error.Message[..hint];
        return message.Length <= LongestMessage ? message : message[..LongestMessage] + "…";
    }
}
