using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>Somebody who sends samples.</summary>
/// <param name="Token">The name of the token it signs in with.</param>
/// <param name="Job">Which of its parts; empty when the samples do not say.</param>
/// <param name="Protocol">remote-write or otlp.</param>
/// <param name="LastAt">The minute in which it sent last.</param>
/// <param name="PerMinute">Samples a minute over the last five full minutes.</param>
public sealed record MetricSource(string Organisation, string Token, string Job, string Protocol, DateTimeOffset LastAt, double PerMinute);

/// <summary>What there is to ask for: names, labels, what they mean, and who sends them.</summary>
public static class MetricCatalogue
{
    public const int AnswersMost = 10_000;

    /// <summary>Names of metrics, those with a text in them if one is given.</summary>
    public static Task<IReadOnlyList<string>> Names(TelemetrySight sight, string? text, int most, CancellationToken cancellation) => Texts(
        sight, "distinct name", "from telemetry.series", "($2 = '' or position(lower($2) in lower(name)) > 0)", [text ?? ""], most, cancellation);

    /// <summary>Names of labels, of one metric if it is named.</summary>
    public static Task<IReadOnlyList<string>> LabelNames(TelemetrySight sight, string? metric, int most, CancellationToken cancellation) => Texts(
        sight, "distinct label", "from telemetry.series, jsonb_object_keys(labels) label", "($2 = '' or name = $2)", [metric ?? ""], most, cancellation);

    /// <summary>What a label reads, at one metric if it is named.</summary>
    public static Task<IReadOnlyList<string>> LabelValues(TelemetrySight sight, string label, string? metric, int most, CancellationToken cancellation) =>
        label == MetricLabels.Name
            ? Names(sight, metric, most, cancellation)
            : Texts(
                sight, "distinct labels ->> $2", "from telemetry.series", "labels ? $2 and ($3 = '' or name = $3)", [label, metric ?? ""], most,
                cancellation);

    public static Task<IReadOnlyList<MetricNote>> Notes(TelemetrySight sight, string? metric, int most, CancellationToken cancellation) => sight.Wall.List(
        TelemetrySight.Question(
            """
            select name, kind, help, unit from telemetry.metrics
            where ($1::text[] is null or organisation = any($1)) and ($2 = '' or name = $2) order by name limit $3
            """,
            [sight.Codes, metric ?? "", most]),
        row => new MetricNote(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)), cancellation);

    public static Task<IReadOnlyList<MetricSource>> Sources(TelemetrySight sight, int most, CancellationToken cancellation) => sight.Wall.List(
        TelemetrySight.Question(
            """
            select organisation, token, job, protocol, max(minute), coalesce(sum(samples) filter (
                where minute >= date_trunc('minute', now()) - interval '5 minutes' and minute < date_trunc('minute', now())), 0)::float8 / 5
            from telemetry.sources where ($1::text[] is null or organisation = any($1))
            group by organisation, token, job, protocol order by 5 desc, 1, 2, 3, 4 limit $2
            """,
            [sight.Codes, most]),
        row => new MetricSource(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4), row.GetDouble(5)),
        cancellation);

    private static Task<IReadOnlyList<string>> Texts(
        TelemetrySight sight, string what, string from, string condition, IEnumerable<object> arguments, int most, CancellationToken cancellation)
    {
        object[] all = [sight.Codes, .. arguments, Math.Min(most, AnswersMost)];
        var sql = FormattableString.Invariant(
            $"select {what} {from} where ($1::text[] is null or organisation = any($1)) and {condition} order by 1 limit ${all.Length}");
        return sight.Wall.List(TelemetrySight.Question(sql, all), row => row.GetString(0), cancellation);
    }
}
