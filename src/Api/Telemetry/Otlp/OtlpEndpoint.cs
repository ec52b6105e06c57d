using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using Microsoft.Net.Http.Headers;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>Metrics of OpenTelemetry over HTTP, in protobuf or JSON; answered in the language in which they came.</summary>
internal static class OtlpEndpoint
{
    public const string Path = "/v1/metrics";
    private const string Protobuf = "application/x-protobuf";
    private const string Json = "application/json";

    /// <summary>Numbers of google.rpc.Code.</summary>
    private const int InvalidArgument = 3;
    private const int PermissionDenied = 7;
    private const int Unavailable = 14;

    private static readonly Refusal UnknownType = new("telemetry.unknown-type", $"Send {Protobuf} or {Json}.");

    public static async Task Receive(HttpContext http, Caller caller, IntakeDoor door, SampleIntake intake, CancellationToken cancellation)
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
            var (status, code) = unfit == IntakeDoor.OutOfReach
                ? (StatusCodes.Status403Forbidden, PermissionDenied) : (StatusCodes.Status400BadRequest, InvalidArgument);
            await Refuse(http, isJson, status, code, unfit!.Reason);
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

            var incoming = OtlpSamples.Of(isJson ? OtlpJson.Read(body) : OtlpProtobuf.Read(body));
            var answer = await intake.Take(new(organisation, caller.Name, "otlp"), incoming, cancellation);
            if (answer.Refusal is { } later)
            {
                http.Response.Headers.RetryAfter = IntakeEndpoints.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                await Refuse(http, isJson, StatusCodes.Status503ServiceUnavailable, Unavailable, later.Reason);
            }
            else await Accept(http, isJson, answer);
        }
        catch (FormatException malformed)
        {
            await Refuse(http, isJson, StatusCodes.Status400BadRequest, InvalidArgument, malformed.Message);
        }
    }

    private static Task Accept(HttpContext http, bool isJson, IntakeAnswer answer)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        if (answer.Dropped == 0) return Write(http, isJson, [], []);
        var reason = string.Join(' ', answer.Reasons);
        var told = new JsonObject
        {
            ["partialSuccess"] = new JsonObject
            {
                ["rejectedDataPoints"] = answer.Dropped.ToString(CultureInfo.InvariantCulture), ["errorMessage"] = reason,
            },
        };
        return Write(http, isJson, told, Message(1, [.. Number(1, answer.Dropped), .. Message(2, Encoding.UTF8.GetBytes(reason))]));
    }

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
