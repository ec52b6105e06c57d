using EventSourcedOps.Application.WritePath;

namespace EventSourcedOps.Api.GraphQL;

/// <summary>
/// Says who is calling, or nobody. Asked once for a request, and again and again while a connection lives.
/// The payload is what a socket sent in `connection_init`; it is null for plain requests.
/// </summary>
public delegate ValueTask<Caller?> AdmitCaller(
    HttpContext http, IReadOnlyDictionary<string, object?>? connectionPayload, CancellationToken cancellation);

/// <summary>Who is calling in this scope. Resolvers ask for <see cref="Caller"/> itself.</summary>
public sealed class CallerSeat
{
    public Caller? Taken { get; set; }

    internal Caller Caller => Taken ?? throw new InvalidOperationException("Nobody is calling: this scope is not one of an operation.");
}

internal static class CallerRights
{
    extension(Caller caller)
    {
        /// <summary>Same person with the same rights; anything else means that running subscriptions must end.</summary>
        public bool StillIs(Caller? now) =>
            now is not null && now.Name == caller.Name && now.Subject == caller.Subject && caller.Rights.Match(now.Rights);
    }
}
