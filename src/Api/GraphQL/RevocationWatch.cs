using EventSourcedOps.Application.WritePath;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>Looks up a connection's caller again and again, and ends the watch when the caller lost or changed rights.</summary>
internal static class RevocationWatch
{
    public static async Task UntilRevoked(
        HttpContext http, Caller caller, IReadOnlyDictionary<string, object?>? payload, AdmitCaller admit, TimeSpan interval,
        CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(interval);
        while (await timer.WaitForNextTickAsync(cancellation))
            if (!caller.StillIs(await admit(http, payload, cancellation))) return;
    }
}
