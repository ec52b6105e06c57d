using EventSourcedOps.Api.Access;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Telemetry.Logs;

namespace EventSourcedOps.Api.Telemetry.Logs;

/// <summary>Where lines of JSON come in, for whatever can send a request and speaks nothing else.</summary>
internal static class JsonLinesEndpoint
{
    public const string Path = "/api/v1/logs";

    public static async Task Receive(HttpContext http, Caller caller, IntakeDoor door, BlockIntake<LogLine> intake, TimeProvider time, CancellationToken cancellation)
    {
        var (organisation, unfit) = await door.Find(caller, http.Request.Headers[IntakeDoor.Header], cancellation);
        try
        {
            var (body, unread) = organisation is null ? (null, unfit) : await IntakeBody.Read(http, snappy: false, cancellation);
            if (body is null)
            {
                await AccessProblem.Of(http, unread!, IntakeEndpoints.StatusOf(unread!));
                return;
            }

            var answer = await intake.Take(new(organisation!, caller.Name, "json-lines"), JsonLines.Read(body, time.GetUtcNow()), body);
            await IntakeEndpoints.Tell(http, answer, "lines");
        }
        catch (FormatException malformed)
        {
            await AccessProblem.Of(http, new("telemetry.malformed", malformed.Message), StatusCodes.Status400BadRequest);
        }
    }
}
