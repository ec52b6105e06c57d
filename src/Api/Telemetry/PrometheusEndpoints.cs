using EventSourcedOps.Api.Access;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>The questions that Grafana and others ask of a Prometheus, answered in its words.</summary>
internal static class PrometheusEndpoints
{
    private static readonly string[] Both = ["GET", "POST"];

    public static void MapPrometheus(this WebApplication app)
    {
        Map("/api/v1/query", Query, Both);
        Map("/api/v1/query_range", QueryRange, Both);
        Map("/api/v1/series", Series, Both);
        Map("/api/v1/labels", Labels, Both);
        Map("/api/v1/label/{name}/values", LabelValues, ["GET"]);
        Map("/api/v1/metadata", Metadata, ["GET"]);

        void Map(string path, Func<PrometheusRequest, TelemetryDesk, Task<PrometheusAnswer>> answer, string[] methods) =>
            app.MapMethods(path, methods, async (HttpContext http, TelemetryDesk desk) =>
            {
                try
                {
                    await (await answer(await PrometheusRequest.Read(http), desk)).Write(http);
                }
                catch (FormatException malformed)
                {
                    await PrometheusAnswer.Wrong(malformed.Message).Write(http);
                }
            }).RequireOperation(TelemetryDesk.Operation).RequireRateLimiting(RateLimits.Telemetry);
    }

    private static async Task<PrometheusAnswer> Query(PrometheusRequest asked, TelemetryDesk desk)
    {
        var at = asked.Time("time") ?? desk.Now.ToUnixTimeMilliseconds();
        var question = MetricQuestion.At(asked.Expression(), at);
        var answer = await desk.Ask(question, asked.Cancellation);
        return answer.Refusal is { } refusal ? PrometheusAnswer.Refused(refusal) : PrometheusAnswer.Instant(question, answer.Lines);
    }

    private static async Task<PrometheusAnswer> QueryRange(PrometheusRequest asked, TelemetryDesk desk)
    {
        var question = new MetricQuestion(asked.Expression(), asked.Needed("start"), asked.Needed("end"), asked.Step());
        var answer = await desk.Ask(question, asked.Cancellation);
        return answer.Refusal is { } refusal ? PrometheusAnswer.Refused(refusal) : PrometheusAnswer.Range(question, answer.Lines);
    }

    private static async Task<PrometheusAnswer> Series(PrometheusRequest asked, TelemetryDesk desk)
    {
        var selectors = asked.Selectors();
        if (selectors.Count == 0) return PrometheusAnswer.Wrong("no match[] parameter provided");
        var (series, refusal) = await Fitting(selectors, desk, asked.Cancellation);
        return refusal is null
            ? PrometheusAnswer.Of(json =>
            {
                json.WriteStartArray();
                foreach (var labels in series) PrometheusAnswer.Labels(json, labels);
                json.WriteEndArray();
            })
            : PrometheusAnswer.Refused(refusal);
    }

    private static async Task<PrometheusAnswer> Labels(PrometheusRequest asked, TelemetryDesk desk)
    {
        var selectors = asked.Selectors();
        if (selectors.Count == 0)
            return PrometheusAnswer.Of(await MetricCatalogue.LabelNames(desk.Sight, null, MetricCatalogue.AnswersMost, asked.Cancellation));
        var (series, refusal) = await Fitting(selectors, desk, asked.Cancellation);
        return refusal is null
            ? PrometheusAnswer.Of(series.SelectMany(labels => labels.Pairs.Keys).Distinct().Order(StringComparer.Ordinal))
            : PrometheusAnswer.Refused(refusal);
    }

    private static async Task<PrometheusAnswer> LabelValues(PrometheusRequest asked, TelemetryDesk desk)
    {
        var (name, selectors) = (asked.Route("name"), asked.Selectors());
        if (selectors.Count == 0)
            return PrometheusAnswer.Of(await MetricCatalogue.LabelValues(desk.Sight, name, null, MetricCatalogue.AnswersMost, asked.Cancellation));
        var (series, refusal) = await Fitting(selectors, desk, asked.Cancellation);
        return refusal is null
            ? PrometheusAnswer.Of(series.Select(labels => labels[name]).Where(value => value.Length > 0).Distinct().Order(StringComparer.Ordinal))
            : PrometheusAnswer.Refused(refusal);
    }

    private static async Task<PrometheusAnswer> Metadata(PrometheusRequest asked, TelemetryDesk desk)
    {
        var notes = await MetricCatalogue.Notes(desk.Sight, asked.One("metric"), MetricCatalogue.AnswersMost, asked.Cancellation);
        return PrometheusAnswer.Of(json =>
        {
            json.WriteStartObject();
            foreach (var told in notes.GroupBy(note => note.Name))
            {
                json.WriteStartArray(told.Key);
                foreach (var (_, kind, help, unit) in told.Distinct())
                {
                    json.WriteStartObject();
                    json.WriteString("type", kind);
                    json.WriteString("help", help);
                    json.WriteString("unit", unit);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        });
    }

    private static async Task<(IReadOnlyList<MetricLabels> Series, Refusal? Refusal)> Fitting(
        IEnumerable<PromqlSelector> selectors, TelemetryDesk desk, CancellationToken cancellation)
    {
        var found = new HashSet<MetricLabels>();
        foreach (var selector in selectors)
        {
            var (series, refusal) = await desk.Reader.Series(desk.Sight, selector.Matchers, MetricCatalogue.AnswersMost, cancellation);
            if (refusal is not null) return ([], refusal);
            found.UnionWith(series.Select(one => one.Labels));
        }

        return ([.. found], null);
    }
}
