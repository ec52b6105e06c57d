using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Workspace;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Workspace;

/// <summary>A filter that somebody keeps, as others find it.</summary>
/// <param name="FilterId">Its id among the filters of its owner.</param>
/// <param name="SharedWith">The organisation whose people see it; null while it is private.</param>
public sealed record FilterRow(Guid Id, Guid FilterId, string Owner, string List, string Name, string Query, string? SharedWith);

/// <summary>Who shares which filter with whom.</summary>
public sealed class SharedFilters : ReadModel<FilterRow>
{
    public static readonly SharedFilters Model = new();

    public override string Name => "shared_filters";

    public override int Version => 2;

    public override IReadOnlyList<Type> Events { get; } = EventsOf<SavedFilterEvent>();

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("shared_with", Text, row => row.SharedWith),
        Column("list", Text, row => row.List),
        Column("name", Text, row => row.Name),
        Column("owner", Text, row => row.Owner),
    ];

    public override IReadOnlyList<string> Indexes { get; } = ["shared_with, list"];

    /// <summary>A shared filter belongs to those it is shared with, though its owner's stream belongs to no organisation.</summary>
    public override string OrganisationOf(object row, Recorded happened) => ((FilterRow)row).SharedWith ?? happened.Organisation;

    /// <summary>Ids are made by clients: what two persons call by one id are two filters.</summary>
    public static Guid KeyOf(Guid stream, Guid filter) => Ids.Derived("filter", stream.ToString(), filter.ToString());

    public override IEnumerable<Guid> KeysOf(Recorded happened) => [KeyOf(happened.Stream, ((SavedFilterEvent)happened.Fact).FilterId)];

    public override FilterRow? Evolve(Guid key, FilterRow? row, Recorded happened) => (row, happened.Fact) switch
    {
        (_, FilterSaved e)           => new(key, e.FilterId, happened.By ?? "", e.List, e.Name, e.Query, e.Organisation),
        ({ } now, FilterChanged e)   => now with { Query = e.Query },
        ({ } now, FilterRenamed e)   => now with { Name = e.Name },
        ({ } now, FilterShared e)    => now with { SharedWith = e.Organisation },
        ({ } now, FilterUnshared)    => now with { SharedWith = null },
        (_, FilterDeleted)           => null,
        _                            => row,
    };
}
