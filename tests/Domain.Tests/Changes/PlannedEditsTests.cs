using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Tests.Configuration;
using static EventSourcedOps.Domain.Changes.PlannedEditRefusals;
using static EventSourcedOps.Domain.Tests.Changes.Works;
using static EventSourcedOps.Domain.Tests.Province;

namespace EventSourcedOps.Domain.Tests.Changes;

public sealed class PlannedEditsTests
{
    private static readonly Guid Upgrade = Ids.Derived("change", "upgrade");
    private static readonly ItemEdit ByHand = new(null, ByHand: true), Seen = new(null, ByHand: false), Part = new(Upgrade, ByHand: true);
    private static readonly ItemReported News = new("manual", new Dictionary<string, string?> { ["os"] = "Kylin" }, new Dictionary<string, string?>());

    private static readonly ConfigurationItem Normal = Hall.Standing("server", Stage.InUse);
    private static readonly ConfigurationItem Important = Normal.After(new ItemClassified(Importance.Core, DataLabel.Important));

    [Fact]
    public void What_is_not_important_is_edited_freely() => Asked(Normal, ByHand).ShouldRecord(News);

    [Fact]
    public void Nobody_edits_an_important_item_beside_its_changes() => Asked(Important, ByHand).ShouldRefuse(ChangeNeeded);

    [Fact]
    public void What_a_source_sees_is_recorded_and_flagged() => Asked(Important, Seen).ShouldRecord(News, new ItemEditUnplanned());

    [Fact]
    public void Where_the_policy_says_so_edits_are_flagged_and_not_refused()
    {
        var lenient = Standing.With(new ChangePolicySet(Zhejiang, UnplannedEdits.Flagged));
        Asked(Important, ByHand, landscape: lenient).ShouldRecord(News, new ItemEditUnplanned());
        Asked(Important, ByHand with { NeedsChange = true }, landscape: lenient).ShouldRefuse(ChangeNeeded);
        var strictBelow = lenient.With(new ChangePolicySet(Hangzhou, UnplannedEdits.Refused));
        Asked(Important, ByHand, landscape: strictBelow).ShouldRefuse(ChangeNeeded);
    }

    [Fact]
    public void A_change_that_is_under_way_and_names_the_item_is_leave_to_edit_it()
    {
        Asked(Important, Part, Begun).ShouldRecord(News, new ItemEditPlanned(Upgrade));
        Asked(Important, Part with { NeedsChange = true }, Done).ShouldRecord(News, new ItemEditPlanned(Upgrade));
        Asked(Important, Part).ShouldRefuse(ChangeUnknown);
        Asked(Important, Part, Planned).ShouldRefuse(ChangeNotUnderWay);
        Asked(Important, Part, Booked).ShouldRefuse(ChangeNotUnderWay);
        Asked(Important, Part, Begun, self: Firewall).ShouldRefuse(ChangeNamesOthers);
    }

    [Fact]
    public void An_edit_can_be_told_of_a_change_whatever_the_label() => Asked(Normal, Part, Begun).ShouldRecord(News, new ItemEditPlanned(Upgrade));

    [Fact]
    public void Who_looks_after_an_item_and_who_misses_it_is_no_edit()
    {
        foreach (ConfigurationItemEvent happened in new ConfigurationItemEvent[]
                 { new ItemEntrusted(null, "li", null), new ItemMissed("netbox"), new ItemBaselineSet("now") })
            new Decision<ConfigurationItemEvent>([happened], null).Planned(Switch, Important, ByHand, Given(null, null)).ShouldRecord(happened);
    }

    private static Decision<ConfigurationItemEvent> Asked(
        ConfigurationItem item, ItemEdit edit, Change? change = null, Landscape? landscape = null, Guid? self = null) =>
        new Decision<ConfigurationItemEvent>([News], null).Planned(self ?? Switch, item, edit, Given(change, landscape));

    private static Circumstances Given(Change? change, Landscape? landscape) =>
        new(Nine, Nine, "lin", landscape ?? Standing, id => id == Upgrade ? change : null);
}
