using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.Telemetry;

public static class TelemetryRefusals
{
    public static readonly Refusal Busy = new("telemetry.busy", "More is waiting than can be written now. Send it again a little later.");
    public static readonly Refusal OutcomeUnknown = new("telemetry.outcome-unknown",
        "The database went away; what was sent may be stored or not. Send it again: what is there already is not stored twice.");
    public static readonly Refusal TooManySeries = new("telemetry.too-many-series",
        $"A selector may come to {TelemetryLimits.SeriesOfSelector} series. Say more exactly which.");
    public static readonly Refusal TooManySamples = new("telemetry.too-many-samples",
        $"A query may look at {TelemetryLimits.SamplesOfQuery} samples. Ask for less time or fewer series.");
    public static readonly Refusal TooManyMoments = new("telemetry.too-many-moments",
        $"A query may ask for {TelemetryLimits.Moments} moments. Take a longer step.");
    public static readonly Refusal TooManyPoints = new("telemetry.too-many-points",
        $"An answer holds {TelemetryLimits.Points} numbers at most. Take a longer step, or put series together.");
    public static readonly Refusal TooLong = new("telemetry.too-long",
        $"The query was given up after {TelemetryLimits.Patience.TotalSeconds} seconds. Ask for less time or fewer series.");
    public static readonly Refusal TooManyBlocks = new("telemetry.too-many-blocks",
        $"A search looks at {TelemetryLimits.BlocksOfSearch} blocks at most. Ask for less time, or for a word that is rarer.");
    public static readonly Refusal BeingPacked = new("telemetry.being-packed", "What was sent is being put together just now. Ask again.");
    public static readonly Refusal TooManyLines = new("telemetry.too-many-lines",
        $"A rule counts {TelemetryLimits.LinesOfRule} lines at most in the time it looks at. Say more exactly which, or look at less time.");
    public static readonly Refusal TooManySpans = new("telemetry.too-many-spans",
        $"A rule counts {TelemetryLimits.SpansOfRule} spans at most in the time it looks at. Say more exactly which, or look at less time.");
    public static readonly Refusal TimesOutOfOrder = new("telemetry.times-out-of-order", "The end is not before the start, and a step is longer than nothing.");
}
