using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Application.Access;

/// <summary>The ledger's page about tokens: which secret is a token that is good now.</summary>
public sealed class TokenBook(AccessMemory access, CommitSignal commits, TimeProvider time)
{
    /// <summary>While nothing is committed, a stranger's guesses make the book look at the log at most this often.</summary>
    private static readonly TimeSpan BetweenLooksForStrangers = TimeSpan.FromMilliseconds(250);

    private long lookedAt;
    private long commitsSeen = -1;

    /// <summary>Every token that was ever issued, revoked and expired ones too.</summary>
    public IEnumerable<KnownToken> All => access.Current.Tokens.Values;

    /// <summary>The token of a secret, if it is good now.</summary>
    public async ValueTask<KnownToken?> Find(string secretHash, CancellationToken cancellation = default)
    {
        if (access.Current.TokenOf(secretHash) is null && MayHaveGrown()) await Refresh(cancellation); // It may have been issued a moment ago.
        return access.Current.TokenOf(secretHash) is { } found && found.Token.IsGoodAt(time.GetUtcNow()) ? found : null;
    }

    /// <summary>Makes the book as new as the log.</summary>
    public async Task Refresh(CancellationToken cancellation = default)
    {
        var (at, seen) = (time.GetTimestamp(), commits.Commits);
        await access.Newest(cancellation);
        Interlocked.Exchange(ref lookedAt, at);
        Interlocked.Exchange(ref commitsSeen, seen);
    }

    private bool MayHaveGrown() =>
        commits.Commits != Interlocked.Read(ref commitsSeen)
        || time.GetElapsedTime(Interlocked.Read(ref lookedAt)) > BetweenLooksForStrangers;
}
