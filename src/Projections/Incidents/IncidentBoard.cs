using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Incidents;

/// <summary>One incident as its page and the board show it.</summary>
public sealed record IncidentRow(
    Guid Id, string Organisation, string Number, string Title, string? Description, Channel Channel, Guid ServiceId, string? AffectedItem,
    string Reporter, DateTimeOffset BeganAt, DateTimeOffset ReportedAt, string? ExternalReference)
{
    /// <summary>Follows from the facts in the same order as the domain's own; a property test holds the two together.</summary>
    public IncidentStatus Status => this switch
    {
        { Closure: not null }    => IncidentStatus.Closed,
        { ResolvedAt: not null } => IncidentStatus.Resolved,
        { HoldReason: not null } => IncidentStatus.OnHold,
        { Accepted: true }       => IncidentStatus.InProgress,
        { TeamId: not null }     => IncidentStatus.Assigned,
        { Priority: not null }   => IncidentStatus.Triaged,
        _                        => IncidentStatus.New,
    };

    public bool Accepted { get; init; }
    public string? Category { get; init; }
    public string? Subcategory { get; init; }
    public Impact? Impact { get; init; }
    public Urgency? Urgency { get; init; }
    public Priority? Priority { get; init; }
    public Guid? TeamId { get; init; }
    public string? Technician { get; init; }
    public HoldReason? HoldReason { get; init; }
    public string? HoldNote { get; init; }
    public string? EscalatedTo { get; init; }
    public string? ResolutionCode { get; init; }
    public string? Resolution { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Who was called last since it came to whoever has it; null when nobody was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CallRow? Call { get; init; }
    /// <summary>Where the fault was suspected; null where nobody worked it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FaultRanking? Ranking { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public Closure? Closure { get; init; }
    public bool Major { get; init; }

    /// <summary>How sensitive it was said to be. Rows of before there were labels read the same as ordinary ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DataLabel Label { get; init; }

    /// <summary>What it was labelled before the last time somebody said otherwise, and the version that this made.</summary>
    public Relabelling? Relabelled { get; init; }
    public int Reassignments { get; init; }
    public int Reopens { get; init; }
    public int Comments { get; init; }
    public Guid? ParentId { get; init; }
    public Guid? DuplicateOf { get; init; }
    public ImmutableList<Guid> Children { get; init; } = [];
    public ImmutableList<Guid> Duplicates { get; init; } = [];
    public ImmutableList<LinkRow> Links { get; init; } = [];
    public ImmutableList<FileRow> Files { get; init; } = [];

    /// <summary>When the next promise is due: the earlier of the clocks that run.</summary>
    public DateTimeOffset? NextDueAt => (ResponseDueAt, ResolutionDueAt) switch
    {
        ({ } first, { } second) => first < second ? first : second,
        var (first, second)     => first ?? second,
    };

    public DateTimeOffset? ResponseDueAt { get; init; }
    public DateTimeOffset? ResolutionDueAt { get; init; }
    public bool Breached { get; init; }

    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt { get; init; }
    public long Version { get; init; }
}

/// <summary>From which label it came, at which version.</summary>
public sealed record Relabelling(DataLabel From, long Version);

/// <summary>The newest call, and what came of it.</summary>
/// <param name="NextAt">When the next step is called, unless somebody answers.</param>
/// <param name="AnsweredBy">Who answered; null while nobody did.</param>
public sealed record CallRow(
    int PlanVersion, int Round, int Step, ImmutableList<CalledPerson> People, ImmutableList<Guid> Channels, DateTimeOffset CalledAt, DateTimeOffset NextAt,
    CallingPhase Phase = CallingPhase.Waiting, string? AnsweredBy = null);

/// <summary>Something the incident is linked to by its id elsewhere.</summary>
public sealed record LinkRow(LinkKind Kind, string Reference);

/// <summary>A file that belongs to the incident; its bytes lie in the file store under the digest.</summary>
public sealed record FileRow(string Sha256, string FileName, long Bytes, string MediaType, string? By, DateTimeOffset At);

/// <summary>The board: every incident in its newest state, and in every state it ever had.</summary>
public sealed class IncidentBoard : ReadModel<IncidentRow>
{
    public static readonly IncidentBoard Model = new();

    public override string Name => "incident_board";

    public override IReadOnlyList<Type> Events { get; } = EventsOf<IncidentEvent>();

    public override string? LabelledBy => "id";

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("number", Text, row => row.Number),
        Column("status", Text, row => row.Status.ToString()),
        Column("priority", Number, row => row.Priority is { } priority ? (int)priority : null),
        Column("service_id", Id, row => row.ServiceId),
        Column("team_id", Id, row => row.TeamId),
        Column("technician", Text, row => row.Technician),
        Column("major", Flag, row => row.Major),
        Column("reported_at", Time, row => row.ReportedAt),
        Column("changed_at", Time, row => row.ChangedAt),
        Column("due_at", Time, row => row.NextDueAt),
        Column("terms", Terms, row => SearchTerms.Of(
            row.Number, row.Title, row.Description, row.Reporter, row.AffectedItem, row.ExternalReference, row.Category, row.Technician)),
    ];

    public override IReadOnlyList<string> Indexes { get; } =
        ["organisation, reported_at", "reported_at", "organisation, status, priority, reported_at", "team_id, status", "technician, status", "due_at", "number"];

    public override IncidentRow? Evolve(Guid key, IncidentRow? row, Recorded happened)
    {
        var after = IncidentRowFold.Evolve(row, happened);
        return after is null || ReferenceEquals(after, row) && happened.Fact is IncidentEscalated
            ? after
            : after with { ChangedAt = happened.RecordedAt, Version = happened.Version };
    }
}
