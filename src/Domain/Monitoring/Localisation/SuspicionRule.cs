namespace EventSourcedOps.Domain.Monitoring.Localisation;

/// <summary>When one service is suspected beyond all others, so that its owners get the incident.</summary>
/// <param name="LeastBits">Who has fewer bits is not suspected enough.</param>
/// <param name="Apart">By how much the first has to go before the second to be the only one in question.</param>
public sealed record SuspicionRule(double LeastBits, double Apart)
{
    /// <summary>By which it is decided.</summary>
    public static readonly SuspicionRule InForce = new(FaultWatch.Clear, 2);
}
