using System.Globalization;
using Serilog;
using Serilog.Events;

namespace EventSourcedOps.Api.Hosting;

/// <summary>What the console shows: readable lines; levels by configuration (Serilog:MinimumLevel).</summary>
internal static class ConsoleLog
{
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";
    private const string Request = "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0} ms";
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public static void AddOpsLog(this IHostApplicationBuilder builder, LogEventLevel level) =>
        builder.Services.AddSerilog((_, log) => log
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
            .MinimumLevel.Override("Marten", LogEventLevel.Warning)
            // It warns at every start that it found no handlers: commands do not go through it, projections and nodes do.
            .MinimumLevel.Override("Wolverine", LogEventLevel.Error)
            // It warns that its keys lie open in the data folder; that folder is their owner's alone.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            // Verbs write their result to standard output; what is logged beside it must not mix in.
            .WriteTo.Console(
                outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture,
                standardErrorFromLevel: level > LogEventLevel.Information ? LogEventLevel.Verbose : null));

    public static void UseOpsRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.MessageTemplate = Request;
        options.GetLevel = (context, milliseconds, fault) =>
            // Somebody who leaves a page leaves its questions unanswered, and some half said: nobody's fault.
            context.RequestAborted.IsCancellationRequested || fault is BadHttpRequestException ? LogEventLevel.Debug
            : fault is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
            : milliseconds > Slow.TotalMilliseconds && !IsLongPoll(context) ? LogEventLevel.Warning
            : LogEventLevel.Debug;
    });

    private static bool IsLongPoll(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest
        || context.Request.Path.StartsWithSegments("/feeds")
        || context.Response.ContentType?.StartsWith("text/event-stream", StringComparison.Ordinal) == true;
}
