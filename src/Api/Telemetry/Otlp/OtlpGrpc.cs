using System.Buffers.Binary;
using System.IO.Compression;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Api.Telemetry.Otlp;

/// <summary>
/// Metrics, logs and traces of OpenTelemetry over gRPC: the same messages as over HTTP, each in a frame of five bytes, and a status behind the answer.
/// These are calls of one message each way, so that what HTTP/2 brings is all that is needed for them.
/// </summary>
internal static class OtlpGrpc
{
    public const string MetricsPath = "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";
    public const string LogsPath = "/opentelemetry.proto.collector.logs.v1.LogsService/Export";

    public const string TracesPath = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    private const string Type = "application/grpc";
    private const string StatusName = "grpc-status";
    private const int FrameHead = 5;

    public static Task Metrics(HttpContext http, Caller caller, IntakeDoor door, SampleIntake intake, CancellationToken cancellation) =>
        Receive(http, caller, door, (sender, body) => intake.Take(sender, OtlpSamples.Of(OtlpProtobuf.Read(body)), cancellation), "otlp", cancellation);

    public static Task Logs(HttpContext http, Caller caller, IntakeDoor door, BlockIntake<LogLine> intake, TimeProvider time, CancellationToken cancellation) =>
        Receive(http, caller, door, (sender, body) => intake.Take(sender, OtlpLogs.ReadProtobuf(body, time.GetUtcNow()), body), "otlp-logs", cancellation);

    public static Task Traces(HttpContext http, Caller caller, IntakeDoor door, BlockIntake<Span> intake, CancellationToken cancellation) =>
        Receive(http, caller, door, (sender, body) => intake.Take(sender, OtlpSpans.ReadProtobuf(body), body), "otlp-traces", cancellation);

    private static async Task Receive(
        HttpContext http, Caller caller, IntakeDoor door, Func<TelemetrySender, byte[], Task<IntakeAnswer>> take, string protocol, CancellationToken cancellation)
    {
        http.Response.ContentType = Type;
        var (organisation, unfit) = await door.Find(caller, http.Request.Headers[IntakeDoor.Header], cancellation);
        try
        {
            var (body, unread) = organisation is null ? (null, unfit) : await Message(http, cancellation);
            if (body is null)
            {
                Refuse(http, CodeOf(unread!), unread!.Reason);
                return;
            }

            var answer = await take(new(organisation!, caller.Name, protocol), body);
            if (answer.Refusal is { } later) Refuse(http, OtlpEndpoint.Unavailable, later.Reason);
            else await Accept(http, OtlpEndpoint.PartialSuccess(answer), cancellation);
        }
        catch (FormatException malformed)
        {
            Refuse(http, OtlpEndpoint.InvalidArgument, malformed.Message);
        }
    }

    private static async Task<(byte[]? Body, Refusal? Refusal)> Message(HttpContext http, CancellationToken cancellation)
    {
        if (await http.Request.Body.ReadAtMost(IntakeBody.BytesMost, cancellation) is not { } frame) return (null, IntakeBody.TooLarge);
        if (frame.Length < FrameHead || BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(1)) != frame.Length - FrameHead)
            throw new FormatException("The body is not one message of gRPC.");
        if (frame[0] == 0) return (frame[FrameHead..], null);
        if (http.Request.Headers["grpc-encoding"] != "gzip") return (null, IntakeBody.UnknownEncoding);
        await using var unpacking = new GZipStream(new MemoryStream(frame, FrameHead, frame.Length - FrameHead), CompressionMode.Decompress);
        return await IntakeBody.Unzipped(unpacking, cancellation) is { } unpacked ? (unpacked, null) : (null, IntakeBody.TooLarge);
    }

    private static async Task Accept(HttpContext http, byte[] message, CancellationToken cancellation)
    {
        var frame = new byte[FrameHead + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame, FrameHead);
        await http.Response.Body.WriteAsync(frame, cancellation);
        http.Response.AppendTrailer(StatusName, "0");
    }

    private static void Refuse(HttpContext http, int code, string reason)
    {
        http.Response.Headers[StatusName] = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers["grpc-message"] = Uri.EscapeDataString(reason);
    }

    private static int CodeOf(Refusal refusal) =>
        refusal == IntakeDoor.OutOfReach ? OtlpEndpoint.PermissionDenied
        : refusal == IntakeBody.TooLarge ? OtlpEndpoint.ResourceExhausted
        : refusal == IntakeBody.UnknownEncoding ? OtlpEndpoint.Unimplemented
        : OtlpEndpoint.InvalidArgument;
}
