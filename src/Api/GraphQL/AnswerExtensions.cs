using GraphQL;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>What every answer tells besides its data.</summary>
internal static class AnswerExtensions
{
    public static void Add(ExecutionResult result, string? traceId, IServiceProvider services)
    {
        Trace(result, traceId);
        if (services.GetRequiredService<DataAsOf>().Told is { } told) result.Extensions!["dataAsOf"] = told;
    }

    /// <summary>On the answer and on each error: people copy the one error that they see.</summary>
    public static void Trace(ExecutionResult result, string? traceId)
    {
        (result.Extensions ??= [])["traceId"] = traceId;
        foreach (var error in result.Errors ?? []) error.AddExtension("traceId", traceId);
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
