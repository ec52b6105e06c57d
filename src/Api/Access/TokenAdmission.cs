using System.Net;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access;

/// <summary>Finds out who calls by the token that came along; nobody without a good one.</summary>
internal sealed class TokenAdmission(TokenBook book, TokenUses uses, RightsBook rights)
{
    /// <summary>Sockets can't always send headers, so they may send the same words in `connection_init`. Never in the address: that is logged.</summary>
    public async ValueTask<Caller?> Admit(
        HttpContext http, IReadOnlyDictionary<string, object?>? connectionPayload, CancellationToken cancellation)
    {
        var presented = Bearer.Read(http.Request.Headers.Authorization.ToString())
            ?? Bearer.Read(connectionPayload?.GetValueOrDefault("authorization") as string);
        if (TokenSecret.HashOf(presented) is not { } hash || await book.Find(hash, cancellation) is not { } known) return null;
        uses.Note(known.Id);
        var subject = Subject.OfToken(known.Id);
        return new(known.Token.Name, SourceOf(http), rights.Of(subject)) { Subject = subject };
    }

    private static string SourceOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null                                => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { } address                         => address.ToString(),
    };
}
