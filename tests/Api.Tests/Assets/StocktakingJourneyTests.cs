using System.Text.Json.Nodes;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Domain.Access;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Assets;

/// <summary>A stock-taking from its opening to its end, and the ledger that follows.</summary>
public sealed class StocktakingJourneyTests(TownOfClass at) : IClassFixture<TownOfClass>, IAsyncLifetime
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
    public async Task What_differs_is_decided_on_and_the_ledger_follows()
    {
        var here = await _hall.Receive(AssetHall.Facts("ZC-1"), place: _hall.Rack);
        var moved = await _hall.Receive(AssetHall.Facts("ZC-2"), place: _hall.Rack);
        var lost = await _hall.Receive(AssetHall.Facts("ZC-3"), place: _hall.Room);
        await _hall.Receive(AssetHall.Facts("ZC-4")); // stands nowhere, so not in that room
        await Town.CatchUp();
        var id = Id;
        (await Do("openStocktaking", id, $"organisation: \"{_here}\", name: \"Hall A\", placeId: \"{_hall.Room}\"")).ShouldBeNull();
        (await Do("countAsset", id, "tag: \"zc-1\"")).ShouldBeNull();
        (await Do("countAsset", id, $"tag: \"ZC-2\", placeId: \"{_hall.OtherRack}\"")).ShouldBeNull();
        (await Do("countAsset", id, $"tag: \"ZC-99\", placeId: \"{_hall.Rack}\", note: \"No label\"")).ShouldBeNull();
        (await Do("closeStocktaking", id, "")).ShouldBe("stocktaking.still-counting");
        (await Do("endStocktakingCount", id, "")).ShouldBeNull();
        await Town.CatchUp();
        var page = (await Ask(id))!;
        (page["number"]!.ToString()[..3], (int)page["expectedCount"]!, (int)page["foundCount"]!, (int)page["openCount"]!).ShouldBe(("STK", 3, 2, 3));
        page["lines"]!["nodes"]!.AsArray().Select(line => $"{line!["tag"]} {line["difference"]} {line["foundPlace"]?["name"]}").ShouldBe(
            ["ZC-1  ", "ZC-2 AT_ANOTHER_PLACE R-02", "ZC-3 MISSING ", "ZC-99 UNEXPECTED R-01"]);
        page["lines"]!["nodes"]![0]!["asset"]!["tag"]!.ToString().ShouldBe("ZC-1");

        (await Do("settleStocktakingDifference", id, "tag: \"ZC-2\", settlement: ADJUST_LEDGER, note: \"It was moved\"")).ShouldBeNull();
        (await Do("closeStocktaking", id, "")).ShouldBe("stocktaking.unsettled");
        (await Do("settleStocktakingDifference", id, "tag: \"ZC-3\", settlement: WRITE_OFF, note: \"Nobody has it\"")).ShouldBeNull();
        (await Do("settleStocktakingDifference", id, "tag: \"ZC-99\", settlement: ADJUST_LEDGER, note: \"?\"")).ShouldBe("stocktaking.settlement-unfit");
        (await Do("settleStocktakingDifference", id, "tag: \"ZC-99\", settlement: KEEP_LEDGER, note: \"A visitor's\"")).ShouldBeNull();
        (await Do("closeStocktaking", id, "note: \"Done\"")).ShouldBeNull();
        await Eventually.IsTrueAsync(async () => await StateOf(lost) == "SCRAPPED" && await PlaceOf(moved) == "R-02", "the ledger followed");
        (await PlaceOf(here)).ShouldBe("R-01");
        await Town.CatchUp();
        (await Ask(id))!["status"]!.ToString().ShouldBe("CLOSED");
        (await Town.Ask("{ stocktakings(filter: { statuses: [CLOSED], text: \"hall\" }) { totalCount } }", token: _keeper))["stocktakings"]!["totalCount"]!
            .GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task What_names_sensitive_things_is_as_sensitive_as_they_are()
    {
        await _hall.Receive(AssetHall.Facts("ZC-7"), place: _hall.Rack);
        await _hall.Receive(AssetHall.Facts("ZC-S", DataLabel.Important), place: _hall.Rack);
        await Town.CatchUp();
        var (trusted, mine, theirs) = (await _hall.Trusted(), Id, Id);
        using var response = await Host.Post("subscription { stocktakingChanged { name } }", null, _keeper, "text/event-stream");
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await Do("openStocktaking", theirs, $"organisation: \"{_here}\", name: \"Everything\"", trusted)).ShouldBeNull();
        (await Do("openStocktaking", mine, $"organisation: \"{_here}\", name: \"What I see\"")).ShouldBeNull();
        (await Do("countAsset", mine, "tag: \"ZC-S\"")).ShouldBeNull();
        await Town.CatchUp();
        (await Ask(theirs)).ShouldBeNull();
        (await Do("countAsset", theirs, "tag: \"ZC-7\"")).ShouldBe("unknown");
        ((int)(await Ask(theirs, trusted))!["expectedCount"]!).ShouldBe(2);
        var page = (await Ask(mine)).ShouldNotBeNull("what it names is unknown to whoever counted it");
        ((int)page["expectedCount"]!).ShouldBe(1);
        var line = page["lines"]!["nodes"]!.AsArray().Single(one => one!["tag"]!.ToString() == "ZC-S")!;
        (line["difference"]!.ToString(), line["assetId"]).ShouldBe(("UNEXPECTED", null));
        page["allowedActions"]!.AsArray().Select(action => action!.ToString()).ShouldBe(["COUNT", "UNCOUNT", "END_COUNT", "CANCEL"]);
        (await Ask(mine, await Host.TokenOfAsync(Role.Operator)))!["allowedActions"]!.AsArray().Select(action => action!.ToString()).ShouldBe(["COUNT", "UNCOUNT"]);
        (await Ask(mine, await Host.IssueAsync([Role.AssetManager], East))).ShouldBeNull();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var told = new List<string>();
        while (!told.Any(text => text.Contains("What I see", StringComparison.Ordinal)) && await events.ReadLineAsync(patience.Token) is { } next) told.Add(next);
        told.ShouldAllBe(text => !text.Contains("Everything"));
    }

    private Task<string?> Do(string field, Guid id, string input, string? token = null) =>
        _hall.Try(field, $"stocktakingId: \"{id}\"{(input.Length > 0 ? ", " : "")}{input}", token ?? _keeper);

    private async Task<JsonNode?> Ask(Guid id, string? token = null) => (await Town.Ask(
        """
        query($id: ID!) { stocktaking(id: $id) { number status expectedCount foundCount openCount allowedActions
          lines(first: 50) { nodes { tag difference assetId asset { tag } foundPlace { name } ledgerPlace { name } settlements } } } }
        """, new { id }, token ?? _keeper))["stocktaking"];

    private async Task<string?> StateOf(Guid asset) => (await Asset(asset))["state"]!.ToString();

    private async Task<string?> PlaceOf(Guid asset) => (await Asset(asset))["place"]?["name"]?.ToString();

    private async Task<JsonNode> Asset(Guid id) =>
        (await Town.Ask("query($id: ID!) { asset(id: $id) { state place { name } } }", new { id }, _keeper))["asset"]!;
}
