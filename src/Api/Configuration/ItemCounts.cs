using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.Configuration;

/// <summary>How many items there are of each sort.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Types">By type, the most frequent first.</param>
/// <param name="Stages">By stage.</param>
/// <param name="Importances">By importance.</param>
/// <param name="Organisations">By organisation, the most frequent first.</param>
public sealed record ItemCounts(
    int Total, IReadOnlyList<ItemTypeCount> Types, IReadOnlyList<StageCount> Stages, IReadOnlyList<ImportanceCount> Importances,
    IReadOnlyList<OrganisationCount> Organisations)
{
    /// <summary>Everything in one statement.</summary>
    internal static async Task<ItemCounts> Of(RowQuery<ItemRow> query, Landscape landscape, CancellationToken cancellation)
    {
        var counted = await query.Ask(
            "type, stage, importance, organisation, count(*)::int, grouping(type, stage, importance, organisation)",
            "group by grouping sets ((type), (stage), (importance), (organisation), ()) order by 5 desc, 1, 2, 3, 4",
            rows => (
                Type: rows.IsDBNull(0) ? null : rows.GetString(0), Stage: rows.IsDBNull(1) ? null : rows.GetString(1),
                Importance: rows.IsDBNull(2) ? (long?)null : rows.GetInt64(2), Organisation: rows.IsDBNull(3) ? null : rows.GetString(3),
                Count: rows.GetInt32(4)), cancellation);
        return new(
            counted.FirstOrDefault(row => row is { Type: null, Stage: null, Importance: null, Organisation: null }).Count,
            [.. counted.Where(row => row.Type is not null)
                .Select(row => landscape.Items.TypeOf(row.Type!) is { } type ? new ItemTypeCount(new(type, landscape.Items), row.Count) : null)
                .OfType<ItemTypeCount>()],
            [.. counted.Where(row => row.Stage is not null)
                .Select(row => new StageCount(Enum.Parse<Stage>(row.Stage!), row.Count)).OrderBy(row => row.Stage)],
            [.. counted.Where(row => row.Importance is not null)
                .Select(row => new ImportanceCount((Importance)row.Importance!, row.Count))
                .OrderBy(row => row.Importance)],
            [.. counted.Where(row => row.Organisation is not null)
                .Select(row => new OrganisationCount(OrganisationNode.Of(row.Organisation!, landscape), row.Count))]);
    }
}

/// <summary>How many items of a type there are.</summary>
/// <param name="Type">The type.</param>
/// <param name="Count">How many.</param>
public sealed record ItemTypeCount(ItemTypeNode Type, int Count);

/// <summary>How many items stand in a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Count">How many.</param>
public sealed record StageCount(Stage Stage, int Count);

/// <summary>How many items are of an importance.</summary>
/// <param name="Importance">The importance.</param>
/// <param name="Count">How many.</param>
public sealed record ImportanceCount(Importance Importance, int Count);

/// <summary>How many items an organisation has.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Count">How many.</param>
public sealed record OrganisationCount(OrganisationNode? Organisation, int Count);
