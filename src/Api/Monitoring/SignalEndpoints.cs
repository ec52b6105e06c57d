using EventSourcedOps.Api.Access;
using EventSourcedOps.Application.Monitoring;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>Where monitoring systems tell what fires: as to an Alertmanager, as from one, and as Zabbix does.</summary>
public static class SignalEndpoints
{
    /// <summary>Prometheus names it by itself behind the address of its Alertmanager.</summary>
    public const string AlertsPath = "/api/v2/alerts";

    public const string HookPath = "/hooks/alertmanager";
    public const string ZabbixPath = "/hooks/zabbix";

    private const string Operation = "alert.signal";
    private const string HookVersion = "4";

    /// <summary>So long after its last word an alert is taken for over whose source promised nothing: as in Alertmanager.</summary>
    private static readonly TimeSpan PostedUnpromised = TimeSpan.FromMinutes(5);

    /// <summary>An Alertmanager repeats what goes on every few hours, Zabbix when its action says so, and both tell the end.</summary>
    private static readonly TimeSpan HookUnpromised = TimeSpan.FromHours(24);

    private static readonly Refusal TooMany = new("too-many-alerts", $"Send at most {SignalDoor.MostAlerts} alerts at once.");
    private static readonly Refusal OtherVersion = new("version-unknown", $"Only version {HookVersion} of the webhook's form is understood.");

    public static IServiceCollection AddSignals(this IServiceCollection services) =>
        services.AddSingleton<Intake>().AddSingleton<SignalDoor>().AddScoped<SignalDesk>();

    public static void MapSignals(this WebApplication app)
    {
        app.MapPost(AlertsPath, (HttpContext http, SignalDoor door, SignalDesk desk) =>
                door.Enter<IReadOnlyList<PostedAlert?>>(http, alerts => Take(http, desk, alerts, "alertmanager.api.v2", null, PostedUnpromised)))
            .RequireOperation(Operation).RequireRateLimiting(RateLimits.Signals);
        app.MapPost(HookPath, (HttpContext http, SignalDoor door, SignalDesk desk) =>
                door.Enter<HookMessage>(http, message => Hear(http, desk, message)))
            .RequireOperation(Operation).RequireRateLimiting(RateLimits.Signals);
        app.MapPost(ZabbixPath, (HttpContext http, SignalDoor door, SignalDesk desk) =>
                door.Enter<ZabbixMessage>(http, message => Take(http, desk, [message.Alert()], "zabbix.webhook", null, HookUnpromised)))
            .RequireOperation(Operation).RequireRateLimiting(RateLimits.Signals);
    }

    private static async Task<IResult> Hear(HttpContext http, SignalDesk desk, HookMessage message)
    {
        if (message.Version is not (null or HookVersion)) return SignalDoor.Problem(OtherVersion, StatusCodes.Status400BadRequest);
        string[]? groupBy = message.GroupLabels is { Count: > 0 and <= AlertLimits.GroupBy } labels ? [.. labels.Keys] : null;
        return await Take(http, desk, message.Alerts ?? [], "alertmanager.webhook.v4", groupBy, HookUnpromised);
    }

    private static async Task<IResult> Take(
        HttpContext http, SignalDesk desk, IReadOnlyList<PostedAlert?> alerts, string model, IReadOnlyList<string>? groupBy, TimeSpan unpromised)
    {
        if (alerts.Count > SignalDoor.MostAlerts) return SignalDoor.Problem(TooMany, StatusCodes.Status413PayloadTooLarge);
        var answer = await desk.Take(alerts, model, groupBy, unpromised, http.RequestAborted);
        if (answer.Refused.FirstOrDefault(one => one.Code == WriteRefusals.OutcomeUnknown.Code) is not null)
            return SignalDoor.Later(http, WriteRefusals.OutcomeUnknown); // sending it again does no harm
        var allRefused = answer.Refused.Count > 0 && answer.Refused.Count == answer.Received;
        return Results.Json(answer, statusCode: allRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
