namespace EventSourcedOps.Api.Feeds;

/// <summary>The feed's limits and rhythms.</summary>
public sealed record FeedOptions
{
    public const string EventsPath = "/feeds/events";
    public const string StreamPath = "/feeds/stream";

    public const int LimitMost = 1_000;
    public const int LimitUsual = 200;
    public static readonly TimeSpan WaitMost = TimeSpan.FromSeconds(30);

    /// <summary>Names of types or organisations in one request.</summary>
    public const int NamesMost = 100;

    /// <summary>How often a consumer's rights are looked up while it stays connected.</summary>
    public TimeSpan AdmissionCheck { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A sign of life, with the cursor, when nothing happens.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A consumer that takes nothing for so long is disconnected; it comes back with its cursor.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Connected consumers of one node.</summary>
    public int ConsumersMost { get; init; } = 2_000;

    /// <summary>What a client is told to wait before it connects again.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromSeconds(2);
}
