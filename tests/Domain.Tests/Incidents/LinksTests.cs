using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using static EventSourcedOps.Domain.Tests.Incidents.District;

namespace EventSourcedOps.Domain.Tests.Incidents;

public sealed class LinksTests
{
    private static readonly Guid Third = Ids.Derived("incident", "third");

    [Fact]
    public void A_duplicate_is_merged_and_closed()
    {
        var marked = new IncidentMarkedDuplicate(Original);
        Given(Reported).MarkDuplicate(Self, Original, Beside(Given(Reported))).ShouldRecord(marked);
        Given(Reported, marked)!.Status.ShouldBe(IncidentStatus.Closed);
        Given(Reported, marked).MarkDuplicate(Self, Original, Beside(Given(Reported))).ShouldRecordNothing();
        Given(Reported, marked).UnmarkDuplicate("Other cause").ShouldRecord(new IncidentUnmarkedDuplicate(Original, "Other cause"));
        Given(Reported, marked, new IncidentUnmarkedDuplicate(Original, "Other cause"))!.Status.ShouldBe(IncidentStatus.New);
        Given(Reported).UnmarkDuplicate("Other cause").ShouldRefuse(IncidentRefusals.NotDuplicate);
    }

    [Fact]
    public void Duplicates_point_to_one_original()
    {
        Given(Reported).MarkDuplicate(Self, Self, Beside(Given(Reported))).ShouldRefuse(IncidentRefusals.DuplicateOfSelf);
        Given(Reported).MarkDuplicate(Self, Original, Beside(null)).ShouldRefuse(IncidentRefusals.OriginalUnknown);
        Given(Reported).MarkDuplicate(Self, Original, Beside(Given(Reported, new IncidentMarkedDuplicate(Third))))
            .ShouldRefuse(IncidentRefusals.OriginalMerged);
        Given(Reported, new IncidentDuplicateNoted(Third)).MarkDuplicate(Self, Original, Beside(Given(Reported)))
            .ShouldRefuse(IncidentRefusals.HasDuplicates);
    }

    [Fact]
    public void The_original_notes_what_the_duplicate_says()
    {
        var merged = Beside(Given(Reported, new IncidentMarkedDuplicate(Self)));
        Given(Reported).NoteDuplicate(Self, Original, merged).ShouldRecord(new IncidentDuplicateNoted(Original));
        Given(Reported, new IncidentDuplicateNoted(Original)).NoteDuplicate(Self, Original, merged).ShouldRecordNothing();
        Given(Reported, new IncidentDuplicateNoted(Original)).NoteDuplicate(Self, Original, Beside(Given(Reported)))
            .ShouldRecord(new IncidentDuplicateStruck(Original));
    }

    [Fact]
    public void The_parent_notes_what_the_child_says()
    {
        var part = Beside(Given(Reported, new IncidentLinkedToParent(Self)));
        Given(Reported).NoteChild(Self, Original, part).ShouldRecord(new IncidentChildNoted(Original));
        Given(Reported, new IncidentChildNoted(Original)).NoteChild(Self, Original, part).ShouldRecordNothing();
        Given(Reported, new IncidentChildNoted(Original)).NoteChild(Self, Original, Beside(Given(Reported)))
            .ShouldRecord(new IncidentChildStruck(Original));
    }

    [Fact]
    public void Parts_have_one_level()
    {
        var part = new IncidentLinkedToParent(Original);
        Given(Reported).LinkToParent(Self, Original, Beside(Given(Reported))).ShouldRecord(part);
        Given(Reported, part).LinkToParent(Self, Original, Beside(Given(Reported))).ShouldRecordNothing();
        Given(Reported, part).LinkToParent(Self, Third, Beside(Given(Reported))).ShouldRefuse(IncidentRefusals.HasParent);
        Given(Reported).LinkToParent(Self, Self, Beside(Given(Reported))).ShouldRefuse(IncidentRefusals.ParentOfSelf);
        Given(Reported).LinkToParent(Self, Original, Beside(null)).ShouldRefuse(IncidentRefusals.ParentUnknown);
        Given(Reported).LinkToParent(Self, Original, Beside(Given(Reported, new IncidentLinkedToParent(Third))))
            .ShouldRefuse(IncidentRefusals.ParentIsChild);
        Given(Reported, new IncidentChildNoted(Third)).LinkToParent(Self, Original, Beside(Given(Reported)))
            .ShouldRefuse(IncidentRefusals.HasChildren);
        Given(Reported).LinkToParent(Self, Original, Beside(Given(Reported, Triaged, Resolved, Closed)))
            .ShouldRefuse(IncidentRefusals.ParentClosed);
    }

    [Fact]
    public void What_one_may_not_read_is_as_good_as_none()
    {
        var sensitive = Given(Reported, new IncidentRelabelled(DataLabel.Sensitive, null));
        var elsewhere = Beside(Given(Reported)) with { Rights = Rights.Over(new HashSet<string> { "incident.read" }, new HashSet<string>()) };
        var normalOnly = Beside(sensitive) with
        {
            Rights = Rights.Of([new(new HashSet<string> { "incident.read" }, new(Reach.Everywhere, true), null, DataLabel.Normal)]),
        };
        foreach (var given in new[] { elsewhere, normalOnly })
        {
            Given(Reported).LinkToParent(Self, Original, given).ShouldRefuse(IncidentRefusals.ParentUnknown);
            Given(Reported).MarkDuplicate(Self, Original, given).ShouldRefuse(IncidentRefusals.OriginalUnknown);
        }
    }

    [Fact]
    public void A_part_can_be_taken_out()
    {
        Given(Reported, new IncidentLinkedToParent(Original)).UnlinkFromParent().ShouldRecord(new IncidentUnlinkedFromParent(Original));
        Given(Reported).UnlinkFromParent().ShouldRefuse(IncidentRefusals.NotChild);
    }

    [Fact]
    public void Resolving_the_parent_leaves_its_parts_alone() =>
        Given(Reported, Triaged, new IncidentChildNoted(Third)).Resolve("fixed", "Restarted the gateway").ShouldRecord(Resolved);

    [Fact]
    public void Links_to_other_things_are_kept_even_after_closing()
    {
        var linked = new IncidentLinked(LinkKind.Problem, "PRB0000007");
        Given(Reported, Triaged, Resolved, Closed).Link(LinkKind.Problem, "PRB0000007").ShouldRecord(linked);
        Given(Reported, linked).Link(LinkKind.Problem, "PRB0000007").ShouldRecordNothing();
        Given(Reported, linked).Unlink(LinkKind.Problem, "PRB0000007").ShouldRecord(new IncidentUnlinked(LinkKind.Problem, "PRB0000007"));
        Given(Reported, linked).Unlink(LinkKind.Change, "PRB0000007").ShouldRefuse(IncidentRefusals.NotLinked);
    }

    private static Circumstances Beside(Incident? other) => At(Nine, other: _ => other);
}
