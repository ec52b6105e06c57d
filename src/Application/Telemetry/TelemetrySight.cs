using EventSourcedOps.Projections.Walls;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>What of the measurements and logs a caller may see.</summary>
/// <param name="Wall">What PostgreSQL shows.</param>
/// <param name="Organisations">What our own questions ask for; null means all.</param>
public sealed record TelemetrySight(Sight Wall, IReadOnlySet<string>? Organisations)
{
    /// <summary>What one organisation measured and logged itself, and nothing that is labelled.</summary>
    internal static TelemetrySight Of(ReaderDatabase reader, string organisation) =>
        new(reader.Of([organisation], []), new HashSet<string>([organisation], StringComparer.Ordinal));

    /// <summary>For a question that cuts by organisation itself.</summary>
    internal object Codes => Organisations?.ToArray() ?? (object)DBNull.Value;

    internal static NpgsqlBatchCommand Question(string sql, IEnumerable<object> arguments)
    {
        var question = new NpgsqlBatchCommand(sql);
        foreach (var argument in arguments)
            question.Parameters.Add(argument is DBNull
                ? new() { Value = argument, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }
                : new() { Value = argument });
        return question;
    }
}
