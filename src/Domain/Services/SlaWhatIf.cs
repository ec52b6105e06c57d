namespace EventSourcedOps.Domain.Services;

/// <summary>What a clock shows under the agreements that count, and what it would show under a draft.</summary>
public sealed record ClockComparison(ClockHistory History, ClockReading Official, ClockReading Draft)
{
    public bool VerdictDiffers => Official.BreachedAt.HasValue != Draft.BreachedAt.HasValue;
}

/// <summary>Asks what another rule would have decided. Nothing is recorded and nobody is told.</summary>
public static class SlaWhatIf
{
    public static IEnumerable<ClockComparison> Compare(
        IEnumerable<ClockHistory> histories, Landscape official, Landscape draft, DateTimeOffset at) =>
        histories.Select(history => new ClockComparison(
            history, SlaClock.Read(history, official, at), SlaClock.Read(history, draft, at)));

    extension(Landscape landscape)
    {
        /// <summary>
        /// The landscape as it would be with those facts. A draft version of an agreement supersedes the others of its agreement
        /// from its effect on, those that take effect later included: the question is about the draft.
        /// </summary>
        public Landscape Supposing(DateTimeOffset at, params IEnumerable<LandscapeEvent> drafts) =>
            drafts.Aggregate(landscape, (supposed, draft) => Landscape.Evolve(
                draft is AgreementVersionPublished version ? supposed.WithoutVersionsFrom(version) : supposed, draft, at));
    }
}
