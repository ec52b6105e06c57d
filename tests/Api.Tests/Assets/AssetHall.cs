using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Assets;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Configuration;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Assets;

/// <summary>A hall with two racks in one room, and a switch that the inventory knows in the first of them.</summary>
public sealed class AssetHall(OpsHost host, SmallTown town, string organisation = West)
{
    public Guid Room { get; } = Id;
    public Guid Rack { get; } = Id;
    public Guid OtherRack { get; } = Id;
    public Guid Switch { get; } = Id;

    public async Task Build()
    {
        await Item(Room, "room", null, new AttributeValue("name", "Hall A"));
        await Item(Rack, "rack", Room, new AttributeValue("name", "R-01"), new AttributeValue("height_u", "42"));
        await Item(OtherRack, "rack", Room, new AttributeValue("name", "R-02"), new AttributeValue("height_u", "24"));
        await Item(
            Switch, "network-device", Rack, new AttributeValue("name", "core-sw-1"), new AttributeValue("position_u", "10"),
            new AttributeValue("height_u", "2"), new AttributeValue("face", "front"));
        await town.CatchUp();
    }

    public static AssetFacts Facts(string tag, DataLabel label = DataLabel.Normal, DateOnly? warranty = null, string? supplier = null) => new(
        tag, AssetKind.Server, "Taishan 200", "Huawei", $"SN-{tag}", new(2025, 1, 20), 60_000m, Supplier: supplier, WarrantyUntil: warranty,
        LifeMonths: 60, Residual: 3_000m, Label: label);

    public async Task<Guid> Receive(AssetFacts facts, string? of = null, Guid? place = null)
    {
        var id = Id;
        await host.DoAsync(new ReceiveAsset(Id, id, of ?? organisation, facts, "lin", place));
        return id;
    }

    public Task<string> Trusted() => host.IssueAsync([Role.AssetManager], organisation, label: DataLabel.Important);

    /// <summary>Sends a mutation and tells why it was refused; null when it was not.</summary>
    public async Task<string?> Try(string field, string input, string token) => (await town.Ask(
            $$"""mutation { done: {{field}}(input: { commandId: "{{Id}}", {{input}} }) { refusal { code reason } } }""", token: token))
        ["done"]!["refusal"]?["code"]?.ToString();

    public async Task<JsonNode> Elevation(string token) => (await town.Ask(
        """
        query($id: ID!) { rackElevation(id: $id) { height usedFront usedRear unplaced { name }
          occupants { name unit height face outOfRange overlaps asset { tag } item { name } } } }
        """, new { id = Rack }, token))["rackElevation"]!;

    private Task<Outcome> Item(Guid id, string type, Guid? place, params AttributeValue[] attributes) =>
        host.DoAsync(new RegisterItem(Id, id, organisation, type, Stage.InUse, "manual", attributes, place));
}
