using EventSourcedOps.Api.Audit;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.EventLog;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Configuration;

public sealed partial class ItemNode
{
    private const string VersionOrder = "item.versions";

    /// <summary>Everything that was recorded about it, the newest first, with what each fact changed.</summary>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the version of this cursor.</param>
    public IDataLoaderResult<Connection<ItemVersion>> Versions([FromServices] ReadDesk desk, int? first = null, string? after = null)
    {
        var page = KeysetPage.Of(first, after, VersionOrder);
        return desk.Batches.Load<StreamKey, IReadOnlyList<Recorded>>(
                $"item stream {asOf:o}", new(row.Organisation, row.Id), (keys, cancellation) => IncidentStreams.Pages(
                    desk.Sight("item.read"), keys, 0, asOf, StreamHistory.LongestStream, cancellation))
            .ThenAsync(async happened =>
            {
                var versions = ItemVersion.Of(happened ?? [], (await desk.Landscape(asOf)).Items).Reverse().ToList();
                var behind = page.After?.Value<long>(0) ?? long.MaxValue;
                return page.Answer(
                    versions.Where(version => version.Version < behind).Take(page.Take).ToList(), version => [version.Version], versions.Count);
            });
    }
}

/// <summary>Something that was recorded about an item.</summary>
/// <param name="Version">Its place among all that was recorded about the item.</param>
/// <param name="Type">Name of the fact, such as item.reported.v1.</param>
/// <param name="RecordedAt">When it was recorded; the order of truth.</param>
/// <param name="OccurredAt">When it happened in the business.</param>
/// <param name="By">Who did it.</param>
/// <param name="Source">Who said it, such as netbox; null where no source is told.</param>
/// <param name="RevertsTo">The version whose values it brought back.</param>
/// <param name="CommandId">The command that recorded it.</param>
/// <param name="Changes">What it changed.</param>
public sealed record ItemVersion(
    long Version, string Type, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, string? By, string? Source, long? RevertsTo,
    Guid? CommandId, IReadOnlyList<ItemChange> Changes)
{
    internal static IEnumerable<ItemVersion> Of(IEnumerable<Recorded> events, ItemModel model)
    {
        ConfigurationItem? before = null;
        foreach (var happened in events)
        {
            var fact = (ConfigurationItemEvent)happened.Fact;
            var after = ConfigurationItem.Evolve(before, fact, happened.OccurredAt);
            yield return new(
                happened.Version, happened.Type, happened.RecordedAt, happened.OccurredAt, happened.By, SourceOf(fact),
                (fact as ItemReported)?.RevertsTo, happened.Headers.Command, ItemChange.Of(fact, before, after, model.ShapeOf(after.Type)));
            before = after;
        }
    }

    private static string? SourceOf(ConfigurationItemEvent fact) => fact switch
    {
        ItemRegistered e   => e.Source,
        ItemReported e     => e.Source,
        ItemMissed e       => e.Source,
        ItemFound e        => e.Source,
        ItemRelated e      => e.Source,
        ItemTextRecorded e => e.Source,
        _                  => null,
    };
}
