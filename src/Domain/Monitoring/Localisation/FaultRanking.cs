namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>Where a fault was suspected at a time, and what was looked at to say so. Stored with what it is about: add fields as optional.</summary>
/// <param name="UsualFrom">From then until the fault it was learnt what is usual.</param>
/// <param name="Since">When the fault began.</param>
/// <param name="Until">What came later was not looked at.</param>
/// <param name="UsualRequests">How many requests, and minutes of lines outside of requests, were looked at before it.</param>
/// <param name="Requests">The same since it began.</param>
/// <param name="Series">How many series of metrics were looked at.</param>
/// <param name="Suspects">The likeliest first.</param>
public sealed record FaultRanking(
    DateTimeOffset UsualFrom, DateTimeOffset Since, DateTimeOffset Until, int UsualRequests, int Requests, int Series, IReadOnlyList<Suspect> Suspects)
{
    private const int MostKept = 5;

    /// <summary>The one that is suspected beyond all others; null when there is none.</summary>
    public Suspect? Outstanding(SuspicionRule rule) =>
        Suspects is [var first, ..] && first.Score >= rule.LeastBits && (Suspects is not [_, var second, ..] || first.Score >= rule.Apart * second.Score) ? first : null;

    /// <summary>What is worth keeping: the likeliest suspects with the reasons that count.</summary>
    public FaultRanking InShort() => this with
    {
        Suspects = [.. Suspects.Take(MostKept).Select(suspect => suspect.InShort())],
    };

    public bool Equals(FaultRanking? other) => other is not null
        && (UsualFrom, Since, Until, UsualRequests, Requests, Series)
            == (other.UsualFrom, other.Since, other.Until, other.UsualRequests, other.Requests, other.Series)
        && Suspects.SequenceEqual(other.Suspects);

    public override int GetHashCode() => HashCode.Combine(UsualFrom, Since, Until, UsualRequests, Requests, Series);
}
