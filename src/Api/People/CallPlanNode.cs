using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring.Notification;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.People;
using GraphQL;

namespace EventSourcedOps.Api.People;

/// <summary>Who is called about what comes to a team, and who next when nobody answers.</summary>
[GraphQLMetadata("CallPlan")]
public sealed class CallPlanNode(CallPlan plan, Landscape landscape)
{
    private const int MostVersions = 20;

    /// <summary>Versions, the one with the latest effect first; at most 20.</summary>
    public IEnumerable<CallPlanVersion> Versions => plan.Versions.Reverse().Take(MostVersions).Select(Of);

    /// <summary>The version in force.</summary>
    /// <param name="at">At that time; now unless told.</param>
    public CallPlanVersion? Version([FromServices] ReadDesk desk, DateTimeOffset? at = null) =>
        plan.InForceAt(at ?? desk.Now) is { } found ? Of(found) : null;

    private CallPlanVersion Of(CallPlanPublished version) => new(
        version.Version, version.EffectiveFrom, version.Rounds, version.LeastPriority,
        [.. version.Steps.Select((step, i) => new CallPlanStep(i + 1, step.Level, step.People, ChannelsOf(step.Channels, landscape), step.WaitMinutes))]);

    internal static IReadOnlyList<NotificationChannelNode> ChannelsOf(IEnumerable<Guid> ids, Landscape landscape) =>
        [.. ids.Select(id => NotificationChannelNode.Of(id, landscape, null)).OfType<NotificationChannelNode>()];
}

/// <summary>A version of a call plan.</summary>
/// <param name="Version">Its number; 1 is the first.</param>
/// <param name="EffectiveFrom">When it takes effect.</param>
/// <param name="Rounds">How often the steps are gone through when nobody answers.</param>
/// <param name="LeastPriority">What is less urgent than that calls nobody.</param>
/// <param name="Steps">Whom to call in turn; none ends calling.</param>
public sealed record CallPlanVersion(
    int Version, DateTimeOffset EffectiveFrom, int Rounds, Priority LeastPriority, IReadOnlyList<CallPlanStep> Steps);

/// <summary>Whom to call, and for how long to wait.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Level">Whoever is on call at that level; null for nobody by roster.</param>
/// <param name="People">User names of others who are called as well.</param>
/// <param name="Channels">By which channels.</param>
/// <param name="WaitMinutes">So long an answer is waited for.</param>
public sealed record CallPlanStep(int Number, int? Level, IReadOnlyList<string> People, IReadOnlyList<NotificationChannelNode> Channels, int WaitMinutes);
