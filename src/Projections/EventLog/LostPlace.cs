using JasperFx.Events.Daemon;
using Polly;

namespace EventSourcedOps.Projections.EventLog;

/// <summary>
/// A reader whose place is not the recorded one any more begins anew from what is recorded. Marten takes it for a second reader and stops it
/// for good; but a PostgreSQL that was killed may have forgotten the last place, and a commit whose answer was lost may stand. What is told
/// here as a fault of the database puts the reader aside instead, and whoever sets it going again reads the place first.
/// </summary>
internal sealed class LostPlace : ResilienceStrategy
{
    public static void Configure(ResiliencePipelineBuilder writes) => writes.AddStrategy(_ => new LostPlace(), new Told());

    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        var outcome = await callback(context, state);
        // Told in words: whoever found the fault itself within would take the reader for a second one again.
        return outcome.Exception is ProgressionProgressOutOfOrderException fault
            ? Outcome.FromException<TResult>(new IOException($"This reader read on from another place than the recorded one. {fault.Message}"))
            : outcome;
    }

    private sealed class Told : ResilienceStrategyOptions;
}
