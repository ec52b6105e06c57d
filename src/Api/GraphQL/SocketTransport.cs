using System.Net.WebSockets;
using GraphQL;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Accepts sockets that speak graphql-transport-ws.</summary>
internal sealed class SocketTransport(
    OperationRunner runner, IGraphQLTextSerializer serializer, AdmitCaller admit, GraphQLOptions options, IHostApplicationLifetime host)
{
    private const string Protocol = "graphql-transport-ws";

    public async Task Serve(HttpContext http)
    {
        if (!OriginCheck.Passes(http.Request, options))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        if (!http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            await Results.Problem($"Speak {Protocol}.", statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(http);
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync(Protocol);
        using var wire = new SocketWire(socket, options.Streams);
        await using var session = new SocketSession(http, wire, runner, serializer, admit, options);
        try
        {
            await session.Run(host.ApplicationStopping);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            socket.Abort(); // The peer left without a word; its operations end with the session.
        }
    }
}
