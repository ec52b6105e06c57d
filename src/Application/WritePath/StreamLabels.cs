using System.Collections.Frozen;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Incidents;
using Npgsql;
using static NpgsqlTypes.NpgsqlDbType;

namespace EventSourcedOps.Application.WritePath;

/// <summary>
/// How sensitive each stream is, beside the log for both walls to look at. Written in the transaction of the fact that says so: from
/// the commit on nobody sees more, by whichever way they read.
/// </summary>
internal static class StreamLabels
{
    /// <summary>Facts after which a stream may be labelled otherwise than before.</summary>
    public static readonly FrozenSet<string> SaidBy = new[]
    {
        typeof(IncidentRelabelled), typeof(AssetCorrected), typeof(StocktakingCounted), typeof(StocktakingRelabelled),
    }.Select(WireNames.Of).ToFrozenSet(StringComparer.Ordinal);

    public static DataLabel Of(object? state) => state switch
    {
        Incident incident       => incident.Label,
        Asset asset             => asset.Facts.Label,
        Stocktaking stocktaking => stocktaking.Label,
        _                       => DataLabel.Normal,
    };

    public static void AddTo(NpgsqlBatch batch, IReadOnlyDictionary<Guid, (string Organisation, DataLabel Label)> labels)
    {
        // One order of locks for all nodes.
        var (ordinary, labelled) = (labels.Where(moved => moved.Value.Label == DataLabel.Normal).OrderBy(moved => moved.Key).ToArray(),
            labels.Where(moved => moved.Value.Label != DataLabel.Normal).OrderBy(moved => moved.Key).ToArray());
        batch.BatchCommands.Add(new("delete from ops.stream_labels where stream = any($1)")
        {
            Parameters = { BatchWriting.Array(Uuid, ordinary.Select(moved => moved.Key)) },
        });
        batch.BatchCommands.Add(new(
            """
            insert into ops.stream_labels (stream, organisation, label) select * from unnest($1, $2, $3)
            on conflict (stream) do update set label = excluded.label
            """)
        {
            Parameters =
            {
                BatchWriting.Array(Uuid, labelled.Select(moved => moved.Key)),
                BatchWriting.Array(Text, labelled.Select(moved => moved.Value.Organisation)),
                BatchWriting.Array(Smallint, labelled.Select(moved => (short)moved.Value.Label)),
            },
        });
    }
}
