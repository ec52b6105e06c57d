using System.Globalization;
using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.Telemetry.Logs;
using EventSourcedOps.Api.Telemetry.Otlp;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>Where samples and lines come in; here Prometheus' remote write.</summary>
internal static class IntakeEndpoints
{
    public const string RemoteWritePath = "/api/v1/write";

    /// <summary>Who finds the queue full comes back then.</summary>
    internal static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private const string SecondForm = "io.prometheus.write.v2.Request";

    private static readonly Refusal UnknownType = new("telemetry.unknown-type",
        "Send application/x-protobuf packed with snappy, as Prometheus' remote write 1.0 or 2.0 says.");

    public static void MapIntake(this WebApplication app)
    {
        Bounded(app.MapPost(RemoteWritePath, Write));
        Bounded(app.MapPost(OtlpEndpoint.MetricsPath, OtlpEndpoint.Metrics));
        Bounded(app.MapPost(OtlpEndpoint.LogsPath, OtlpEndpoint.Logs));
        Bounded(app.MapPost(OtlpEndpoint.TracesPath, OtlpEndpoint.Traces));
        Bounded(app.MapPost(OtlpGrpc.MetricsPath, OtlpGrpc.Metrics));
        Bounded(app.MapPost(OtlpGrpc.LogsPath, OtlpGrpc.Logs));
        Bounded(app.MapPost(OtlpGrpc.TracesPath, OtlpGrpc.Traces));
        Bounded(app.MapPost(JsonLinesEndpoint.Path, JsonLinesEndpoint.Receive));
    }

    private static void Bounded(RouteHandlerBuilder door) => door.RequireOperation(IntakeDoor.Operation).RequireRateLimiting(RateLimits.Telemetry);

    private static async Task Write(HttpContext http, Caller caller, IntakeDoor door, SampleIntake intake, CancellationToken cancellation)
    {
        if (FormOf(http.Request.ContentType) is not { } isSecond)
        {
            await AccessProblem.Of(http, UnknownType, StatusCodes.Status415UnsupportedMediaType);
            return;
        }

        var (organisation, unfit) = await door.Find(caller, http.Request.Headers[IntakeDoor.Header], cancellation);
        if (organisation is null)
        {
            await AccessProblem.Of(http, unfit!, StatusOf(unfit!));
            return;
        }

        var incoming = new IncomingSamples();
        try
        {
            var (body, refusal) = await IntakeBody.Read(http, snappy: true, cancellation);
            if (body is null)
            {
                await AccessProblem.Of(http, refusal!, StatusOf(refusal!));
                return;
            }

            if (isSecond) RemoteWrite.ReadSecond(body, incoming);
            else RemoteWrite.Read(body, incoming);
        }
        catch (FormatException malformed)
        {
            await AccessProblem.Of(http, new("telemetry.malformed", malformed.Message), StatusCodes.Status400BadRequest);
            return;
        }

        var answer = await intake.Take(new(organisation, caller.Name, "remote-write"), incoming, cancellation);
        if (isSecond) Count(http, answer.Written);
        await Tell(http, answer);
    }

    /// <summary>False for 1.0, true for 2.0, null for anything else.</summary>
    private static bool? FormOf(string? type)
    {
        var parts = (type ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 0 && parts[0] != "application/x-protobuf") return null;
        var form = parts.FirstOrDefault(part => part.StartsWith("proto=", StringComparison.Ordinal))?["proto=".Length..].Trim('"');
        return form switch { null or "prometheus.WriteRequest" => false, SecondForm => true, _ => null };
    }

    private static void Count(HttpContext http, int samples)
    {
        http.Response.Headers["X-Prometheus-Remote-Write-Samples-Written"] = samples.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-Prometheus-Remote-Write-Histograms-Written"] = "0";
        http.Response.Headers["X-Prometheus-Remote-Write-Exemplars-Written"] = "0";
    }

    /// <summary>What is not kept makes the answer a refusal even if the rest is: the sender has no other way to learn of it.</summary>
    internal static async Task Tell(HttpContext http, IntakeAnswer answer, string what = "samples")
    {
        if (answer.Refusal is { } later)
            await AccessProblem.Later(http, later, RetryAfter, StatusCodes.Status503ServiceUnavailable);
        else if (answer.Dropped > 0)
            await AccessProblem.Of(http, Dropped(answer, what), StatusCodes.Status400BadRequest);
        else
            http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Refusal Dropped(IntakeAnswer answer, string what) => new("telemetry.dropped",
        $"{answer.Written} {what} are kept, {answer.Dropped} are not: {string.Join(' ', answer.Reasons)}");

    internal static int StatusOf(Refusal refusal) =>
        refusal == IntakeBody.TooLarge ? StatusCodes.Status413PayloadTooLarge
        : refusal == IntakeBody.UnknownEncoding ? StatusCodes.Status415UnsupportedMediaType
        : refusal == IntakeDoor.OutOfReach ? StatusCodes.Status403Forbidden
        : StatusCodes.Status400BadRequest;
}
