using System.Collections.Concurrent;
using Npgsql;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>
/// Which days have a table. One is made when something first comes for it: a table for each day that might be asked for would be many that
/// hold nothing, and every question would have to look at them.
/// </summary>
public sealed class TelemetryDays(NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<DateOnly, bool> open = new();

    /// <summary>Makes the days that are not there yet. On a connection of its own: whoever reads has to let go of the table for a moment.</summary>
    public async Task Open(IEnumerable<DateOnly> days, CancellationToken cancellation)
    {
        foreach (var day in days.Distinct().Where(day => !open.ContainsKey(day)).Order())
        {
            await using var make = database.CreateCommand("select telemetry.open_days($1, $1)");
            make.Parameters.Add(new() { Value = day });
            await make.ExecuteNonQueryAsync(cancellation);
            open[day] = true;
        }
    }

    /// <summary>Drops those before that day.</summary>
    public async Task Drop(DateOnly before, CancellationToken cancellation)
    {
        foreach (var day in open.Keys.Where(day => day < before)) open.TryRemove(day, out _);
        await using var drop = database.CreateCommand("select telemetry.drop_days($1)");
        drop.Parameters.Add(new() { Value = before });
        await drop.ExecuteNonQueryAsync(cancellation);
    }
}
