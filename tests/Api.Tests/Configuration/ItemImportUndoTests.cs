using EventSourcedOps.Api.Tests.Hosting;
using EventSourcedOps.Api.Tests.Incidents;
using EventSourcedOps.Application.Configuration;
using EventSourcedOps.Application.Configuration.Import;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static EventSourcedOps.Api.Tests.Incidents.SmallTown;

namespace EventSourcedOps.Api.Tests.Configuration;

/// <summary>What an undo leaves because something that stays points to it.</summary>
public sealed class ItemImportUndoTests(TownOfClass at) : IClassFixture<TownOfClass>
{
    private OpsHost Host => at.Host;

    private SmallTown Town => at.Town;

    [Fact]
    public async Task An_item_that_others_point_to_stays_with_what_it_stands_on_and_is_told()
    {
        var here = await Town.OpenDepartment(City);
        var imports = new Imports(Host, here);
        var import = await imports.TakeOver("base,S-1,", "middle,S-2,base", "top,S-3,middle", "alone,S-4,");
        await Town.CatchUp();
        var (middle, mine) = (await IdOf("middle", here), Id);
        await Host.DoAsync(new RegisterItem(Id, mine, here, "server", Stage.InStock, "manual", [new("name", "mine")]));
        await Host.DoAsync(new RelateItem(Id, mine, "depends-on", middle, "manual"));
        await Town.CatchUp();

        var preview = await Host.Services.GetRequiredService<ItemImportUndo>().Preview(import, here, TestContext.Current.CancellationToken);
        preview.Counts.ShouldBe(new(0, 2, 2));
        preview.Kept.Select(kept => (kept.Item, kept.What, kept.Now)).ShouldBe(
            [("middle", ItemRestoring.PointedTo, $"{mine}"), ("base", ItemRestoring.PointedTo, $"{middle}")], ignoreOrder: true);

        (await imports.TakeBack(import)).Undo.ShouldBe(new(0, 2, 2));
        await Town.CatchUp();
        (await Names(here)).ShouldBe(["base", "middle", "mine"]);
    }

    [Fact]
    public async Task What_a_later_edit_keeps_keeps_what_it_points_to()
    {
        var here = await Town.OpenDepartment(City);
        var imports = new Imports(Host, here);
        var import = await imports.TakeOver("base,S-1,", "top,S-3,base");
        await Town.CatchUp();
        await Host.DoAsync(new ReportItem(Id, await IdOf("top", here), "manual", [new("memory", "64")]));
        var undone = await imports.TakeBack(import);
        undone.Undo.ShouldBe(new(0, 0, 2));
        await Town.CatchUp();
        (await Names(here)).ShouldBe(["base", "top"]);
    }

    private Task<Guid> IdOf(string name, string organisation) => PlainSql.AskAsync<Guid>(
        Host.ConnectionString, $"select id from {ConfigurationItems.Model.Table} where name = $1 and organisation = $2 and until = 'infinity'", name, organisation);

    private async Task<string[]> Names(string organisation) => await PlainSql.AskAsync<string[]>(
        Host.ConnectionString,
        $"select array_agg(name order by name) from {ConfigurationItems.Model.Table} where organisation = $1 and until = 'infinity' and stage <> 'Retired'",
        organisation);
}
