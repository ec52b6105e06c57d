using System.Collections.Immutable;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Monitoring;

/// <summary>One version of a rule.</summary>
/// <param name="By">Who wrote it.</param>
/// <param name="ActivatedAt">When it last began to judge; null when it never did.</param>
public sealed record AlertRuleVersion(int Version, AlertRuleDefinition Definition, string? By, DateTimeOffset At, DateTimeOffset? ActivatedAt = null);

/// <summary>One alert rule as its page and the list show it, and as it is judged by.</summary>
/// <param name="Versions">Every one, the oldest first.</param>
public sealed record AlertRuleRow(Guid Id, string Organisation, AlertRule State, ImmutableList<AlertRuleVersion> Versions)
{
    /// <summary>Why it judges no more, or is not used any more.</summary>
    public string? EndNote { get; init; }

    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    public long Version { get; init; }

    /// <summary>The version that judges; null while none does.</summary>
    public AlertRuleVersion? ActiveVersion() => State.Active is { } active ? Versions.Find(one => one.Version == active) : null;
}

/// <summary>Every alert rule in its newest state, and in every state it ever had.</summary>
public sealed class AlertRules : ReadModel<AlertRuleRow>
{
    public static readonly AlertRules Model = new();

    public override string Name => "alert_rules";

    public override IReadOnlyList<Type> Events { get; } = EventsOf<AlertRuleEvent>();

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("status", Text, row => row.State.Status.ToString()),
        Column("severity", Number, row => (int)row.State.Definition.Severity),
        Column("title", Text, row => row.State.Definition.Title),
        Column("active", Number, row => row.State.Active),
        Column("changed_at", Time, row => row.ChangedAt),
        Column("terms", Terms, row => SearchTerms.Of([row.State.Definition.Title, row.State.Definition.Query])),
    ];

    public override IReadOnlyList<string> Indexes { get; } = ["organisation, title", "status", "title", "severity", "changed_at"];

    public override AlertRuleRow? Evolve(Guid key, AlertRuleRow? row, Recorded happened)
    {
        var fact = (AlertRuleEvent)happened.Fact;
        var state = AlertRule.Evolve(row?.State, fact, happened.OccurredAt);
        var now = (row ?? new(happened.Stream, happened.Organisation, state, [])) with { State = state };
        return Told(now, fact, happened) with { ChangedAt = happened.RecordedAt, Version = happened.Version };
    }

    private static AlertRuleRow Told(AlertRuleRow now, AlertRuleEvent fact, Recorded happened) => fact switch
    {
        AlertRuleDrafted e     => now with { Versions = now.Versions.Add(new(1, e.Definition, happened.By, happened.OccurredAt)) },
        AlertRuleRevised e     => now with { Versions = now.Versions.Add(new(e.Version, e.Definition, happened.By, happened.OccurredAt)) },
        AlertRuleActivated e   => now with
        {
            Versions = [.. now.Versions.Select(one => one.Version == e.Version ? one with { ActivatedAt = happened.OccurredAt } : one)], EndNote = null,
        },
        AlertRuleDeactivated e => now with { EndNote = e.Reason },
        AlertRuleRetired e     => now with { EndNote = e.Reason },
        _                      => now,
    };
}
