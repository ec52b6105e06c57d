using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Workspace;

using Decision = Decision<PersonalListEvent>;
using static SavedFilterRefusals;

/// <summary>A filter that somebody keeps.</summary>
public sealed record SavedFilter(Guid FilterId, string List, string Name, string Query, string? Organisation);

/// <summary>How one person looks at lists: columns, and the filters they keep.</summary>
public sealed record PersonalLists : IEvolve<PersonalLists, PersonalListEvent>
{
    public const int MostFilters = 100;
    public const int MostLists = 100;

    public static readonly PersonalLists Usual = new();

    public ImmutableSortedDictionary<string, ImmutableList<ListColumn>> Columns { get; private init; } =
        ImmutableSortedDictionary.Create<string, ImmutableList<ListColumn>>(StringComparer.Ordinal);

    public ImmutableDictionary<Guid, SavedFilter> Filters { get; private init; } = ImmutableDictionary<Guid, SavedFilter>.Empty;

    public static PersonalLists Evolve(PersonalLists? state, PersonalListEvent happened, DateTimeOffset at)
    {
        var now = state ?? Usual;
        return happened switch
        {
            ListColumnsChosen e => now with { Columns = now.Columns.SetItem(e.List, [.. e.Columns]) },
            ListColumnsReset e  => now with { Columns = now.Columns.Remove(e.List) },
            FilterSaved e       => now.With(new(e.FilterId, e.List, e.Name, e.Query, e.Organisation)),
            FilterChanged e     => now.With(now.Filters[e.FilterId] with { Query = e.Query }),
            FilterRenamed e     => now.With(now.Filters[e.FilterId] with { Name = e.Name }),
            FilterShared e      => now.With(now.Filters[e.FilterId] with { Organisation = e.Organisation }),
            FilterUnshared e    => now.With(now.Filters[e.FilterId] with { Organisation = null }),
            FilterDeleted e     => now with { Filters = now.Filters.Remove(e.FilterId) },
            _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
        };
    }

    internal bool Names(string list, string name, Guid except) =>
        Filters.Values.Any(filter => filter.List == list && filter.Name == name && filter.FilterId != except);

    private PersonalLists With(SavedFilter filter) => this with { Filters = Filters.SetItem(filter.FilterId, filter) };
}

public static class PersonalListDecisions
{
    // The receiver is null for those who never changed anything.
    extension(PersonalLists? lists)
    {
        public Decision ChooseColumns(string list, IReadOnlyList<ListColumn> columns) =>
            columns.DistinctBy(column => column.Key).Count() < columns.Count ? ListRefusals.ColumnTwice
            : lists?.Columns.Count >= PersonalLists.MostLists && !lists.Columns.ContainsKey(list) ? ListRefusals.TooMany
            : lists?.Columns.GetValueOrDefault(list)?.SequenceEqual(columns) == true ? Decision.Nothing
            : new ListColumnsChosen(list, columns);

        public Decision ResetColumns(string list) =>
            lists?.Columns.ContainsKey(list) == true ? new ListColumnsReset(list) : Decision.Nothing;

        public Decision SaveFilter(Guid filterId, string list, string name, string query, bool shared, Circumstances given) =>
            lists?.Filters.ContainsKey(filterId) == true              ? AlreadyExists
            : lists?.Filters.Count >= PersonalLists.MostFilters       ? TooMany
            : lists?.Names(list, name, filterId) == true              ? NameTaken
            : shared && given.OwnOrganisation is null                 ? NobodyToShareWith
            : new FilterSaved(filterId, list, name, query, shared ? given.OwnOrganisation : null);

        public Decision ChangeFilter(Guid filterId, string query) => lists.Filter(filterId) switch
        {
            null                                    => Unknown,
            { } filter when filter.Query == query   => Decision.Nothing,
            _                                       => new FilterChanged(filterId, query),
        };

        public Decision RenameFilter(Guid filterId, string name) => lists.Filter(filterId) switch
        {
            null                                                            => Unknown,
            { } filter when filter.Name == name                             => Decision.Nothing,
            { } filter when lists!.Names(filter.List, name, filterId)       => NameTaken,
            _                                                               => new FilterRenamed(filterId, name),
        };

        /// <summary>Whoever moved to another organisation shares with that one from now on.</summary>
        public Decision ShareFilter(Guid filterId, bool shared, Circumstances given) => (lists.Filter(filterId), shared) switch
        {
            (null, _)                                                       => Unknown,
            ({ Organisation: null }, false)                                 => Decision.Nothing,
            (_, false)                                                      => new FilterUnshared(filterId),
            _ when given.OwnOrganisation is null                            => NobodyToShareWith,
            var (filter, _) when filter.Organisation == given.OwnOrganisation => Decision.Nothing,
            _                                                               => new FilterShared(filterId, given.OwnOrganisation),
        };

        public Decision DeleteFilter(Guid filterId) =>
            lists.Filter(filterId) is null ? Unknown : new FilterDeleted(filterId);

        private SavedFilter? Filter(Guid filterId) => lists?.Filters.GetValueOrDefault(filterId);
    }
}

public static class ListRefusals
{
    public static readonly Refusal ColumnTwice = new("list.column-twice", "Each column is named once.", "columns");
    public static readonly Refusal TooMany = new("list.too-many", $"Columns of at most {PersonalLists.MostLists} lists are kept.", "list");
}

public static class SavedFilterRefusals
{
    public static readonly Refusal Unknown = new("filter.unknown", "You keep no such filter.", "filterId");
    public static readonly Refusal AlreadyExists = new("filter.already-exists", "There is a filter of this id already.", "filterId");
    public static readonly Refusal NameTaken = new("filter.name-taken", "You keep a filter of this name already.", "name");
    public static readonly Refusal TooMany = new("filter.too-many",
        $"At most {PersonalLists.MostFilters} filters are kept; delete one first.");
    public static readonly Refusal NobodyToShareWith = new("filter.nobody-to-share-with",
        "Only somebody who belongs to an organisation can share with it.", "shared");
}
