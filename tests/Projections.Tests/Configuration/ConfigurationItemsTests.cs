using CsCheck;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Configuration;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Projections.Tests.Configuration;

public sealed class ConfigurationItemsTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Item = Ids.Derived("item", "server");
    private static readonly Guid[] Racks = [Ids.Derived("rack", "1"), Ids.Derived("rack", "2")];
    private static readonly string[] Sources = ["manual", "netbox", "discovery"];

    private static readonly Gen<ConfigurationItemEvent> Facts = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 2], Gen.Int[0, 1]).Select(
        ConfigurationItemEvent (move, source, other) => move switch
        {
            0 => new ItemReported(Sources[source], new Dictionary<string, string?> { ["os"] = $"os {other}" }, new Dictionary<string, string?>()),
            1 => new ItemReported(Sources[source], new Dictionary<string, string?>(), new Dictionary<string, string?> { ["os"] = $"os {other}" }),
            2 => new ItemRelated("located-in", Racks[other], Sources[source], 100),
            3 => new ItemUnrelated("located-in", Racks[other]),
            4 => new ItemMissed(Sources[source]),
            5 => new ItemBaselineSet($"baseline {other}"),
            _ => new ItemTextRecorded("running-config", $"{source}{other}", 7, Sources[source]),
        });

    /// <summary>Rows say of an item and its relations what decisions know of it.</summary>
    [Fact]
    public void Items_and_relations_are_shown_as_the_domain_knows_them() => Facts.List[0, 30].Sample(facts =>
    {
        var (items, relations, state) = (new RowFold(ConfigurationItems.Model), new RowFold(Relations.Model), (ConfigurationItem?)null);
        var registered = new ItemRegistered(
            "330000", "server", 0, Stage.InStock, "manual", new Dictionary<string, string> { ["name"] = "web-01", ["asset_tag"] = "A-1" });
        foreach (var (fact, i) in facts.Prepend(registered).Select((fact, i) => (fact, i)))
        {
            var happened = Recorded(fact, i + 1);
            state = ConfigurationItem.Evolve(state, fact, happened.OccurredAt);
            foreach (var fold in (RowFold[])[items, relations])
                if ((fold == items ? ConfigurationItems.Model : (ReadModel)Relations.Model).Events.Contains(fact.GetType()))
                    fold.Apply(happened).ShouldBeEmpty();
        }

        var row = (ItemRow)items.Of(Item)!.Row;
        row.Values.ShouldBe(state!.Values);
        row.MissedBy.ShouldBe(state.MissedBy, ignoreOrder: true);
        row.Baselines.ToDictionary(pair => pair.Key, pair => pair.Value.Values.Count)
            .ShouldBe(state.Baselines.ToDictionary(pair => pair.Key, pair => pair.Value.Values.Count), ignoreOrder: true);
        row.Attributes.Values.SelectMany(claims => claims.Rejected.Values).ShouldBe(
            state.Attributes.Values.SelectMany(claims => claims.Rejected.Values), ignoreOrder: true);
        foreach (var rack in Racks)
        {
            var end = new RelationEnd("located-in", rack);
            var shown = (RelationRow?)relations.Of(end.From(Item))?.Row;
            (shown?.Source, shown?.Since).ShouldBe((state.Relations.GetValueOrDefault(end)?.Source, state.Relations.GetValueOrDefault(end)?.Since));
        }
    }, iter: 500);

    [Fact]
    public void An_item_is_found_by_whole_values_and_by_words()
    {
        var row = new ItemRow(Item, "330000", "server", 0, Stage.InStock, Nine)
        {
            Attributes = new Dictionary<string, string> { ["name"] = "核心交换机 7", ["serial"] = "SN=1" }.Begun("manual", Nine),
        };
        Column("attributes", row).ShouldBe(["name=核心交换机 7", "serial=SN=1"]);
        Column("terms", row).ShouldContain("核心");
        ConfigurationItems.Model.Read(ConfigurationItems.Model.WriteBytes(row)).ShouldBeOfType<ItemRow>().Values.ShouldBe(row.Values);
    }

    private static IEnumerable<string> Column(string name, ItemRow row) =>
        (IEnumerable<string>)ConfigurationItems.Model.Columns.Single(column => column.Name == name).Of(row)!;

    private static Recorded Recorded(ConfigurationItemEvent fact, int version) => new(
        version, Ids.Derived($"{version}"), "330000", Item, version, WireNames.Of(fact.GetType()), Nine.AddMinutes(version), "lin", null, null,
        EventHeaders.None, fact);
}
