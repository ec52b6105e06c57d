using System.Net;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access;

/// <summary>Finds out who calls: a program by its token, a person by the session of the cookie; nobody without one that is good now.</summary>
internal sealed class AccessAdmission(TokenBook book, TokenUses uses, RightsBook rights, SessionDesk sessions)
{
    /// <summary>Sockets can't always send headers, so they may send the same words in `connection_init`. Never in the address: that is logged.</summary>
    public async ValueTask<Caller?> Admit(
        HttpContext http, IReadOnlyDictionary<string, object?>? connectionPayload, CancellationToken cancellation)
    {
        var presented = Bearer.Read(http.Request.Headers.Authorization.ToString())
            ?? Bearer.Read(connectionPayload?.GetValueOrDefault("authorization") as string);
        return presented is null ? await sessions.CallerOf(http, cancellation) : await CallerOf(presented, http, cancellation);
    }

    private async ValueTask<Caller?> CallerOf(string presented, HttpContext http, CancellationToken cancellation)
    {
        if (TokenSecret.HashOf(presented) is not { } hash || await book.Find(hash, cancellation) is not { } known) return null;
        var subject = Subject.OfToken(known.Id);
        var held = rights.Of(subject);
        // Whose token it is was shut out: the token is not merely poor, it is dead.
        if (held.Permits.Count == 0) return null;
        uses.Note(known.Id);
        return new(known.Token.Name, SourceOf(http), held) { Subject = subject, EndsAt = known.Token.ExpiresAt };
    }

    internal static string SourceOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null                                => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { } address                         => address.ToString(),
    };
}
