namespace EventSourcedOps.Domain.Telemetry.Dependencies;

using Decision = Decision<ServiceDependencyEvent>;

/// <summary>
/// That one service asks another one, as spans show it. Spans are forgotten after some days; that there was a dependency, since when and
/// until when, stays.
/// </summary>
/// <param name="LastAt">When it was last seen before it was taken for over; null while it is there.</param>
public sealed record ServiceDependency(string Organisation, string Caller, string Callee, DateTimeOffset Since, DateTimeOffset? LastAt)
    : IEvolve<ServiceDependency, ServiceDependencyEvent>
{
    /// <summary>What nobody saw for so long is over. Jobs that run once a night are not.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromHours(26);

    /// <summary>So many are kept of an organisation at once; a sender that makes up names does not fill the log.</summary>
    public const int MostPresent = 5_000;

    public static Guid IdOf(string organisation, string caller, string callee) => Ids.Derived("service-dependency", organisation, caller, callee);

    public static ServiceDependency Evolve(ServiceDependency? state, ServiceDependencyEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (_, ServiceDependencyAppeared e)           => new(e.Organisation, e.Caller, e.Callee, e.Since, null),
        ({ } present, ServiceDependencyVanished e) => present with { LastAt = e.LastAt },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class ServiceDependencyDecisions
{
    extension(ServiceDependency? dependency)
    {
        /// <summary>Comes to nothing while it is known, and for what was seen before it was last taken for over.</summary>
        public Decision Appear(string organisation, string caller, string callee, DateTimeOffset since) =>
            dependency is { LastAt: null } || since <= dependency?.LastAt
                ? Decision.Nothing : new ServiceDependencyAppeared(organisation, caller, callee, since);

        /// <summary>Comes to nothing where it is over already, or was seen lately.</summary>
        public Decision Vanish(DateTimeOffset lastAt, DateTimeOffset now) =>
            dependency is not { LastAt: null } || now - lastAt <= ServiceDependency.Quiet
                ? Decision.Nothing
                : new ServiceDependencyVanished(dependency.Since, lastAt < dependency.Since ? dependency.Since : lastAt);
    }
}
