using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Changes;
using Npgsql;

namespace EventSourcedOps.Application.Changes;

/// <summary>
/// Finds what stands around a change: its items as their streams tell, what hangs on them as the topology knows, and other changes that
/// have their time (<see cref="BookedChanges"/>).
/// </summary>
public static class ChangeSurroundings
{
    /// <summary>How far back earlier changes count.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(365);

    /// <param name="proposed">The plan that is looked at; the change's own when null.</param>
    /// <param name="wanted">The time that is looked at; the change's own when null.</param>
    public static async Task<ChangeGround> Of(
        Guid changeId, ChangePlan? proposed, TimeWindow? wanted, Caller caller, ProcessMeans means, CancellationToken cancellation = default)
    {
        await using var connection = await means.Database.OpenConnectionAsync(cancellation);
        // Before the bookings themselves: one that comes in between is seen, and is taken for one that was not.
        var bookings = await BookedChanges.Clock(connection, cancellation);
        var change = await StreamStates.Fold<Change, ChangeEvent>(connection, [changeId], cancellation) is { Count: 1 } found ? found[changeId] : null;
        if ((proposed ?? change?.Plan) is not { } plan) return ChangeGround.Empty with { Bookings = bookings };
        var known = await StreamStates.Fold<ConfigurationItem, ConfigurationItemEvent>(connection, [.. plan.Items], cancellation);
        // Only whoever plans must be able to see the items; those who approve and do it work on what was planned.
        var items = plan.Items.Where(id => known.TryGetValue(id, out var item) && item.Stage != Stage.Retired
            && (proposed is null || caller.Rights.Reaches("item.read", item.Organisation, item.Label))).ToList();
        var affected = items.ConvertAll(id => AffectedOf(id, known[id]));
        var graph = (await means.Topology.Follow(cancellation)).Graph;
        var window = wanted ?? change?.Booked ?? plan.Window;
        var booked = window is null ? [] : await BookedChanges.Within(connection, changeId, window, cancellation);
        return new(
            plan, affected,
            [.. plan.Declared.Select(value => value with { Value = known.GetValueOrDefault(value.ItemId)?.ValueOf(value.Attribute) })],
            ChangeImpact.Of(graph, affected), ChangeImpact.DependentAmong(graph, affected, booked.SelectMany(other => other.Items)), booked,
            await History(connection, changeId, plan.Items, change?.TemplateId, cancellation))
        {
            Bookings = bookings,
        };
    }

    private static AffectedItem AffectedOf(Guid id, ConfigurationItem item) =>
        new(id, item.Name, item.Type, item.Importance, item.Label, item.ServiceId);

    private static async Task<ChangeHistory> History(
        NpgsqlConnection connection, Guid self, IEnumerable<Guid> items, Guid? template, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            $"""
            select count(*)::int, count(*) filter (where closure = '{ChangeClosure.RolledBack}')::int from {ChangeBoard.Model.Table}
            where until = 'infinity' and id <> $1 and closure in ('{ChangeClosure.Successful}', '{ChangeClosure.RolledBack}')
            and closed_at > ops.clock() - $2 and (items && $3 or template_id = $4)
            """, connection)
        {
            Parameters =
            {
                new() { Value = self }, new() { Value = Memory }, new() { Value = Texts(items) },
                new() { Value = (object?)template ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
            },
        };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return new(rows.GetInt32(0), rows.GetInt32(1));
    }

    private static string[] Texts(IEnumerable<Guid> ids) => [.. ids.Select(id => id.ToString())];
}
