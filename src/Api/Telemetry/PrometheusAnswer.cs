using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>An answer as Prometheus gives it: success with data, or an error with its type.</summary>
internal sealed class PrometheusAnswer
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly int status;
    private readonly Action<Utf8JsonWriter> write;

    private PrometheusAnswer(int status, Action<Utf8JsonWriter> write) => (this.status, this.write) = (status, write);

    public static PrometheusAnswer Wrong(string reason) => Error(StatusCodes.Status400BadRequest, "bad_data", reason);

    public static PrometheusAnswer Refused(Refusal refusal) =>
        refusal == TelemetryRefusals.TooLong ? Error(StatusCodes.Status503ServiceUnavailable, "timeout", refusal.Reason)
        : refusal == TelemetryRefusals.TooManyMoments || refusal == TelemetryRefusals.TimesOutOfOrder ? Wrong(refusal.Reason)
        : Error(StatusCodes.Status422UnprocessableEntity, "execution", refusal.Reason);

    public static PrometheusAnswer Of(IEnumerable<string> texts) => Of(json =>
    {
        json.WriteStartArray();
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    });

    public static PrometheusAnswer Of(Action<Utf8JsonWriter> data) => new(StatusCodes.Status200OK, json =>
    {
        json.WriteString("status", "success");
        json.WritePropertyName("data");
        data(json);
    });

    public static PrometheusAnswer Instant(MetricQuestion question, IReadOnlyList<MetricLine> lines) => Of(json =>
    {
        json.WriteStartObject();
        if (question.Expression.Kind == PromqlKind.Scalar)
        {
            json.WriteString("resultType", "scalar");
            json.WritePropertyName("result");
            Point(json, question.From, lines[0].Values[0]);
        }
        else
        {
            json.WriteString("resultType", "vector");
            json.WriteStartArray("result");
            foreach (var (labels, values) in lines)
            {
                json.WriteStartObject();
                json.WritePropertyName("metric");
                Labels(json, labels);
                json.WritePropertyName("value");
                Point(json, question.From, values[0]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    public static PrometheusAnswer Range(MetricQuestion question, IReadOnlyList<MetricLine> lines) => Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("resultType", "matrix");
        json.WriteStartArray("result");
        foreach (var (labels, values) in lines)
        {
            json.WriteStartObject();
            json.WritePropertyName("metric");
            Labels(json, labels);
            json.WriteStartArray("values");
            for (var moment = 0; moment < values.Length; moment++)
                if (!MetricLine.IsNothing(values[moment])) Point(json, question.From + (moment * question.Step), values[moment]);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static void Labels(Utf8JsonWriter json, MetricLabels labels)
    {
        json.WriteStartObject();
        foreach (var (name, value) in labels.Pairs) json.WriteString(name, value);
        json.WriteEndObject();
    }

    public async Task Write(HttpContext http)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, Plain);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
    }

    private static PrometheusAnswer Error(int status, string type, string reason) => new(status, json =>
    {
        json.WriteString("status", "error");
        json.WriteString("errorType", type);
        json.WriteString("error", reason);
    });

    private static void Point(Utf8JsonWriter json, long at, double value)
    {
        json.WriteStartArray();
        json.WriteNumberValue(at / 1000m);
        json.WriteStringValue(Text(value));
        json.WriteEndArray();
    }

    private static string Text(double value) => double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);
}
