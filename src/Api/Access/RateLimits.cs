using System.Globalization;
using System.Threading.RateLimiting;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Domain;
using Microsoft.AspNetCore.RateLimiting;

namespace EventSourcedOps.Api.Access;

/// <summary>
/// How often one address may ask. Counted by address and not by what it presents: whoever makes up a new token for each call would
/// otherwise never be counted.
/// </summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Codes = "codes";
    public const string GraphQL = "graphql";
    public const string Feed = "feed";
    public const string Signals = "signals";
    public const string Telemetry = "telemetry";

    /// <summary>Calls a second at /graphql from one address; a busy office is one address.</summary>
    public const string GraphQLKey = "Ops:Limits:GraphQL";

    /// <summary>Calls a second at the feeds from one address.</summary>
    public const string FeedKey = "Ops:Limits:Feed";

    /// <summary>Calls a second from one address at the doors where monitoring systems tell what fires.</summary>
    public const string SignalsKey = "Ops:Limits:Signals";

    /// <summary>Calls a second from one address that bring or ask for what was measured.</summary>
    public const string TelemetryKey = "Ops:Limits:Telemetry";

    private const int SignInsAMinute = 30;
    private const int CodesAMinute = 20;
    private const int GraphQLASecond = 2_000;
    private const int FeedASecond = 200;
    private const int SignalsASecond = 100;
    private const int TelemetryASecond = 2_000;

    private static readonly Refusal TooMany = new("too-many-requests",
        "Too many requests from here. Come back when the answer's Retry-After says.");

    // The framework's own middleware never lets go of its limiter, whose timers then hold a host that ended.
    public static IServiceCollection AddRateLimits(this IServiceCollection services) =>
        services.AddSingleton(_ => PartitionedRateLimiter.Create<HttpContext, string>(Partition));

    /// <summary>Lets the endpoint be reached, unless its policy says that one address asked too often.</summary>
    public static async Task Run(HttpContext http, RequestDelegate next)
    {
        using var lease = http.RequestServices.GetRequiredService<PartitionedRateLimiter<HttpContext>>().AttemptAcquire(http);
        await (lease.IsAcquired
            ? next(http)
            : AccessProblem.Later(http, TooMany, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1)));
    }

    private static RateLimitPartition<string> Partition(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName switch
        {
            null => RateLimitPartition.GetNoLimiter(""),
            SignIn => AMinute(SignIn, http, SignInsAMinute),
            Codes => AMinute(Codes, http, CodesAMinute),
            GraphQL => ASecond(GraphQL, http, GraphQLKey, GraphQLASecond),
            Feed => ASecond(Feed, http, FeedKey, FeedASecond),
            Signals => ASecond(Signals, http, SignalsKey, SignalsASecond),
            Telemetry => ASecond(Telemetry, http, TelemetryKey, TelemetryASecond),
            var other => throw new InvalidOperationException($"There is no rate limit {other}."),
        };

    private static RateLimitPartition<string> AMinute(string policy, HttpContext http, int most) =>
        RateLimitPartition.GetSlidingWindowLimiter(KeyOf(policy, http), _ => new()
        {
            PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0,
        });

    // Twice the rate at once: a page that opens asks for several things.
    private static RateLimitPartition<string> ASecond(string policy, HttpContext http, string key, int usual) =>
        RateLimitPartition.GetTokenBucketLimiter(KeyOf(policy, http), _ =>
        {
            var most = MostOf(http.RequestServices.GetRequiredService<IConfiguration>()[key], key, usual);
            return new() { TokenLimit = most * 2, TokensPerPeriod = most, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 };
        });

    private static string KeyOf(string policy, HttpContext http) => $"{policy} {AccessAdmission.SourceOf(http)}";

    private static int MostOf(string? text, string key, int usual) =>
        string.IsNullOrWhiteSpace(text) ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? most
        : throw new CannotStartException($"{key} is \"{text}\"; it is a number of calls a second.");
}
