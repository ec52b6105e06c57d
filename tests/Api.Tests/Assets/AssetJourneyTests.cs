using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Assets;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Assets;

/// <summary>Assets from their receipt to their end, over GraphQL, as the portal does.</summary>
public sealed class AssetJourneyTests(TownOfClass at) : IClassFixture<TownOfClass>, IAsyncLifetime
{
    private AssetHall _hall = null!;
    private string _here = null!, _keeper = null!;

    private OpsHost Host => at.Host;

    private SmallTown Town => at.Town;

    public async ValueTask InitializeAsync()
    {
        _here = await Town.OpenDepartment();
        _hall = new(Host, Town, _here);
        await _hall.Build();
        _keeper = await Host.IssueAsync([Role.AssetManager], _here);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_asset_lives_from_its_receipt_to_its_end()
    {
        var asset = Id;
        var facts = "kind: SERVER, model: \"Taishan 200\", serial: \"SN-1\", price: 60000.5, currency: \"CNY\", "
            + "purchasedOn: \"2025-01-20\", lifeMonths: 60, residual: 3000, label: NORMAL";
        (await Receive(asset, $"tag: \"ZC-1\", {facts}")).ShouldBeNull();
        (await Receive(Id, $"tag: \"zc-1\", {facts}")).ShouldBe("asset.tag-taken");
        (await Receive(Id, $"tag: \"ZC-2\", {facts}")).ShouldBe("asset.serial-taken");
        (await Do("rackAsset", asset, $"rackId: \"{_hall.Rack}\", unit: 42, height: 2, face: BOTH")).ShouldBe("asset.beyond-rack");
        (await Do("rackAsset", asset, $"rackId: \"{_hall.Rack}\", unit: 11, height: 2, face: BOTH, custodian: \"wang\"")).ShouldBeNull();
        await Town.CatchUp();
        var racked = DateTimeOffset.UtcNow;

        var elevation = await _hall.Elevation(_keeper);
        (elevation["height"]!.GetValue<int>(), elevation["usedFront"]!.GetValue<int>(), elevation["usedRear"]!.GetValue<int>()).ShouldBe((42, 3, 2));
        var occupants = elevation["occupants"]!.AsArray();
        occupants.Select(one => $"{one!["name"]} {one["unit"]} {one["overlaps"]!.AsArray().Count}").ShouldBe(["core-sw-1 10 1", "ZC-1 Taishan 200 11 1"]);

        (await Do("linkAssetItem", asset, $"itemId: \"{_hall.Switch}\"")).ShouldBeNull();
        var other = await _hall.Receive(AssetHall.Facts("ZC-9"));
        (await Do("linkAssetItem", other, $"itemId: \"{_hall.Switch}\"")).ShouldBe("asset.item-linked-elsewhere");
        await Town.CatchUp();
        (await _hall.Elevation(_keeper))["occupants"]!.AsArray().ShouldHaveSingleItem()!["name"]!.ToString().ShouldBe("core-sw-1");
        (await Town.Ask("query($id: ID!) { configurationItem(id: $id) { asset { tag } } }", new { id = _hall.Switch }, _keeper))
            ["configurationItem"]!["asset"]!["tag"]!.ToString().ShouldBe("ZC-1");

        (await Do("sendAssetToRepair", asset, "repairer: \"Huawei\", reason: \"No power\"")).ShouldBeNull();
        (await Do("moveAsset", asset, $"placeId: \"{_hall.Room}\", reason: \"Away\"")).ShouldBe("asset.away-for-repair");
        (await Do("returnAsset", asset, $"custodian: \"zhao\", findings: \"New supply\", placeId: \"{_hall.Room}\"")).ShouldBeNull();
        (await Do("scrapAsset", asset, "reason: \"Burnt\"")).ShouldBeNull();
        (await Do("handOverAsset", asset, "to: \"lin\"")).ShouldBe("asset.scrapped");
        (await Do("linkAssetItem", other, $"itemId: \"{_hall.Switch}\"")).ShouldBeNull();
        await Town.CatchUp();

        var now = await Ask(asset);
        (now["state"]!.ToString(), now["custodian"], now["place"]).ShouldBe(("SCRAPPED", null, null));
        now["custodyChain"]!.AsArray().Select(custody => custody!["holder"]!.ToString()).ShouldBe(["lin", "wang", "Huawei", "zhao"]);
        now["timeline"]!["nodes"]!.AsArray().Select(entry => entry!["type"]!.ToString()).ShouldBe(
            ["asset.received.v1", "asset.racked.v1", "asset.item-linked.v1", "asset.sent-to-repair.v1", "asset.returned.v1", "asset.scrapped.v1"]);
        now["allowedActions"]!.AsArray().Select(action => action!.ToString()).ShouldBe(["CORRECT"]);
        now["first"]!.GetValue<decimal>().ShouldBe(60_000.5m);
        now["last"]!.GetValue<decimal>().ShouldBeGreaterThan(3_000m); // it was scrapped before its life was over
        var then = await Ask(asset, racked);
        (then["custodian"]!.ToString(), then["place"]!["name"]!.ToString(), then["unit"]!.GetValue<int>()).ShouldBe(("wang", "R-01", 11));
        then["last"]!.GetValue<decimal>().ShouldBe(3_000m);
    }

    [Fact]
    public async Task The_ledger_is_filtered_counted_and_paged()
    {
        var part = await Town.OpenDepartment(_here);
        foreach (var i in Enumerable.Range(1, 5))
            await _hall.Receive(
                AssetHall.Facts($"ZC-{i}", warranty: Today(i * 20), supplier: i < 3 ? "神州数码" : "Inspur"), i < 5 ? part : _here, i == 1 ? _hall.OtherRack : null);
        await Town.CatchUp();
        var list = await Town.Ask(
            """
            query($part: String!, $room: ID!, $before: DateOnly!) {
              first: assets(first: 2, sort: WARRANTY) { totalCount pageInfo { endCursor } nodes { tag } }
              place: assets(filter: { places: [$room] }) { nodes { tag place { name } } }
              before: assets(filter: { warrantyBefore: $before, organisations: [$part] }) { nodes { tag } }
              words: assets(filter: { text: "神州" }) { totalCount }
              assetCounts { total states { state count } suppliers { supplier count } }
              assetExpiries(days: 60) { warrantiesEnding ended entries { term daysLeft asset { tag } } } }
            """, new { part, room = _hall.Room, before = Today(60) }, _keeper);
        ((int)list["first"]!["totalCount"]!).ShouldBe(5);
        Tags(list["first"]!).ShouldBe(["ZC-1", "ZC-2"]);
        Tags(list["place"]!).ShouldBe(["ZC-1"]);
        Tags(list["before"]!).ShouldBe(["ZC-1", "ZC-2"]);
        ((int)list["words"]!["totalCount"]!).ShouldBe(2);
        list["assetCounts"]!["states"]!.ToJsonString().ShouldBe("""[{"state":"RECEIVED","count":5}]""");
        list["assetCounts"]!["suppliers"]!.AsArray().Select(one => $"{one!["supplier"]} {one["count"]}").ShouldBe(["Inspur 3", "神州数码 2"]);
        ((int)list["assetExpiries"]!["warrantiesEnding"]!).ShouldBe(3);
        list["assetExpiries"]!["entries"]!.AsArray().Select(entry => (int)entry!["daysLeft"]!).ShouldBe([20, 40, 60]);
        var next = await Town.Ask(
            "query($after: String) { assets(first: 2, sort: WARRANTY, after: $after) { nodes { tag } } }",
            new { after = list["first"]!["pageInfo"]!["endCursor"]!.ToString() }, _keeper);
        Tags(next["assets"]!).ShouldBe(["ZC-3", "ZC-4"]);
    }

    [Fact]
    public async Task Who_may_not_see_things_so_sensitive_sees_nothing_of_them()
    {
        var secret = await _hall.Receive(AssetHall.Facts("ZC-S", DataLabel.Important), place: _hall.Rack);
        var open = await _hall.Receive(AssetHall.Facts("ZC-O"), place: _hall.Rack);
        await Town.CatchUp();
        var trusted = await _hall.Trusted();
        foreach (var (token, seen) in new[] { (_keeper, false), (trusted, true) })
        {
            var answer = await Town.Ask(
                "query($id: ID!) { asset(id: $id) { tag } assets { nodes { tag } } assetCounts { total } }", new { id = secret }, token);
            (answer["asset"] is not null).ShouldBe(seen);
            Tags(answer["assets"]!).ShouldBe(seen ? ["ZC-O", "ZC-S"] : ["ZC-O"]);
            ((int)answer["assetCounts"]!["total"]!).ShouldBe(seen ? 2 : 1);
            (await _hall.Elevation(token))["unplaced"]!.AsArray().Count.ShouldBe(seen ? 2 : 1);
        }

        (await Do("scrapAsset", secret, "reason: \"Burnt\"")).ShouldBe("unknown");
        (await Receive(Id, "tag: \"ZC-T\", kind: SERVER, model: \"m\", currency: \"CNY\", label: IMPORTANT")).ShouldBe("asset.label-out-of-reach");
        (await Do("correctAsset", open, "reason: \"r\", facts: { tag: \"ZC-O\", kind: SERVER, model: \"m\", currency: \"CNY\", label: IMPORTANT }"))
            .ShouldBe("asset.label-out-of-reach");
        (await Ask(open))["allowedActions"]!.AsArray().Count.ShouldBeGreaterThan(5);
        (await Ask(open, token: await Host.TokenOfAsync(Role.Operator)))["allowedActions"]!.AsArray().ShouldBeEmpty();
        (await Town.Ask("query($id: ID!) { asset(id: $id) { tag } }", new { id = open }, await Host.IssueAsync([Role.AssetManager], East)))["asset"].ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_watches_is_told_of_assets_within_reach_up_to_their_label()
    {
        using var response = await Host.Post("subscription { assetChanged { tag } }", null, _keeper, "text/event-stream");
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync());
        await _hall.Receive(AssetHall.Facts("ZC-HUSHED", DataLabel.Important));
        await _hall.Receive(AssetHall.Facts("ZC-TOLD"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var told = new List<string>();
        while (!told.Any(line => line.Contains("ZC-TOLD", StringComparison.Ordinal)) && await events.ReadLineAsync(patience.Token) is { } line) told.Add(line);
        told.ShouldAllBe(line => !line.Contains("ZC-HUSHED"));
    }

    [Fact]
    public async Task That_a_warranty_ends_soon_is_told_to_whoever_keeps_the_ledger()
    {
        await _hall.Receive(AssetHall.Facts("ZC-OLD", warranty: Today(-1)));
        await _hall.Receive(AssetHall.Facts("ZC-SECRET", DataLabel.Important, Today(10)));
        var soon = await _hall.Receive(AssetHall.Facts("ZC-SOON", warranty: Today(10)));
        JsonArray? news = null;
        await Eventually.IsTrueAsync(async () =>
        {
            news = (await Town.Ask("{ notifications { nodes { kind assetTag expiresAt } } }", token: _keeper))["notifications"]!["nodes"]!.AsArray();
            return news.Count > 0;
        }, "somebody was told");
        news!.Select(one => $"{one!["kind"]} {one["assetTag"]}").ShouldBe(["ASSET_WARRANTY_ENDING ZC-SOON"]);
        (await Town.Ask("{ notifications { totalCount } }", token: await Host.TokenOfAsync(Role.Operator)))["notifications"]!["totalCount"]!.GetValue<int>().ShouldBe(0);
        await Host.DoAsync(new CorrectAsset(Id, soon, AssetHall.Facts("ZC-SOON", warranty: Today(400)), "Prolonged"));
        await Town.CatchUp();
        (await Town.Ask("{ notifications { totalCount } }", token: _keeper))["notifications"]!["totalCount"]!.GetValue<int>().ShouldBe(0);
    }

    private static DateOnly Today(int days) => Depreciation.DayOf(DateTimeOffset.UtcNow).AddDays(days);

    private static IEnumerable<string> Tags(JsonNode list) => list["nodes"]!.AsArray().Select(node => node!["tag"]!.ToString());

    private Task<string?> Receive(Guid id, string facts) =>
        _hall.Try("receiveAsset", $"assetId: \"{id}\", organisation: \"{_here}\", custodian: \"lin\", facts: {{ {facts} }}", _keeper);

    private Task<string?> Do(string field, Guid asset, string input) => _hall.Try(field, $"assetId: \"{asset}\", {input}", _keeper);

    private async Task<JsonNode> Ask(Guid id, DateTimeOffset? asOf = null, string? token = null) => (await Town.Ask(
        """
        query($id: ID!, $asOf: DateTimeOffset) { asset(id: $id, asOf: $asOf) {
          tag state custodian place { name } unit custodyChain { holder since until } allowedActions
          first: bookValue(on: "2025-01-31") last: bookValue(on: "2040-01-01") timeline { nodes { type summary } } } }
        """, new { id, asOf }, token ?? _keeper))["asset"]!;
}
