using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;
using Npgsql;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>Where what a source says belongs: the stream, and the alert as the log tells it; null when that outbreak is a new one.</summary>
internal sealed record Outbreak(Guid Alert, Alert? State);

/// <summary>
/// Finds the newest outbreak of each fingerprint. The board tells where to begin to look, the log decides: whatever ended too long ago
/// leads to the outbreak behind it, so it does not matter how far the board is behind.
/// </summary>
internal static class Outbreaks
{
    /// <summary>A board that is behind by more outbreaks than that is not looked past; the next signal comes further.</summary>
    private const int MostSteps = 16;

    public static async Task<IReadOnlyDictionary<Guid, Outbreak>> Newest(
        NpgsqlDataSource database, string organisation, IReadOnlyCollection<Guid> fingerprints, CancellationToken cancellation)
    {
        var (now, shown) = await Shown(database, organisation, fingerprints, cancellation);
        var found = new Dictionary<Guid, Outbreak>(fingerprints.Count);
        var open = fingerprints.Distinct().ToDictionary(
            fingerprint => shown.TryGetValue(fingerprint, out var alert) ? alert : AlertIdentity.AlertOf(fingerprint, null));
        for (var step = 0; open.Count > 0; step++)
        {
            var states = await StreamStates.Load<Alert>(database, organisation, open.Keys, cancellation);
            var next = new Dictionary<Guid, Guid>();
            foreach (var (alert, fingerprint) in open)
                if (states.GetValueOrDefault(alert) is { EndedAt: { } end } && now - end > FlapPolicy.Default.ReopenWithin && step < MostSteps)
                    next[AlertIdentity.AlertOf(fingerprint, end)] = fingerprint;
                else found[fingerprint] = new(alert, states.GetValueOrDefault(alert));
            open = next;
        }

        return found;
    }

    private static async Task<(DateTimeOffset Now, Dictionary<Guid, Guid> Alerts)> Shown(
        NpgsqlDataSource database, string organisation, IReadOnlyCollection<Guid> fingerprints, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            $"""
            select ops.clock(), b.fingerprint, b.id from (select) as one left join (
                select distinct on (fingerprint) fingerprint, id from {AlertBoard.Model.Table}
                where until = 'infinity' and organisation = $1 and fingerprint = any($2) order by fingerprint, fired_at desc, id) as b on true
            """);
        ask.Parameters.Add(new() { Value = organisation });
        ask.Parameters.Add(new() { Value = fingerprints.ToArray() });
        var (now, alerts) = (DateTimeOffset.MinValue, new Dictionary<Guid, Guid>());
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            now = new(rows.GetFieldValue<DateTime>(0));
            if (!rows.IsDBNull(1)) alerts[rows.GetGuid(1)] = rows.GetGuid(2);
        }

        return (now, alerts);
    }
}
