namespace EventSourcedOps.Application.Telemetry;

/// <summary>How much is taken in, kept and answered.</summary>
/// <param name="Days">For how many days samples and lines are kept.</param>
public sealed record TelemetryLimits(int Days)
{
    public const int DaysUsually = 30;
    public const int DaysMost = 400;

    /// <summary>Samples in one request.</summary>
    public const int SamplesOfRequest = 500_000;

    /// <summary>Series of one organisation.</summary>
    public const int SeriesOfOrganisation = 1_000_000;

    /// <summary>Samples that wait for their turn to be written; past that, senders are told to come back.</summary>
    public const int SamplesWaiting = 4_000_000;

    /// <summary>Samples written ahead that are in no chunk yet; past that, senders are told to come back.</summary>
    public const long SamplesUnpacked = 50_000_000;

    /// <summary>Series that one selector may come to.</summary>
    public const int SeriesOfSelector = 50_000;

    /// <summary>Samples that one query may look at.</summary>
    public const int SamplesOfQuery = 20_000_000;

    /// <summary>Moments that one query may ask for.</summary>
    public const int Moments = 11_000;

    /// <summary>Numbers in one answer.</summary>
    public const int Points = 2_000_000;

    /// <summary>Lines or spans in one request.</summary>
    public const int ItemsOfRequest = 100_000;

    /// <summary>Lines, and as many spans, that wait for their turn to be written; past that, senders are told to come back.</summary>
    public const int ItemsWaiting = 500_000;

    /// <summary>Blocks that one search may come to; each holds 2,000 lines or spans at most.</summary>
    public const int BlocksOfSearch = 20_000;

    /// <summary>Lines or spans that a summary of a search looks at.</summary>
    public const int ItemsOfSummary = 1_000_000;

    /// <summary>Spans of a trace that are told.</summary>
    public const int SpansOfTrace = 5_000;

    /// <summary>Lines that a rule may count in the time it looks at.</summary>
    public const int LinesOfRule = 2_000_000;

    /// <summary>Spans that a rule may count in the time it looks at.</summary>
    public const int SpansOfRule = 2_000_000;

    /// <summary>For how long a query may be worked on.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
}
