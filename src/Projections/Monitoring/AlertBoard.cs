using System.Collections.Immutable;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Monitoring;

/// <summary>One alert as its page and the list show it.</summary>
/// <param name="State">As the rules see it: what is allowed and where it stands follow from the same fold.</param>
/// <param name="FiredAt">When it fired first.</param>
/// <param name="Evidence">What it stands on, as last told.</param>
public sealed record AlertRow(
    Guid Id, string Organisation, Alert State, ImmutableList<AlertLabel> Labels, AlertEvidence Evidence, DateTimeOffset FiredAt)
{
    public Guid? RuleId { get; init; }

    /// <summary>The service that requests lead to, with the reasons; null where nothing but values was judged.</summary>
    public Suspect? Suspect { get; init; }
    public int? RuleVersion { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; init; }
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>Every incident that it ever belonged to, the newest last.</summary>
    public ImmutableList<Guid> Incidents { get; init; } = [];
    public string? ResolvedBy { get; init; }
    public string? ResolutionNote { get; init; }
    public int Reopens { get; init; }
    public int Escalations { get; init; }
    public int Comments { get; init; }

    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt { get; init; }
    public long Version { get; init; }
}

/// <summary>Every alert in its newest state, and in every state it ever had.</summary>
public sealed class AlertBoard : ReadModel<AlertRow>
{
    public static readonly AlertBoard Model = new();

    public override string Name => "alert_board";

    public override IReadOnlyList<Type> Events { get; } = EventsOf<AlertEvent>();

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("status", Text, row => row.State.Status.ToString()),
        Column("severity", Number, row => (int)row.State.Severity),
        Column("service", Text, row => row.State.Service),
        Column("holder", Text, row => row.State.Holder),
        Column("fingerprint", ColumnKind.Id, row => row.State.Fingerprint),
        Column("alert_group", ColumnKind.Id, row => row.State.Group),
        Column("incident", ColumnKind.Id, row => row.State.Incident),
        Column("fired_at", Time, row => row.FiredAt),
        Column("changed_at", Time, row => row.ChangedAt),
        Column("labels", Terms, row => row.Labels.Select(TermOf)),
        Column("silences", Terms, row => row.State.Suppressions
            .Where(suppression => suppression.Cause == SuppressionCause.Silence).Select(suppression => suppression.Reference)),
        Column("terms", Terms, row => SearchTerms.Of(
            [row.State.Title, row.State.Holder, .. row.Labels.Select(label => label.Value)])),
    ];

    public override IReadOnlyList<string> Indexes { get; } =
        ["organisation, fired_at", "organisation, status", "status", "severity", "fired_at", "changed_at", "fingerprint, fired_at", "alert_group"];

    /// <summary>A label as the column of labels holds it.</summary>
    public static string TermOf(AlertLabel label) => $"{label.Name}={label.Value}";

    public override AlertRow? Evolve(Guid key, AlertRow? row, Recorded happened) =>
        AlertRowFold.Evolve(row, (AlertEvent)happened.Fact, happened) with { ChangedAt = happened.RecordedAt, Version = happened.Version };
}
