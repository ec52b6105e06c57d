namespace EventSourcedOps.Domain;

/// <summary>State that is nothing but the fold of its events: every aggregate, and the landscape they stand in.</summary>
public interface IEvolve<TSelf, in TEvent> where TSelf : class, IEvolve<TSelf, TEvent>
{
    /// <param name="state">What the earlier events left; null before the first.</param>
    /// <param name="happened">The next fact of the stream.</param>
    /// <param name="at">When it happened in the business: the recorded time unless the fact was reported late.</param>
    static abstract TSelf Evolve(TSelf? state, TEvent happened, DateTimeOffset at);
}
