using System.Net.Http.Headers;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Api.Tests.Walls;
using EventSourcedOps.Application.Assets;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Assets;

/// <summary>Somebody whose rights reach ordinary things only learns nothing of an asset that became sensitive, by whichever way they ask.</summary>
public sealed class AssetLabelTests(SharedPostgres postgres) : TownTests(postgres)
{
    private static readonly Role[] All = [Role.AssetManager, Role.Auditor, Role.Partner];

    [Fact]
    public async Task What_becomes_sensitive_is_no_longer_seen_by_those_who_may_see_ordinary_things_only()
    {
        await SecondWall.TakeDownIfAsked(Host);
        var (open, trusted) = (await Host.IssueAsync(All, Province), await Host.IssueAsync(All, Province, label: DataLabel.Sensitive));
        var hall = new AssetHall(Host, Town);
        await hall.Build();
        var until = Depreciation.DayOf(DateTimeOffset.UtcNow).AddDays(10);
        var facts = AssetHall.Facts("Cipher-1", warranty: until, supplier: "Cipher works");
        var asset = await hall.Receive(facts, place: hall.Rack);
        await Host.DoAsync(new LinkAssetItem(Id, asset, hall.Switch));
        await hall.Receive(AssetHall.Facts("ZC-1"), place: hall.Room);
        await Town.CatchUp();
        var stocktaking = Id;
        await Host.DoAsync(new OpenStocktaking(Id, stocktaking, West, "Rack one", hall.Rack));
        await Host.DoAsync(new CountAsset(Id, stocktaking, "Cipher-1"));
        await Host.DoAsync(new EndStocktakingCount(Id, stocktaking));
        await Host.Eventually("{ notifications { totalCount } }", told => (int?)told["data"]?["notifications"]?["totalCount"] == 1, token: open);
        await Town.CatchUp();
        var before = DateTimeOffset.UtcNow;
        var ways = Ways(hall, asset, stocktaking, before);
        foreach (var (way, ask) in ways) (await ask(open)).ShouldContain("Cipher", Case.Sensitive, way);

        await Host.DoAsync(new CorrectAsset(Id, asset, facts with { Label = DataLabel.Sensitive }, "Cipher keys are in it"));

        await Host.Eventually(
            $"{{ stocktaking(id: \"{stocktaking}\") {{ label }} }}",
            told => (string?)told["data"]?["stocktaking"]?["label"] == "SENSITIVE", token: trusted);
        await Town.CatchUp();
        foreach (var (way, ask) in ways)
        {
            (await ask(trusted)).ShouldContain("Cipher", Case.Sensitive, way);
            (await ask(open)).ShouldNotContain("Cipher", Case.Sensitive, way);
        }

        var rest = await Town.Ask(
            $"{{ assets {{ totalCount }} assetCounts {{ total }} asset(id: \"{asset}\") {{ id }} stocktakings {{ totalCount }} notifications {{ totalCount }} }}",
            token: open);
        ((int)rest["assets"]!["totalCount"]!, (int)rest["assetCounts"]!["total"]!).ShouldBe((1, 1));
        ((int)rest["stocktakings"]!["totalCount"]!, (int)rest["notifications"]!["totalCount"]!, rest["asset"]).ShouldBe((0, 0, null));
    }

    /// <summary>Everything that tells words of an asset.</summary>
    private Dictionary<string, Func<string, Task<string>>> Ways(AssetHall hall, Guid asset, Guid stocktaking, DateTimeOffset before) => new()
    {
        ["list"] = Question("{ assets { nodes { tag } } }"),
        ["list as of then"] = Question($"{{ assets(asOf: \"{before:O}\") {{ nodes {{ tag }} }} }}"),
        ["page"] = Question($"{{ asset(id: \"{asset}\") {{ tag timeline {{ nodes {{ data }} }} }} }}"),
        ["page as of then"] = Question($"{{ asset(id: \"{asset}\", asOf: \"{before:O}\") {{ tag }} }}"),
        ["words"] = Question("{ assets(filter: { text: \"cipher\" }) { nodes { tag } } }"),
        ["counts"] = Question("{ assetCounts { suppliers { supplier } } }"),
        ["expiries"] = Question("{ assetExpiries(days: 30) { entries { asset { tag } } } }"),
        ["asset of an item"] = Question($"{{ configurationItem(id: \"{hall.Switch}\") {{ asset {{ tag }} }} }}"),
        ["rack"] = Question($"{{ rackElevation(id: \"{hall.Rack}\") {{ occupants {{ asset {{ tag }} }} unplaced {{ asset {{ tag }} }} }} }}"),
        ["rack as of then"] = Question(
            $"{{ rackElevation(id: \"{hall.Rack}\", asOf: \"{before:O}\") {{ occupants {{ asset {{ tag }} }} unplaced {{ asset {{ tag }} }} }} }}"),
        ["stock-taking"] = Question($"{{ stocktaking(id: \"{stocktaking}\") {{ lines {{ nodes {{ tag }} }} timeline {{ nodes {{ data }} }} }} }}"),
        ["stock-taking as of then"] = Question($"{{ stocktaking(id: \"{stocktaking}\", asOf: \"{before:O}\") {{ lines {{ nodes {{ tag }} }} }} }}"),
        ["news"] = Question("{ notifications { nodes { assetTag } } }"),
        ["audit"] = Question("{ audit(first: 200) { nodes { input } } }"),
        ["audit about it"] = Question($"{{ audit(filter: {{ subject: \"{asset}\" }}) {{ nodes {{ input }} }} }}"),
        ["audit about the stock-taking"] = Question($"{{ audit(filter: {{ subject: \"{stocktaking}\" }}) {{ nodes {{ input }} }} }}"),
        ["replay"] = Question($"{{ streamHistory(id: \"{asset}\") {{ steps {{ nodes {{ data }} }} }} }}"),
        ["replay of the stock-taking"] = Question($"{{ streamHistory(id: \"{stocktaking}\") {{ steps {{ nodes {{ data }} }} }} }}"),
        ["export of the audit trail"] = token => Get("/exports/audit?format=csv", token),
        ["feed"] = token => Get("/feeds/events?limit=1000&types=asset.*", token),
        ["feed of stock-takings"] = token => Get("/feeds/events?limit=1000&types=stocktaking.*", token),
        ["feed of the audit trail"] = token => Get("/feeds/events?limit=1000&types=audit.*", token),
    };

    private Func<string, Task<string>> Question(string query) => async token => (await Host.Send(query, token: token)).ToJsonString();

    private async Task<string> Get(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Host.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
