using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Changes;

using Decision = Decision<ConfigurationItemEvent>;
using static PlannedEditRefusals;

/// <summary>Who edits an item, and as part of what.</summary>
/// <param name="ChangeId">The change that it is part of; null when it is part of none.</param>
/// <param name="ByHand">Whether a person wants it so; else a source tells what it sees.</param>
/// <param name="NeedsChange">Whether nothing but a change will do, whatever the policy.</param>
public sealed record ItemEdit(Guid? ChangeId, bool ByHand, bool NeedsChange = false);

/// <summary>
/// An item that is labelled important is edited by changes. What somebody does beside them is refused or flagged, as the policy says;
/// what is seen of the world is always recorded, for it is so.
/// </summary>
public static class PlannedEdits
{
    extension(Decision decision)
    {
        /// <param name="self">The item's id, which the change must name.</param>
        public Decision Planned(Guid self, ConfigurationItem? item, ItemEdit edit, Circumstances given)
        {
            if (decision.Refusal is not null || item is null || !decision.Events.Any(IsEdit)) return decision;
            if (edit.ChangeId is { } id)
                return WhyNotUnder(given.Find<Change>(id), self) is { } no ? no : decision.And(new ItemEditPlanned(id));
            if (item is not { Label: DataLabel.Important, Unregistered: false }) return decision;
            return edit.NeedsChange || edit.ByHand && given.Landscape.UnplannedEditsIn(item.Organisation) == UnplannedEdits.Refused
                ? ChangeNeeded
                : decision.And(new ItemEditUnplanned());
        }

        private Decision And(ConfigurationItemEvent mark) => new([.. decision.Events, mark], null);
    }

    /// <summary>Whether it alters what the item is. Who looks after it, and who sees it no longer, does not.</summary>
    private static bool IsEdit(ConfigurationItemEvent happened) => happened switch
    {
        ItemReported e => e.Taken.Count > 0,
        ItemStageMoved or ItemClassified or ItemRelated or ItemUnrelated or ItemTextRecorded or ItemRestored => true,
        _ => false,
    };

    private static Refusal? WhyNotUnder(Change? change, Guid item) => change switch
    {
        null                                               => ChangeUnknown,
        { Started: false } or { Closure: not null }        => ChangeNotUnderWay,
        _ when change.Plan?.Items.Contains(item) != true   => ChangeNamesOthers,
        _                                                  => null,
    };
}

public static class PlannedEditRefusals
{
    public static readonly Refusal ChangeNeeded = new("item.change-needed",
        "The item is labelled important: plan a change that names it, have it approved and begin with it; then edit the item as part of that change.",
        "changeId");
    public static readonly Refusal ChangeUnknown = new("item.change-unknown", "There is no such change.", "changeId");
    public static readonly Refusal ChangeNotUnderWay =
        new("item.change-not-under-way", "The change has not begun or is closed: begin with it first, or name another one.", "changeId");
    public static readonly Refusal ChangeNamesOthers =
        new("item.change-names-others", "The change works on other items: name one that works on this item.", "changeId");
}
