using EventSourcedOps.Api.Tests.Assets;
using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Assets;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Configuration;

/// <summary>What may occur once occurs once, whoever is faster, on whichever node.</summary>
public sealed class HoldingsTests(TownOfClass at) : IClassFixture<TownOfClass>
{
    private readonly OpsHost _host = at.Host;
    private readonly SmallTown _town = at.Town;

    [Fact]
    public async Task A_value_that_is_taken_is_refused_until_it_is_given_back()
    {
        var (first, second) = (Id, Id);
        await _host.DoAsync(Server(first, "A-1"));
        (await _town.Try(Server(second, "A-1"))).Refusal!.Code.ShouldBe("value-taken");
        await _host.DoAsync(new ReportItem(Id, first, "manual", [new("asset_tag", "A-2")]));
        await _host.DoAsync(Server(second, "A-1"));
        (await _town.Try(new ReportItem(Id, second, "manual", [new("asset_tag", "A-2")]))).Refusal!.Code.ShouldBe("value-taken");
        await _host.DoAsync(new MoveItemStage(Id, first, Stage.Retired, "Scrapped"));
        await _host.DoAsync(new ReportItem(Id, second, "manual", [new("asset_tag", "A-2")]));
        (await _town.Try(new MoveItemStage(Id, first, Stage.InStock, "Found again"))).Refusal!.Code.ShouldBe("value-taken");
    }

    [Fact]
    public async Task Of_many_who_want_the_same_at_once_one_gets_it_on_two_nodes()
    {
        await using var other = ActivatorUtilities.CreateInstance<CommitLoop>(_host.Services);
        var gates = new[] { _host.Services.GetRequiredService<CommandGate>(), ActivatorUtilities.CreateInstance<CommandGate>(_host.Services, other) };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
            gates[i % 2].Send(new(Server(Id, $"T-{i / 4}"), Caller.Product("test"))))));
        outcomes.Count(outcome => outcome.Refusal is null).ShouldBe(50);
        outcomes.Where(outcome => outcome.Refusal is not null).ShouldAllBe(outcome => outcome.Refusal!.Code == "value-taken");
    }

    [Fact]
    public async Task Who_verifies_finds_what_is_held_and_belongs_to_nobody_and_what_is_not_held()
    {
        var (first, second) = (Id, Id);
        await _host.DoAsync(Server(first, "V-1"));
        await _host.DoAsync(Server(second, "V-2"));
        await _host.DoAsync(new MoveItemStage(Id, second, Stage.Retired, "Scrapped"));
        var asset = Id;
        await _host.DoAsync(new ReceiveAsset(Id, asset, City, AssetHall.Facts("V-3"), "lin"));
        await _host.DoAsync(new LinkAssetItem(Id, asset, first));
        (await Breaches()).ShouldBeEmpty();
        await _host.DoAsync(new ScrapAsset(Id, asset, "Burnt"));
        (await Breaches()).ShouldBeEmpty();
        await PlainSql.AskAsync<Guid>(_host.ConnectionString, "update ops.holdings set holder = $2 where holder = $1 returning holder", first, second);
        (await Breaches()).ShouldHaveSingleItem().ShouldContain($"which belongs to {first}");
        await PlainSql.AskAsync<Guid>(_host.ConnectionString, "delete from ops.holdings where holder = $1 returning holder", second);
        (await Breaches()).ShouldHaveSingleItem().ShouldStartWith($"{first} does not hold");
    }

    private async Task<IReadOnlyList<string>> Breaches() =>
        (await _host.Services.GetRequiredService<Verification>().Run(cancellation: TestContext.Current.CancellationToken))
            .Single(finding => finding.Promise.StartsWith("What may occur once", StringComparison.Ordinal)).Breaches;

    private static RegisterItem Server(Guid id, string tag) =>
        new(Id, id, City, "server", Stage.InStock, "manual", [new("name", $"web {tag}"), new("asset_tag", tag)]);
}
