using EventSourcedOps.Domain.Workspace;
using static EventSourcedOps.Domain.Tests.Workspace.Desk;

namespace EventSourcedOps.Domain.Tests.Workspace;

public sealed class PersonalListsTests
{
    private static readonly Guid Mine = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();
    private static readonly FilterSaved Saved = new(Mine, "incidents", "Critical", "priority=CRITICAL", null);

    [Fact]
    public void A_filter_is_kept_under_a_name_of_its_own()
    {
        Lists().SaveFilter(Mine, "incidents", "Critical", "priority=CRITICAL", false, AtDesk).ShouldRecord(Saved);
        Lists(Saved).SaveFilter(Mine, "incidents", "Else", "", false, AtDesk).ShouldRefuse(SavedFilterRefusals.AlreadyExists);
        Lists(Saved).SaveFilter(Other, "incidents", "Critical", "", false, AtDesk).ShouldRefuse(SavedFilterRefusals.NameTaken);
        Lists(Saved).SaveFilter(Other, "clocks", "Critical", "", false, AtDesk).Refusal.ShouldBeNull();
        Lists(Saved).RenameFilter(Mine, "Critical").ShouldRecordNothing();
        Lists(Saved, Saved with { FilterId = Other, Name = "Else" }).RenameFilter(Other, "Critical").ShouldRefuse(SavedFilterRefusals.NameTaken);
    }

    [Fact]
    public void A_filter_is_shared_with_the_own_organisation_and_no_other()
    {
        Lists(Saved).ShareFilter(Mine, true, AtDesk).ShouldRecord(new FilterShared(Mine, Province.Xihu));
        Lists(Saved, new FilterShared(Mine, Province.Xihu)).ShareFilter(Mine, true, AtDesk).ShouldRecordNothing();
        Lists(Saved, new FilterShared(Mine, Province.Ningbo)).ShareFilter(Mine, true, AtDesk).ShouldRecord(new FilterShared(Mine, Province.Xihu));
        Lists(Saved, new FilterShared(Mine, Province.Xihu)).ShareFilter(Mine, false, AtDesk).ShouldRecord(new FilterUnshared(Mine));
        Lists(Saved).ShareFilter(Mine, true, Nobody).ShouldRefuse(SavedFilterRefusals.NobodyToShareWith);
    }

    [Fact]
    public void So_many_filters_are_kept_and_no_more()
    {
        var full = Enumerable.Range(0, PersonalLists.MostFilters).Select(i => Saved with { FilterId = Guid.NewGuid(), Name = $"{i}" }).ToArray();
        Lists(full).SaveFilter(Other, "incidents", "One more", "", false, AtDesk).ShouldRefuse(SavedFilterRefusals.TooMany);
        Lists([.. full, new FilterDeleted(full[0].FilterId)]).SaveFilter(Other, "incidents", "One more", "", false, AtDesk).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Nobody_changes_a_filter_that_is_not_theirs()
    {
        Lists().ChangeFilter(Mine, "").ShouldRefuse(SavedFilterRefusals.Unknown);
        Lists().ShareFilter(Mine, true, AtDesk).ShouldRefuse(SavedFilterRefusals.Unknown);
        Lists(Saved, new FilterDeleted(Mine)).DeleteFilter(Mine).ShouldRefuse(SavedFilterRefusals.Unknown);
    }

    [Fact]
    public void Columns_are_chosen_in_their_order()
    {
        ListColumn[] columns = [new("number"), new("title", 300)];
        Lists().ChooseColumns("incidents", columns).Events.Single().ShouldBe(new ListColumnsChosen("incidents", columns));
        Lists(new ListColumnsChosen("incidents", columns)).ChooseColumns("incidents", [.. columns]).ShouldRecordNothing();
        Lists().ChooseColumns("incidents", [new("number"), new("number", 90)]).ShouldRefuse(ListRefusals.ColumnTwice);
        Lists(new ListColumnsChosen("incidents", columns)).ResetColumns("incidents").ShouldRecord(new ListColumnsReset("incidents"));
        Lists().ResetColumns("incidents").ShouldRecordNothing();
    }

    private static PersonalLists? Lists(params IEnumerable<PersonalListEvent> history) =>
        history.Aggregate((PersonalLists?)null, (state, happened) => PersonalLists.Evolve(state, happened, Nine));
}
