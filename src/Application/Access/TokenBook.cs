using System.Collections.Frozen;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Application.Access;

/// <summary>A token with its id and with what its roles come to.</summary>
public sealed record KnownToken(Guid Id, AccessToken Token)
{
    public IReadOnlySet<string> Operations { get; } = Roles.OperationsOf(Token.Roles);
}

/// <summary>
/// Every token as this node knows it, folded from the log and kept in memory, so that admitting a caller costs no query.
/// It counts the facts instead of remembering a position: a revocation that commits late behind a newer position is not missed.
/// </summary>
public sealed class TokenBook(NpgsqlDataSource database, TimeProvider time) : IDisposable
{
    /// <summary>A stranger's guesses make the book look at the log at most this often.</summary>
    private static readonly TimeSpan BetweenLooksForStrangers = TimeSpan.FromMilliseconds(250);

    private static readonly string[] Types =
        [.. WireNames.All.Where(pair => pair.Value.IsSubclassOf(typeof(AccessEvent))).Select(pair => pair.Key)];

    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile Page page = new(0, FrozenDictionary<string, KnownToken>.Empty);
    private long lookedAt;

    private sealed record Page(long Facts, FrozenDictionary<string, KnownToken> ByHash);

    public void Dispose() => turn.Dispose();

    /// <summary>Every token that was ever issued, revoked and expired ones too.</summary>
    public IReadOnlyCollection<KnownToken> All => page.ByHash.Values;

    /// <summary>The token of a secret, if it is good now.</summary>
    public async ValueTask<KnownToken?> Find(string secretHash, CancellationToken cancellation = default)
    {
        // It may have been issued on another node a moment ago.
        if (!page.ByHash.ContainsKey(secretHash) && time.GetElapsedTime(Interlocked.Read(ref lookedAt)) > BetweenLooksForStrangers)
            await Refresh(cancellation);
        return page.ByHash.TryGetValue(secretHash, out var found) && found.Token.IsGoodAt(time.GetUtcNow()) ? found : null;
    }

    /// <summary>Makes the book as new as the log.</summary>
    public async Task Refresh(CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (await CountFacts(cancellation) is var facts && facts != page.Facts) page = await Fold(cancellation);
            Interlocked.Exchange(ref lookedAt, time.GetTimestamp());
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<long> CountFacts(CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand("select count(*) from ops.mt_events where type = any($1)");
        ask.Parameters.Add(new() { Value = Types });
        return (long)(await ask.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<Page> Fold(CancellationToken cancellation)
    {
        await using var read = database.CreateCommand(
            $"select {Recorded.Columns} from ops.mt_events e where e.type = any($1) order by e.stream_id, e.version");
        read.Parameters.Add(new() { Value = Types });
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var tokens = new Dictionary<Guid, AccessToken>();
        var facts = 0L;
        for (; await rows.ReadAsync(cancellation); facts++)
        {
            var recorded = Recorded.From(rows);
            tokens[recorded.Stream] = AccessToken.Evolve(
                tokens.GetValueOrDefault(recorded.Stream), (AccessEvent)recorded.Fact, recorded.OccurredAt);
        }

        return new(facts, tokens.ToFrozenDictionary(
            pair => pair.Value.SecretHash, pair => new KnownToken(pair.Key, pair.Value), StringComparer.Ordinal));
    }
}
