using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using Npgsql;

namespace EventSourcedOps.Application.Incidents.Import;

/// <summary>What the log holds of imported incidents, counted from their events and not from what was sent.</summary>
internal sealed class ImportedIncidents(NpgsqlDataSource database, string organisation)
{
    private const int AtOnce = 1_000;

    public async Task<long> CountAnswered(IReadOnlyList<Guid> commands)
    {
        await using var ask = database.CreateCommand("select count(*) from ops.receipts where command_id = any($1)");
        ask.Parameters.Add(new() { Value = commands.ToArray() });
        return (long)(await ask.ExecuteScalarAsync())!;
    }

    /// <summary>Fills in how many are closed, and where history and last row differ.</summary>
    public async Task Compare(IEnumerable<ServiceNowHistory> histories, ImportReport report, CancellationToken cancellation)
    {
        var differences = new List<Difference>();
        foreach (var some in histories.Chunk(AtOnce))
        {
            var counts = await Count([.. some.Select(history => history.IncidentId)], cancellation);
            foreach (var history in some)
            {
                var (reassignments, reopens, closed) = counts.GetValueOrDefault(history.IncidentId);
                if (history.Last is not { } last) continue;
                if (closed) report.Closed++;
                if (reassignments != last.Reassignments)
                    differences.Add(new(history.Number, "reassignments", last.Reassignments, reassignments));
                if (reopens != last.Reopens) differences.Add(new(history.Number, "reopens", last.Reopens, reopens));
                if (closed != last.Closed) differences.Add(new(history.Number, "closed", last.Closed ? 1 : 0, closed ? 1 : 0));
            }
        }

        report.Differences = differences;
    }

    private async Task<Dictionary<Guid, (int Reassignments, int Reopens, bool Closed)>> Count(Guid[] ids, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            """
            select stream_id, (count(*) filter (where type = $3))::int, (count(*) filter (where type = $4))::int, bool_or(type = $5)
            from ops.mt_events where tenant_id = $1 and stream_id = any($2) group by stream_id
            """);
        ask.Parameters.Add(new() { Value = organisation });
        ask.Parameters.Add(new() { Value = ids });
        foreach (var fact in new[] { typeof(IncidentReassigned), typeof(IncidentReopened), typeof(IncidentClosed) })
            ask.Parameters.Add(new() { Value = WireNames.Of(fact) });
        var counts = new Dictionary<Guid, (int, int, bool)>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) counts[rows.GetGuid(0)] = (rows.GetInt32(1), rows.GetInt32(2), rows.GetBoolean(3));
        return counts;
    }
}
