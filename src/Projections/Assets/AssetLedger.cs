using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Assets;

/// <summary>One asset as its page and the ledger show it.</summary>
/// <param name="State">As the rules see it: what is allowed and what it is worth follow from the same fold.</param>
public sealed record AssetRow(Guid Id, string Organisation, Asset State, DateTimeOffset ReceivedAt)
{
    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt { get; init; }
    public long Version { get; init; }
}

/// <summary>Every asset in its newest state, and in every state it ever had.</summary>
public sealed class AssetLedger : ReadModel<AssetRow>
{
    public static readonly AssetLedger Model = new();

    public override string Name => "asset_ledger";

    public override IReadOnlyList<Type> Events { get; } = EventsOf<AssetEvent>();

    public override string? LabelledBy => "id";

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("tag", Text, row => row.State.Facts.Tag),
        Column("serial", Text, row => row.State.Facts.Serial),
        Column("kind", Text, row => row.State.Facts.Kind.ToString()),
        Column("state", Text, row => row.State.State.ToString()),
        Column("model", Text, row => row.State.Facts.Model),
        Column("supplier", Text, row => row.State.Facts.Supplier),
        Column("cost_centre", Text, row => row.State.Facts.CostCentre),
        Column("custodian", Text, row => row.State.Custodian),
        Column("place_id", ColumnKind.Id, row => row.State.Place?.ItemId),
        Column("purchased_at", Time, row => Begin(row.State.Facts.PurchasedOn)),
        Column("warranty_until", Time, row => Begin(row.State.Facts.WarrantyUntil)),
        Column("maintenance_until", Time, row => Begin(row.State.Facts.MaintenanceUntil)),
        Column("changed_at", Time, row => row.ChangedAt),
        Column("items", Terms, row => row.State.Items.Select(item => item.ToString())),
        Column("terms", Terms, row => TermsOf(row.State.Facts, row.State.Custodian)),
    ];

    public override IReadOnlyList<string> Indexes { get; } =
        ["organisation, tag", "tag", "place_id", "warranty_until", "maintenance_until", "changed_at", "purchased_at", "supplier"];

    public override AssetRow? Evolve(Guid key, AssetRow? row, Recorded happened)
    {
        var state = Asset.Evolve(row?.State, (AssetEvent)happened.Fact, happened.OccurredAt);
        var now = row is null ? new(happened.Stream, happened.Organisation, state, happened.OccurredAt) : row with { State = state };
        return now with { ChangedAt = happened.RecordedAt, Version = happened.Version };
    }

    private static IReadOnlyList<string> TermsOf(AssetFacts facts, string? custodian) => SearchTerms.Of(
        facts.Tag, facts.Model, facts.Manufacturer, facts.Serial, facts.Supplier, facts.Contract, facts.CostCentre, custodian);

    private static DateTimeOffset? Begin(DateOnly? day) => day is { } known ? Depreciation.Begin(known) : null;
}
