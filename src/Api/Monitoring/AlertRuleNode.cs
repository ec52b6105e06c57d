using System.Collections.Frozen;
using EventSourcedOps.Api.Audit;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Application.Monitoring.Rules;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>What judges measurements, and says when they are worth an alert.</summary>
[GraphQLMetadata("AlertRule")]
public sealed class AlertRuleNode(AlertRuleRow row, DateTimeOffset? asOf)
{
    internal const string Noun = "alert-rule";

    private static readonly FrozenDictionary<AlertRuleAction, string> OperationOf = ActionOperations.Of<AlertRuleAction>(Noun);

    /// <summary>Its id; made by whoever drafted it.</summary>
    public Guid Id => row.Id;

    /// <summary>What its newest version is called.</summary>
    public string Title => row.State.Definition.Title;

    /// <summary>How bad its newest version finds what it tells of.</summary>
    public AlertSeverity Severity => row.State.Definition.Severity;

    /// <summary>Where it stands.</summary>
    public AlertRuleStatus Status => row.State.Status;

    /// <summary>The version that judges; null while none does.</summary>
    public AlertRuleVersionNode? Active => row.ActiveVersion() is { } active ? new(active) : null;

    /// <summary>The newest version, where it does not judge; null when it does, and of a rule that is not used any more.</summary>
    public AlertRuleVersionNode? Draft => row.State.Retired || row.State.Active == row.State.Version ? null : new(row.Versions[^1]);

    /// <summary>Every version, the newest first.</summary>
    public IEnumerable<AlertRuleVersionNode> Versions => row.Versions.Reverse().Select(version => new AlertRuleVersionNode(version));

    /// <summary>Why it judges no more, or is not used any more.</summary>
    public string? EndNote => row.EndNote;

    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt => row.ChangedAt;

    /// <summary>How many facts were recorded about it.</summary>
    public long Version => row.Version;

    /// <summary>The organisation whose measurements it looks at.</summary>
    public async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk) =>
        OrganisationNode.Of(row.Organisation, await desk.Landscape(asOf));

    /// <summary>How it stands with its series; null before it was judged, and about the past.</summary>
    public IDataLoaderResult<AlertRuleStandingNode?>? Standing([FromServices] ReadDesk desk) => asOf is not null ? null : desk.Batches
        .Load<Guid, RuleNote>("alert rule standing", row.Id, (ids, cancellation) => RuleNotes.Of(desk.Sight($"{Noun}.read"), ids, cancellation))
        .Then(note => note is null ? null : new AlertRuleStandingNode(note));

    /// <summary>What the caller may do to it next. Asked about the past, nothing: only the present can be acted on.</summary>
    public IEnumerable<AlertRuleAction> AllowedActions([FromServices] ReadDesk desk) => asOf is not null ? [] :
        row.State.Allowed().Where(action => desk.Caller.Reaches(OperationOf[action], row.Organisation));

    /// <summary>Everything that was recorded about it, in the order in which it was recorded.</summary>
    /// <param name="first">How many entries; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the entry of this cursor.</param>
    public IDataLoaderResult<Connection<TimelineEntry>> Timeline([FromServices] ReadDesk desk, int? first = null, string? after = null) =>
        Timelines.Of(desk, Noun, new(row.Organisation, row.Id), asOf, first, after, fact => AlertRuleSentences.Of((AlertRuleEvent)fact.Fact));
}
