using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Traces;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using Microsoft.Net.Http.Headers;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>Metrics, logs and traces of OpenTelemetry over HTTP, in protobuf or JSON; answered in the language in which they came.</summary>
internal static class OtlpEndpoint
{
    public const string MetricsPath = "/v1/metrics";
    public const string LogsPath = "/v1/logs";
    public const string TracesPath = "/v1/traces";
    private const string Protobuf = "application/x-protobuf";
    private const string Json = "application/json";

    /// <summary>Numbers of google.rpc.Code.</summary>
    public const int InvalidArgument = 3;
    public const int PermissionDenied = 7;
    public const int ResourceExhausted = 8;
    public const int Unimplemented = 12;
    public const int Unavailable = 14;

    private static readonly Refusal UnknownType = new("telemetry.unknown-type", $"Send {Protobuf} or {Json}.");

    public static Task Metrics(HttpContext http, Caller caller, IntakeDoor door, SampleIntake intake, CancellationToken cancellation) => Receive(
        http, caller, door, "rejectedDataPoints", (organisation, isJson, body) => intake.Take(
            new(organisation, caller.Name, "otlp"), OtlpSamples.Of(isJson ? OtlpJson.Read(body) : OtlpProtobuf.Read(body)), cancellation), cancellation);

    public static Task Logs(HttpContext http, Caller caller, IntakeDoor door, BlockIntake<LogLine> intake, TimeProvider time, CancellationToken cancellation) => Receive(
        http, caller, door, "rejectedLogRecords", (organisation, isJson, body) => intake.Take(
            new(organisation, caller.Name, "otlp-logs"), isJson ? OtlpLogs.ReadJson(body, time.GetUtcNow()) : OtlpLogs.ReadProtobuf(body, time.GetUtcNow()), body),
        cancellation);

    public static Task Traces(HttpContext http, Caller caller, IntakeDoor door, BlockIntake<Span> intake, CancellationToken cancellation) => Receive(
        http, caller, door, "rejectedSpans", (organisation, isJson, body) => intake.Take(
            new(organisation, caller.Name, "otlp-traces"), isJson ? OtlpSpans.ReadJson(body) : OtlpSpans.ReadProtobuf(body), body), cancellation);

    /// <param name="rejected">What OTLP calls the number of those that are not kept.</param>
    private static async Task Receive(
        HttpContext http, Caller caller, IntakeDoor door, string rejected, Func<string, bool, byte[], Task<IntakeAnswer>> take, CancellationToken cancellation)
    {
        var type = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var parsed) ? parsed.MediaType.Value : null;
        var isJson = type == Json;
        if (!isJson && type != Protobuf)
        {
            // Who sends no body at all is told what to send as well.
            await Refuse(http, true, StatusCodes.Status415UnsupportedMediaType, InvalidArgument, UnknownType.Reason);
            return;
        }

        var (organisation, unfit) = await door.Find(caller, http.Request.Headers[IntakeDoor.Header], cancellation);
        if (organisation is null)
        {
            await Refuse(http, isJson, IntakeEndpoints.StatusOf(unfit!), unfit == IntakeDoor.OutOfReach ? PermissionDenied : InvalidArgument, unfit!.Reason);
            return;
        }

        try
        {
            var (body, refusal) = await IntakeBody.Read(http, snappy: false, cancellation);
            if (body is null)
            {
                await Refuse(http, isJson, IntakeEndpoints.StatusOf(refusal!), InvalidArgument, refusal!.Reason);
                return;
            }

            var answer = await take(organisation, isJson, body);
            if (answer.Refusal is { } later)
            {
                http.Response.Headers.RetryAfter = IntakeEndpoints.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                await Refuse(http, isJson, StatusCodes.Status503ServiceUnavailable, Unavailable, later.Reason);
            }
            else await Accept(http, isJson, rejected, answer);
        }
        catch (FormatException malformed)
        {
            await Refuse(http, isJson, StatusCodes.Status400BadRequest, InvalidArgument, malformed.Message);
        }
    }

    private static Task Accept(HttpContext http, bool isJson, string rejected, IntakeAnswer answer)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        var told = new JsonObject();
        if (answer.Dropped > 0)
            told["partialSuccess"] = new JsonObject
            {
                [rejected] = answer.Dropped.ToString(CultureInfo.InvariantCulture), ["errorMessage"] = ReasonOf(answer),
            };
        return Write(http, isJson, told, PartialSuccess(answer));
    }

    /// <summary>What is answered in protobuf, whichever signal it is: nothing, when everything is kept.</summary>
    public static byte[] PartialSuccess(IntakeAnswer answer) =>
        answer.Dropped == 0 ? [] : Message(1, [.. Number(1, answer.Dropped), .. Message(2, Encoding.UTF8.GetBytes(ReasonOf(answer)))]);

    private static string ReasonOf(IntakeAnswer answer) => string.Join(' ', answer.Reasons);

    /// <summary>google.rpc.Status</summary>
    private static Task Refuse(HttpContext http, bool isJson, int status, int code, string reason)
    {
        http.Response.StatusCode = status;
        return Write(
            http, isJson, new() { ["code"] = code, ["message"] = reason }, [.. Number(1, code), .. Message(2, Encoding.UTF8.GetBytes(reason))]);
    }

    private static async Task Write(HttpContext http, bool isJson, JsonObject json, byte[] protobuf)
    {
        http.Response.ContentType = isJson ? Json : Protobuf;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(isJson ? JsonSerializer.SerializeToUtf8Bytes(json) : protobuf, http.RequestAborted);
    }

    private static byte[] Number(int field, long value) => [(byte)(field << 3), .. Varint((ulong)value)];

    private static byte[] Message(int field, byte[] bytes) => [(byte)((field << 3) | 2), .. Varint((ulong)bytes.Length), .. bytes];

    private static byte[] Varint(ulong number)
    {
        Span<byte> bytes = stackalloc byte[Domain.Telemetry.Varint.Longest];
        return bytes[..Domain.Telemetry.Varint.Put(bytes, number)].ToArray();
    }
}
