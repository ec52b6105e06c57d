using System.Collections.Immutable;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Monitoring;

/// <summary>One version of a probe.</summary>
/// <param name="By">Who wrote it.</param>
public sealed record ProbeVersion(int Version, ProbeDefinition Definition, string? By, DateTimeOffset At);

/// <summary>One probe as its page and the list show it, and as it is run.</summary>
/// <param name="Versions">Every one, the oldest first.</param>
public sealed record ProbeRow(Guid Id, string Organisation, Probe State, ImmutableList<ProbeVersion> Versions)
{
    /// <summary>What the points saw when the verdict turned last; of a verdict that stands.</summary>
    public IReadOnlyList<PointEvidence> Points { get; init; } = [];

    /// <summary>Why it is not run, or not used any more.</summary>
    public string? EndNote { get; init; }

    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    public long Version { get; init; }
}

/// <summary>Every probe in its newest state, and in every state it ever had.</summary>
public sealed class ProbeBoard : ReadModel<ProbeRow>
{
    public static readonly ProbeBoard Model = new();

    public override string Name => "probe_board";

    public override IReadOnlyList<Type> Events { get; } = EventsOf<ProbeEvent>();

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("status", Text, row => row.State.Status().ToString()),
        Column("verdict", Text, row => row.State.Verdict.ToString()),
        Column("harm", Number, row => (int)row.State.Verdict),
        Column("kind", Text, row => row.State.Definition.Kind.ToString()),
        Column("service", ColumnKind.Id, row => row.State.Definition.ServiceId),
        Column("name", Text, row => row.State.Definition.Name),
        Column("points", Terms, row => row.State.Definition.Points),
        Column("changed_at", Time, row => row.ChangedAt),
        Column("terms", Terms, row => SearchTerms.Of([row.State.Definition.Name, row.State.Definition.TargetOf()])),
    ];

    public override IReadOnlyList<string> Indexes { get; } = ["organisation, name", "status", "harm", "name", "changed_at"];

    public override ProbeRow? Evolve(Guid key, ProbeRow? row, Recorded happened)
    {
        var fact = (ProbeEvent)happened.Fact;
        var state = Probe.Evolve(row?.State, fact, happened.OccurredAt);
        var now = (row ?? new(happened.Stream, happened.Organisation, state, [])) with { State = state };
        return Told(now, fact, happened) with { ChangedAt = happened.RecordedAt, Version = happened.Version };
    }

    private static ProbeRow Told(ProbeRow now, ProbeEvent fact, Recorded happened) => fact switch
    {
        ProbeJudged e  => now with { Points = e.Points },
        ProbeDefined e => now with { Versions = now.Versions.Add(new(1, e.Definition, happened.By, happened.OccurredAt)) },
        ProbeRevised e => now with { Versions = now.Versions.Add(new(e.Version, e.Definition, happened.By, happened.OccurredAt)), Points = [] },
        ProbePaused e  => now with { EndNote = e.Reason, Points = [] },
        ProbeResumed   => now with { EndNote = null, Points = [] },
        ProbeRetired e => now with { EndNote = e.Reason, Points = [] },
        _              => now,
    };
}
