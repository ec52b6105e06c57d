using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.Assets;

/// <summary>Which assets. What is left out does not restrict.</summary>
/// <param name="Organisations">Codes of organisations.</param>
/// <param name="Subtree">Whether everything under them counts too; it does unless told.</param>
/// <param name="States">Any of these.</param>
/// <param name="Kinds">Any of these.</param>
/// <param name="Suppliers">Bought from any of these.</param>
/// <param name="CostCentres">Paid for by any of these.</param>
/// <param name="Custodians">Held by any of these.</param>
/// <param name="Places">That stand in any of these places, or in a place within one of them.</param>
/// <param name="Items">That are any of these configuration items.</param>
/// <param name="WarrantyBefore">Whose warranty ends before then.</param>
/// <param name="MaintenanceBefore">Whose maintenance contract ends before then.</param>
/// <param name="Text">Words that must all occur in number, model, maker, serial number, supplier, contract, cost centre or custodian.</param>
/// <param name="Ids">Only these assets.</param>
public sealed record AssetFilter(
    IReadOnlyList<string>? Organisations = null, bool? Subtree = null, IReadOnlyList<AssetState>? States = null,
    IReadOnlyList<AssetKind>? Kinds = null, IReadOnlyList<string>? Suppliers = null, IReadOnlyList<string>? CostCentres = null,
    IReadOnlyList<string>? Custodians = null, IReadOnlyList<Guid>? Places = null, IReadOnlyList<Guid>? Items = null,
    DateOnly? WarrantyBefore = null, DateOnly? MaintenanceBefore = null, string? Text = null, IReadOnlyList<Guid>? Ids = null)
{
    internal async Task<RowQuery<AssetRow>> Rows(ReadDesk desk, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        foreach (var ids in (IReadOnlyList<Guid>?[])[Places, Items, Ids])
            if (ids?.Count > KeysetPage.LargestSize) throw new ApiError("too-many-ids", $"Name at most {KeysetPage.LargestSize} ids.");
        var query = (await desk.Assets(asOf, Organisations, Subtree ?? true))
            .AnyOf("id", Ids)
            .AnyOf("state", States?.Select(state => state.ToString()))
            .AnyOf("kind", Kinds?.Select(kind => kind.ToString()))
            .AnyOf("supplier", Suppliers)
            .AnyOf("cost_centre", CostCentres)
            .AnyOf("custodian", Custodians)
            .Between("warranty_until", null, Begin(WarrantyBefore))
            .Between("maintenance_until", null, Begin(MaintenanceBefore))
            .Matching(Text);
        if (Items is not null) query.Sharing("items", [.. Items.Select(item => item.ToString())]);
        return Places is null ? query : query.AnyOf("place_id", await desk.PlacesInside(Places, asOf, cancellation));
    }

    private static DateTimeOffset? Begin(DateOnly? day) => day is { } known ? Depreciation.Begin(known) : null;
}

/// <summary>By what assets are sorted.</summary>
public enum AssetSort
{
    /// <summary>By number.</summary>
    Tag,

    /// <summary>By model.</summary>
    Model,

    /// <summary>When they were bought.</summary>
    Purchased,

    /// <summary>When their warranty ends.</summary>
    Warranty,

    /// <summary>When anything was last recorded about them.</summary>
    Changed,
}

internal static class AssetOrders
{
    public static RowOrder Order(this AssetSort sort, SortDirection direction) => sort switch
    {
        AssetSort.Model     => new("model", direction == SortDirection.Descending),
        AssetSort.Purchased => new("purchased_at", direction == SortDirection.Descending, Nullable: true),
        AssetSort.Warranty  => new("warranty_until", direction == SortDirection.Descending, Nullable: true),
        AssetSort.Changed   => new("changed_at", direction == SortDirection.Descending),
        _                   => new("tag", direction == SortDirection.Descending),
    };
}
