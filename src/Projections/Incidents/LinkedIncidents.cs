using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Incidents;

/// <summary>What an incident has to do with; it stands in the incident's organisation.</summary>
/// <param name="Reference">The other thing's id in its own place.</param>
public sealed record IncidentLinkRow(Guid Id, Guid Incident, LinkKind Kind, string Reference);

/// <summary>Every link of an incident, found from its far end: which incidents an item, a problem or a change has.</summary>
public sealed class LinkedIncidents : ReadModel<IncidentLinkRow>
{
    public static readonly LinkedIncidents Model = new();

    public override string Name => "incident_links";

    public override string? LabelledBy => "incident_id";

    public override IReadOnlyList<Type> Events { get; } = [typeof(IncidentLinked), typeof(IncidentUnlinked)];

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("incident_id", ColumnKind.Id, row => row.Incident),
        Column("kind", Text, row => row.Kind.ToString()),
        Column("reference", Text, row => row.Reference),
    ];

    public override IReadOnlyList<string> Indexes { get; } = ["reference, kind"];

    public override IEnumerable<Guid> KeysOf(Recorded happened) => happened.Fact switch
    {
        IncidentLinked e   => [KeyOf(happened.Stream, e.Kind, e.Reference)],
        IncidentUnlinked e => [KeyOf(happened.Stream, e.Kind, e.Reference)],
        _                  => [],
    };

    public override IncidentLinkRow? Evolve(Guid key, IncidentLinkRow? row, Recorded happened) => happened.Fact switch
    {
        IncidentLinked e => new(key, happened.Stream, e.Kind, e.Reference),
        IncidentUnlinked => null,
        _                => row,
    };

    private static Guid KeyOf(Guid incident, LinkKind kind, string reference) => Ids.Derived("incident-link", $"{incident}", $"{kind}", reference);
}
