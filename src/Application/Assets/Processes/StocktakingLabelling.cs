using System.Runtime.CompilerServices;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;

namespace EventSourcedOps.Application.Assets.Processes;

/// <summary>When an asset becomes more sensitive, the stock-takings that name it follow, those that are over as well.</summary>
public sealed class StocktakingLabelling : IProcessStep
{
    private sealed record Relabelled(string Organisation, Guid AssetId, DataLabel Label);

    private static readonly string[] Naming = [WireNames.Of(typeof(StocktakingOpened)), WireNames.Of(typeof(StocktakingCounted))];

    public string Kind => "stocktaking-labelling";

    public IEnumerable<OutboxMessage> MessagesOf(Told told) => told.Fact is AssetCorrected { Facts.Label: not DataLabel.Normal } e
        ? [new(Ids.Derived("stocktaking-labelling", $"{told.EventId}"), told.RecordedAt, new Relabelled(told.Organisation, told.Stream, e.Facts.Label))]
        : [];

    public async IAsyncEnumerable<Command> Commands(
        DueMessage message, ProcessMeans means, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (organisation, asset, label) = message.Read<Relabelled>();
        await using var naming = means.Database.CreateCommand(
            """
            select distinct e.stream_id from ops.mt_events e left join ops.stream_labels l on l.stream = e.stream_id
            where e.tenant_id = $1 and e.type = any($2) and coalesce(l.label, 0) < $4 and (
                e.data @> jsonb_build_object('expected', jsonb_build_array(jsonb_build_object('assetId', $3::uuid)))
                or e.data @> jsonb_build_object('seen', jsonb_build_object('assetId', $3::uuid)))
            """);
        foreach (var value in (object[])[organisation, Naming, asset, (int)label]) naming.Parameters.Add(new() { Value = value });
        await using var rows = await naming.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var stocktaking = rows.GetGuid(0);
            yield return new FollowAssetLabel(message.CommandId(stocktaking.ToString()), stocktaking, label);
        }
    }
}
