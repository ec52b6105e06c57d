using System.Collections.Concurrent;
using Npgsql;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>What metrics are, as their senders say; written only when it is new, for they say it every minute.</summary>
public sealed class MetricNotes(NpgsqlDataSource database)
{
    private const int Longest = 1_000;
    private const int RememberedMost = 50_000;

    private readonly ConcurrentDictionary<(string Organisation, string Name), MetricNote> known = new();

    internal async Task Keep(string organisation, IEnumerable<MetricNote> told, CancellationToken cancellation)
    {
        var fresh = told.Where(note => note.Name.Length is > 0 and <= Longest).Select(Cut)
            .Where(note => !known.TryGetValue((organisation, note.Name), out var before) || before != note)
            .DistinctBy(note => note.Name).OrderBy(note => note.Name, StringComparer.Ordinal).ToArray();
        if (fresh.Length == 0) return;
        await using var write = database.CreateCommand(
            """
            insert into telemetry.metrics (organisation, name, kind, help, unit)
            select $1, name, kind, help, unit from unnest($2, $3, $4, $5) as told (name, kind, help, unit)
            on conflict (organisation, name) do update set kind = excluded.kind, help = excluded.help, unit = excluded.unit
            """);
        write.Parameters.Add(new() { Value = organisation });
        write.Parameters.Add(new() { Value = fresh.Select(note => note.Name).ToArray() });
        write.Parameters.Add(new() { Value = fresh.Select(note => note.Kind).ToArray() });
        write.Parameters.Add(new() { Value = fresh.Select(note => note.Help).ToArray() });
        write.Parameters.Add(new() { Value = fresh.Select(note => note.Unit).ToArray() });
        await write.ExecuteNonQueryAsync(cancellation);
        if (known.Count > RememberedMost) known.Clear();
        foreach (var note in fresh) known[(organisation, note.Name)] = note;
    }

    private static MetricNote Cut(MetricNote note) => note with { Kind = Cut(note.Kind), Help = Cut(note.Help), Unit = Cut(note.Unit) };

    private static string Cut(string text) => (text.Length <= Longest ? text : text[..Longest]).Replace("\0", "", StringComparison.Ordinal);
}
