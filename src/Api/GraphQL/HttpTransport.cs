using System.Diagnostics;
using EventSourcedOps.Api.Access;
using EventSourcedOps.Application.WritePath;
using GraphQL;
using GraphQL.Transport;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>GraphQL over HTTP: one request, one answer, or a stream of answers when the client prefers that.</summary>
internal sealed class HttpTransport(
    OperationRunner runner, IGraphQLSerializer serializer, EventStreamTransport stream, AdmitCaller admit, GraphQLOptions options)
{
    public async Task Serve(HttpContext http)
    {
        if (!AllowedMethods.Contains(http.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            http.Response.Headers.Allow = string.Join(", ", AllowedMethods);
            await Refuse(http, StatusCodes.Status405MethodNotAllowed, "Use POST.");
        }
        else if (!OriginCheck.Passes(http.Request, options))
            await Refuse(http, StatusCodes.Status403Forbidden, "Calls from this origin are not accepted.");
        else if (AnswerForm.Negotiate(http.Request.Headers.Accept) is not { } form)
            await Refuse(
                http, StatusCodes.Status406NotAcceptable, $"Accept {AnswerForm.Response}, {AnswerForm.Json} or {AnswerForm.EventStream}.");
        else if (!HttpMethods.IsGet(http.Request.Method) && !RequestReader.IsJson(http.Request))
            await Refuse(http, StatusCodes.Status415UnsupportedMediaType, "Send application/json in UTF-8.");
        else if (await admit(http, null, http.RequestAborted) is not { } caller)
            await Bearer.Challenge(http);
        else
            await ServeCaller(http, form, caller);
    }

    private string[] AllowedMethods => options.Explorable ? [HttpMethods.Post, HttpMethods.Get] : [HttpMethods.Post];

    private async Task ServeCaller(HttpContext http, AnswerForm form, Caller caller)
    {
        GraphQLRequest request;
        try
        {
            if (await Read(http) is not { } read)
            {
                await Refuse(http, StatusCodes.Status413PayloadTooLarge, $"A request has at most {options.Document.BodyBytes} bytes.");
                return;
            }
            request = read;
        }
        catch (ApiError notWellFormed)
        {
            var result = new ExecutionResult(notWellFormed);
            AnswerExtensions.Trace(result, TraceOf(http));
            await Write(http, form, result);
            return;
        }
        var call = new OperationCall(request, caller, KindsFor(http.Request, form), TraceOf(http));
        await using var operation = await runner.Start(call, http.RequestAborted);
        var isWrongMethod = AnswerStatus.Of(operation.First) == StatusCodes.Status405MethodNotAllowed;
        if ((form.IsEventStream && !isWrongMethod) || operation.IsLive) await stream.Serve(http, operation, caller);
        else await Write(http, form, operation.First);
    }

    private async Task<GraphQLRequest?> Read(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method)) return RequestReader.FromQueryString(http.Request.Query);
        var body = await RequestReader.ReadBody(http.Request, options.Document.BodyBytes, http.RequestAborted);
        return body is null ? null : RequestReader.FromBody(body);
    }

    private static OperationKinds KindsFor(HttpRequest request, AnswerForm form) =>
        HttpMethods.IsGet(request.Method) ? OperationKinds.Query
        : form.TakesEventStream           ? OperationKinds.All
                                          : OperationKinds.Query | OperationKinds.Mutation;

    private async Task Write(HttpContext http, AnswerForm form, ExecutionResult result)
    {
        http.Response.StatusCode = AnswerStatus.Of(result);
        if (http.Response.StatusCode == StatusCodes.Status405MethodNotAllowed) http.Response.Headers.Allow = HttpMethods.Post;
        var type = form.MediaType == AnswerForm.Json ? AnswerForm.Json : AnswerForm.Response;
        http.Response.ContentType = $"{type}; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await serializer.WriteAsync(http.Response.Body, result, http.RequestAborted);
    }

    private static Task Refuse(HttpContext http, int status, string detail) =>
        Results.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["traceId"] = TraceOf(http) })
            .ExecuteAsync(http);

    public static string TraceOf(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
}
