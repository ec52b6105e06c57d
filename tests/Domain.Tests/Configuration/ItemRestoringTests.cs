using CsCheck;
using EventSourcedOps.Domain.Configuration;
using static EventSourcedOps.Domain.Tests.Configuration.Hall;

namespace EventSourcedOps.Domain.Tests.Configuration;

/// <summary>Undo of an import on one item.</summary>
public sealed class ItemRestoringTests
{
    private static readonly Guid Import = Ids.Derived("import", "one");
    private static readonly ItemRegistered Registered = new(
        Province.Hangzhou, "server", 0, Stage.InUse, ItemSources.Manual, new Dictionary<string, string> { ["name"] = "web-01", ["os"] = "openEuler" });

    [Fact]
    public void What_the_import_told_goes_and_what_was_known_comes_back_with_its_source_and_time()
    {
        TracedFact[] before = [By(Registered), By(new ItemRelated("located-in", Rack, "manual", 100))];
        var undone = Undone([.. before, Imported(new ItemReported("discovery", Values(("os", "Kylin"), ("memory", "64")), Values(), null)),
            Imported(new ItemUnrelated("located-in", Rack)), Imported(new ItemRelated("located-in", OtherRack, "discovery", 90)),
            Imported(new ItemStageMoved(Stage.Maintenance, null))]);
        ShouldBeAlike(undone, Fold(before));
    }

    [Fact]
    public void What_somebody_changed_later_stays_and_is_told()
    {
        TracedFact[] history =
        [
            By(Registered), Imported(new ItemReported("discovery", Values(("os", "Kylin"), ("memory", "64")), Values())),
            By(new ItemReported("manual", Values(("os", "UOS")), Values())),
        ];
        var (trace, now) = ItemTrace.Of(history);
        now.Conflicts(trace, ItemModel.BuiltIn).ShouldBe([("os", "Kylin", "UOS")]);
        var undone = now.After(now.Restore(Import, trace, ItemModel.BuiltIn).Recorded);
        (undone.ValueOf("os"), undone.ValueOf("memory")).ShouldBe(("UOS", null));
    }

    [Fact]
    public void What_was_moved_on_is_not_moved_back_to_a_second_place()
    {
        TracedFact[] history =
        [
            By(Registered), By(new ItemRelated("located-in", Rack, "manual", 100)), Imported(new ItemUnrelated("located-in", Rack)),
            Imported(new ItemRelated("located-in", OtherRack, "netbox", 100)), By(new ItemUnrelated("located-in", OtherRack)),
            By(new ItemRelated("located-in", Self, "manual", 100)),
        ];
        Undone(history).Relations.Keys.ShouldBe([new("located-in", Self)]);
    }

    [Fact]
    public void An_item_that_the_import_made_known_is_retired_until_something_reports_it_anew()
    {
        var undone = Undone([Imported(Registered), Imported(new ItemRelated("located-in", Rack, "netbox", 100))]);
        (undone.Stage, undone.Relations.Count, undone.Unregistered).ShouldBe((Stage.Retired, 0, true));
        var again = undone.After(undone.Register(
            Self, new(Province.Hangzhou, "server", Stage.InStock, "netbox", [Is("name", "web-02")]), Now).Recorded);
        (again.Stage, again.Name, again.Unregistered, again.ValueOf("os")).ShouldBe((Stage.InStock, "web-02", false, null));
        again.Version.ShouldBe(undone.Version + 1);
    }

    [Fact]
    public void An_item_that_somebody_touched_stays_whole()
    {
        var (trace, now) = ItemTrace.Of([Imported(Registered), By(new ItemEntrusted(null, "lin", null))]);
        now.Restore(Import, trace, ItemModel.BuiltIn).ShouldRecordNothing();
        now.Conflicts(trace, ItemModel.BuiltIn).Single().What.ShouldBe("item.entrusted.v1");
    }

    [Fact]
    public void An_edit_between_looking_and_deciding_is_safe()
    {
        var (trace, now) = ItemTrace.Of([By(Registered), Imported(new ItemReported("discovery", Values(("os", "Kylin")), Values()))]);
        var meanwhile = now.After(new ItemReported("manual", Values(("os", "UOS")), Values()));
        meanwhile.Restore(Import, trace, ItemModel.BuiltIn).ShouldRecordNothing();
        var (fresh, made) = ItemTrace.Of([Imported(Registered)]);
        made.After(new ItemEntrusted(null, "lin", null)).Restore(Import, fresh, ItemModel.BuiltIn).ShouldRecordNothing();
    }

    /// <summary>Whatever people said before, and whatever an import said then, undo brings back the same state.</summary>
    [Fact]
    public void Undo_brings_back_the_state_before_whatever_it_was() =>
        Gen.Select(Said(["manual", "discovery", "netbox"]).Array[0, 8], Said(["netbox", "discovery"]).Array[1, 8]).Sample((earlier, imported) =>
        {
            var before = Told([By(Registered)], earlier, byImport: false);
            var after = Told(before, imported, byImport: true);
            ShouldBeAlike(Undone(after), Fold(before));
        });

    private static Gen<(string Source, string Key, string? Value)> Said(string[] sources) =>
        Gen.Select(OneOf(sources), OneOf("os", "memory", "cpu_model"), OneOf("1", "2", "3", null));

    private static Gen<T> OneOf<T>(params T[] some) => Gen.Int[0, some.Length - 1].Select(place => some[place]);

    /// <summary>Tells it as reports do, each a second later.</summary>
    private static List<TracedFact> Told(
        IReadOnlyList<TracedFact> history, IEnumerable<(string Source, string Key, string? Value)> said, bool byImport)
    {
        var told = history.ToList();
        foreach (var (source, key, value) in said)
        {
            var at = Nine.AddSeconds(told.Count);
            var state = ItemTrace.Of(told).Now;
            told.AddRange(state.Report(source, [Is(key, value)], At(at)).Events.Select(happened => new TracedFact(happened, at, "lin", byImport)));
        }

        return told;
    }

    private static ConfigurationItem Undone(IReadOnlyList<TracedFact> history)
    {
        var (trace, now) = ItemTrace.Of(history);
        return now.After(now.Restore(Import, trace, ItemModel.BuiltIn).Recorded);
    }

    private static ConfigurationItem Fold(IEnumerable<TracedFact> history) => ItemTrace.Of(history).Now;

    /// <summary>The same, save for versions.</summary>
    private static void ShouldBeAlike(ConfigurationItem item, ConfigurationItem other)
    {
        item.Stage.ShouldBe(other.Stage);
        item.MissedBy.Order().ShouldBe(other.MissedBy.Order());
        item.Relations.ShouldBe(other.Relations, ignoreOrder: true);
        foreach (var key in item.Attributes.Keys.Union(other.Attributes.Keys))
            KeptClaims.Of(item.Attributes.GetValueOrDefault(key)).Holds(other.Attributes.GetValueOrDefault(key)).ShouldBeTrue(key);
    }

    private static TracedFact By(ConfigurationItemEvent fact) => new(fact, Nine, "lin", ByImport: false);

    private static TracedFact Imported(ConfigurationItemEvent fact) => new(fact, Nine.AddHours(1), "import", ByImport: true);

    private static Dictionary<string, string?> Values(params (string Key, string? Value)[] said) => said.ToDictionary(pair => pair.Key, pair => pair.Value);
}
