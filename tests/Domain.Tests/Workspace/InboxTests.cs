using EventSourcedOps.Domain.Workspace;
using static EventSourcedOps.Domain.Tests.Workspace.Desk;

namespace EventSourcedOps.Domain.Tests.Workspace;

public sealed class InboxTests
{
    private static readonly Guid One = Guid.NewGuid();
    private static readonly DateTimeOffset Eight = Nine.AddHours(-1);

    [Fact]
    public void What_was_read_stays_read_until_there_is_news()
    {
        var inbox = After(new NotificationRead(One, Eight))!;
        inbox.Knows(One, Eight).ShouldBeTrue();
        inbox.Knows(One, Eight.AddSeconds(1)).ShouldBeFalse();
        inbox.Knows(Guid.NewGuid(), Eight).ShouldBeFalse();
        inbox.ReadOne(One, Eight, AtDesk).ShouldRecordNothing();
    }

    [Fact]
    public void Reading_everything_takes_the_single_marks_along()
    {
        var inbox = After(new NotificationRead(One, Eight), new InboxReadUpTo(Eight.AddMinutes(1)))!;
        inbox.Read.ShouldBeEmpty();
        inbox.Knows(One, Eight).ShouldBeTrue();
        inbox.ReadUpTo(Eight, AtDesk).ShouldRecordNothing();
        inbox.ReadOne(One, Eight, AtDesk).ShouldRecordNothing();
    }

    [Fact]
    public void Nobody_reads_ahead()
    {
        After().ReadUpTo(Nine.AddSeconds(1), AtDesk).ShouldRefuse(InboxRefusals.NotToldYet);
        After().ReadOne(One, Nine.AddSeconds(1), AtDesk).ShouldRefuse(InboxRefusals.NotToldYet);
        After().ReadUpTo(Nine, AtDesk).ShouldRecord(new InboxReadUpTo(Nine));
    }

    [Fact]
    public void Marks_are_bounded_and_forget_the_oldest()
    {
        var marks = Enumerable.Range(0, Inbox.MostMarks + 10).Select(i => new NotificationRead(Ids.Derived($"{i}"), Eight.AddSeconds(i))).ToArray();
        var inbox = After(marks)!;
        inbox.Read.Count.ShouldBe(Inbox.MostMarks);
        inbox.Knows(marks[^1].NotificationId, marks[^1].ToldAt).ShouldBeTrue();
        inbox.Knows(marks[0].NotificationId, marks[0].ToldAt).ShouldBeFalse();
    }

    private static Inbox? After(params IEnumerable<InboxEvent> history) =>
        history.Aggregate((Inbox?)null, (state, happened) => Inbox.Evolve(state, happened, Nine));
}
