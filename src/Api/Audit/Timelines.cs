using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Projections.EventLog;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Audit;

/// <summary>What was recorded about a thing, page by page and in sentences: the same for whatever has a stream.</summary>
internal static class Timelines
{
    /// <param name="noun">What it is: whoever holds "noun.read" may read it.</param>
    public static IDataLoaderResult<Connection<TimelineEntry>> Of(
        ReadDesk desk, string noun, StreamKey thing, DateTimeOffset? asOf, int? first, string? after, Func<Recorded, string> sentence) =>
        Of(desk, noun, thing, asOf, first, after, () => Task.FromResult(sentence));

    /// <param name="sentences">Asked once for a page: some facts are told with names that have to be looked up.</param>
    public static IDataLoaderResult<Connection<TimelineEntry>> Of(
        ReadDesk desk, string noun, StreamKey thing, DateTimeOffset? asOf, int? first, string? after, Func<Task<Func<Recorded, string>>> sentences)
    {
        var page = KeysetPage.Of(first, after, $"{noun}.timeline");
        return desk.Batches.Load<StreamKey, IReadOnlyList<Recorded>>(
                $"{noun} timeline {asOf:o} {page.Size} {after}", thing,
                (keys, cancellation) => IncidentStreams.Pages(
                    desk.Sight($"{noun}.read"), keys, page.After?.Value<long>(0) ?? 0, asOf, page.Take, cancellation))
            .ThenAsync(async happened =>
            {
                var sentence = await sentences();
                TimelineEntry[] entries = [.. (happened ?? []).Select(fact => TimelineEntry.Of(fact, sentence(fact)))];
                return page.Answer(entries, entry => [entry.Version]);
            });
    }

    /// <summary>How a sentence ends in which somebody gave a reason.</summary>
    public static string Why(string? reason) => string.IsNullOrWhiteSpace(reason) ? "" : $": {reason}";
}
