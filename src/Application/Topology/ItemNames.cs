using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Walls;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Topology;

/// <summary>What people call items, as their streams tell it: few items, a few events each, at any time.</summary>
public static class ItemNames
{
    private static readonly string Sql =
        $"""
        select a.id, n.name from unnest($1, $2) as a(organisation, id) cross join lateral (
            select coalesce(e.data -> 'attributes' ->> '{ConfigurationItem.NameKey}', e.data -> 'taken' ->> '{ConfigurationItem.NameKey}') as name
            from ops.mt_events e
            where e.tenant_id = a.organisation and e.stream_id = a.id and e.timestamp <= $3
                and (e.type = '{WireNames.Of(typeof(ItemRegistered))}'
                    or e.type = '{WireNames.Of(typeof(ItemReported))}' and e.data -> 'taken' ? '{ConfigurationItem.NameKey}')
            order by e.version desc limit 1) n
        """;

    /// <summary>Names by item; items out of sight are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> Of(
        Sight sight, IReadOnlyList<(string Organisation, Guid Id)> items, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var question = new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                new() { Value = items.Select(item => item.Organisation).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = items.Select(item => item.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                new() { Value = asOf?.UtcDateTime ?? DateTime.MaxValue, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        };
        var found = await sight.List(question, row => (Id: row.GetGuid(0), Name: row.IsDBNull(1) ? "" : row.GetString(1)), cancellation);
        return found.ToDictionary(item => item.Id, item => item.Name);
    }
}
