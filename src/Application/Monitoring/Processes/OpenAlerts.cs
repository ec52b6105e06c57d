using System.Runtime.CompilerServices;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Projections.Monitoring;
using Npgsql;

namespace EventSourcedOps.Application.Monitoring.Processes;

/// <summary>Alerts by the board, for steps that go through many of them.</summary>
internal static class OpenAlerts
{
    /// <summary>Alerts that fire and that a silence means.</summary>
    public static async IAsyncEnumerable<Guid> MeantBy(
        NpgsqlDataSource database, IReadOnlyCollection<string> organisations, Silence silence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            $"""
            select row from {AlertBoard.Model.Table} where until = 'infinity' and status <> '{AlertStatus.Resolved}'
            and organisation = any($1) and labels @> $2 order by id
            """);
        ask.Parameters.Add(new() { Value = organisations.ToArray() });
        ask.Parameters.Add(new() { Value = TermsOf(silence).ToArray() });
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            if (AlertBoard.Model.Read(rows.GetFieldValue<byte[]>(0)) is AlertRow alert && silence.Means(alert.Labels)) yield return alert.Id;
    }

    /// <summary>Alerts that are suppressed by a silence, also those that are over.</summary>
    public static async IAsyncEnumerable<Guid> SuppressedBy(
        NpgsqlDataSource database, Guid silence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            $"select id from {AlertBoard.Model.Table} where until = 'infinity' and silences @> $1 order by id");
        ask.Parameters.Add(new() { Value = new[] { Silence.ReferenceOf(silence) } });
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) yield return rows.GetGuid(0);
    }

    // Demands that an index can answer; an empty value also means a label that is missing.
    private static IEnumerable<string> TermsOf(Silence silence) => silence.Matchers
        .Where(matcher => matcher is { Match: LabelMatch.Is, Value.Length: > 0 })
        .Select(matcher => AlertBoard.TermOf(new(matcher.Name, matcher.Value)));
}
