using System.Collections.Concurrent;
using System.Net;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Api.Access;

/// <summary>Finds out who calls by the token that came along; nobody without a good one.</summary>
internal sealed class TokenAdmission(TokenBook book, TokenUses uses, LandscapeMemory landscape)
{
    private volatile Reaches reaches = new(Landscape.Empty);

    /// <summary>Sockets can't always send headers, so they may send the same words in `connection_init`. Never in the address: that is logged.</summary>
    public async ValueTask<Caller?> Admit(
        HttpContext http, IReadOnlyDictionary<string, object?>? connectionPayload, CancellationToken cancellation)
    {
        var presented = Bearer.Read(http.Request.Headers.Authorization.ToString())
            ?? Bearer.Read(connectionPayload?.GetValueOrDefault("authorization") as string);
        if (TokenSecret.HashOf(presented) is not { } hash || await book.Find(hash, cancellation) is not { } known) return null;
        uses.Note(known.Id);
        return new(known.Token.Name, SourceOf(http), await OrganisationsOf(known.Token.Reach, cancellation), known.Operations);
    }

    private static string SourceOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null                                => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { } address                         => address.ToString(),
    };

    // The tree changes rarely and requests are many: a subtree is walked once for each landscape.
    private async ValueTask<IReadOnlySet<string>?> OrganisationsOf(Reach reach, CancellationToken cancellation)
    {
        var now = await landscape.At(0, cancellation); // The one in memory; the watch over the tokens keeps it new.
        if (!ReferenceEquals(reaches.Landscape, now)) reaches = new(now);
        return reaches.Of(reach);
    }

    private sealed class Reaches(Landscape landscape)
    {
        private readonly ConcurrentDictionary<Reach, IReadOnlySet<string>?> known = new();

        public Landscape Landscape { get; } = landscape;

        public IReadOnlySet<string>? Of(Reach reach) => known.GetOrAdd(reach, static (asked, tree) => asked.In(tree), Landscape);
    }
}
