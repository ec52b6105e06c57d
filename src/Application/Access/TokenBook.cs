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
public sealed class TokenBook(NpgsqlDataSource database, CommitSignal commits, TimeProvider time) : IDisposable
{
    /// <summary>While nothing is committed, a stranger's guesses make the book look at the log at most this often.</summary>
    private static readonly TimeSpan BetweenLooksForStrangers = TimeSpan.FromMilliseconds(250);

    private static readonly string[] Types =
        [.. WireNames.All.Where(pair => pair.Value.IsSubclassOf(typeof(AccessEvent))).Select(pair => pair.Key)];

    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile Page page = new(0, FrozenDictionary<string, KnownToken>.Empty);
    private long lookedAt;
    private long commitsSeen = -1;

    private sealed record Page(long Facts, FrozenDictionary<string, KnownToken> ByHash);

    public void Dispose() => turn.Dispose();

    /// <summary>Every token that was ever issued, revoked and expired ones too.</summary>
    public IReadOnlyCollection<KnownToken> All => page.ByHash.Values;

    /// <summary>The token of a secret, if it is good now.</summary>
    public async ValueTask<KnownToken?> Find(string secretHash, CancellationToken cancellation = default)
    {
        if (!page.ByHash.ContainsKey(secretHash)) await Refresh(MayHaveGrown, cancellation); // It may have been issued a moment ago.
        return page.ByHash.TryGetValue(secretHash, out var found) && found.Token.IsGoodAt(time.GetUtcNow()) ? found : null;
    }

    /// <summary>Makes the book as new as the log.</summary>
    public Task Refresh(CancellationToken cancellation = default) => Refresh(static () => true, cancellation);

    /// <summary>Asked again when it is one's turn: of many who wait for the same look only the first has to take it.</summary>
    private async Task Refresh(Func<bool> isNeeded, CancellationToken cancellation)
    {
        if (!isNeeded()) return;
        await turn.WaitAsync(cancellation);
        try
        {
            if (!isNeeded()) return;
            var (at, seen) = (time.GetTimestamp(), commits.Commits);
            if (await CountFacts(cancellation) is var facts && facts != page.Facts) page = await Fold(cancellation);
            Interlocked.Exchange(ref lookedAt, at);
            Interlocked.Exchange(ref commitsSeen, seen);
        }
        finally
        {
            turn.Release();
        }
    }

    private bool MayHaveGrown() =>
        commits.Commits != Interlocked.Read(ref commitsSeen)
        || time.GetElapsedTime(Interlocked.Read(ref lookedAt)) > BetweenLooksForStrangers;

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
